import type { Article } from '../record/article.ts';

/** A citation format: one file of this folder, and one line in the registry. */
export interface Format {
  /** Names the format in code and in the page's markup. */
  readonly id: string;
  /** What a reader calls it. */
  readonly label: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The address that names the vocabulary, where the media type does not. */
  readonly profile?: string;
  /** What a record must have, or else it is not written in this format. Title and journal are always there. */
  readonly requires?: readonly (keyof Article)[];
  /** The whole content of a file of one record. */
  readonly write: (articles: readonly [Article]) => string;
}

/** A format whose file can hold many records: there is one for each issue, each journal and the library. */
export interface BulkFormat extends Format {
  readonly bulk: true;
  readonly frame: Frame;
  /** The whole content of one file of these records, in their order. */
  readonly write: (articles: readonly Article[]) => string;
}

/** What a file of records has around them, and between two. */
export interface Frame {
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

/** The record in a file of one. */
export const recordIn = (file: string, { open, close }: Frame): string =>
  file.slice(open.length, file.length - close.length);

/** One file of the records in several. */
export const joinFiles = (files: readonly string[], frame: Frame): string =>
  frame.open + files.map((file) => recordIn(file, frame)).join(frame.between) + frame.close;
