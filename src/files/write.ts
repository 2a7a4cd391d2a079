import { bulkFormats } from '../exports/index.ts';
import { formatReference, type Reference } from '../exports/reference.ts';
import type { JournalIssue } from '../library.ts';
import type { Article } from '../record/article.ts';
import { site } from '../site.ts';
import * as urls from '../urls.ts';
import type { Collection } from './collections.ts';
import { filesOf, filesOfCollection, type BesideFile } from './files.ts';
import { writeWithin } from './within.ts';

/** Files to be written, of some articles each or of some collections. */
export type Job = {
  /** The project's folder. */
  readonly root: string;
  /** The folder of the site. */
  readonly out: string;
} & (
  | {
      readonly entries: readonly {
        readonly article: Article;
        readonly issue: JournalIssue | undefined;
        /** True where they have been taken over from the last site, and only the references are wanted. */
        readonly hasFiles: boolean;
      }[];
    }
  | { readonly collections: readonly Collection[] }
  /** A piece of a large collection, at its place, whose citations are to be answered. */
  | { readonly place: number; readonly stem: string; readonly articles: readonly Article[] }
);

/** What became of a job. */
export interface Answer {
  /** How many files were written. */
  readonly files: number;
  /** Of each article, in the order of the site's styles. */
  readonly references: readonly (readonly Reference[])[];
  /** Of a piece, by the formats that hold many records. */
  readonly texts: readonly string[];
}

/** Writes the files of a job, one after another: nothing is quicker for many small ones. */
export function perform(job: Job): Answer {
  if ('place' in job)
    return { files: 0, references: [], texts: bulkFormats.map((format) => format.write(job.articles)) };
  const entries = 'entries' in job ? job.entries : [];
  const references = entries.map(({ article }) =>
    site.styles.map((style) => formatReference(article, style)),
  );
  const files =
    'collections' in job
      ? job.collections.flatMap(filesOfCollection)
      : entries.flatMap(({ article, issue, hasFiles }) =>
          hasFiles ? [] : filesOf(article, issue, job.root),
        );
  return { files: writeAll(job.out, files), references, texts: [] };
}

/** @returns how many there were */
export function writeAll(out: string, files: readonly BesideFile[]): number {
  for (const { path, content } of files) writeWithin(out, path.slice(urls.base.length), content());
  return files.length;
}
