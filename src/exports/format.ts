import type { Article } from '../record/article.ts';
import type { ContainerKind } from '../record/container.ts';

/** A citation format: one file in this folder and one line in the registry. */
export interface Format {
  /** Id of the format, in code and HTML. */
  readonly id: string;
  /** Name shown to readers. */
  readonly label: string;
  /** File extension, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What it is for, where the strings of the interface have no sentence on it. */
  readonly purpose?: string;
  /** URL of the vocabulary, if the media type does not identify it. */
  readonly profile?: string;
  /** Fields without which a record is not written in this format. Title and container are always present. */
  readonly requires?: readonly (keyof Article)[];
  /** The kinds of containers whose articles it can describe, if not all. */
  readonly containers?: readonly ContainerKind[];
  /** The whole content of a file with one record. */
  readonly write: (articles: readonly [Article]) => string;
}

/** A format whose files can contain many records: there is one for each issue, each journal and the library. */
export interface BulkFormat extends Format {
  readonly bulk: true;
  readonly frame: Frame;
  /** The whole content of one file with these records, in order. */
  readonly write: (articles: readonly Article[]) => string;
}

/** The text around and between the records of a file. */
export interface Frame {
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

/** Extracts the record from a file with one record. */
export const recordIn = (file: string, { open, close }: Frame): string =>
  file.slice(open.length, file.length - close.length);

/** Joins the records of several files into one. */
export const joinFiles = (files: readonly string[], frame: Frame): string =>
  frame.open + files.map((file) => recordIn(file, frame)).join(frame.between) + frame.close;
