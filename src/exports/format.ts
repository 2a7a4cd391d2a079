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
  /** The whole content of one file holding these records, in their order. */
  readonly write: (articles: readonly Article[]) => string;
}
