import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatReference, type Reference } from '../exports/reference.ts';
import type { JournalIssue } from '../library.ts';
import type { Article } from '../record/article.ts';
import { site } from '../site.ts';
import * as urls from '../urls.ts';
import type { Collection } from './collections.ts';
import { filesOf, filesOfCollection, type BesideFile } from './files.ts';

/** Files to be written, of some articles each or of a collection. */
export type Job = {
  /** The project's folder. */
  readonly root: string;
  /** The folder of the site. */
  readonly out: string;
} & (
  | { readonly entries: readonly { readonly article: Article; readonly issue: JournalIssue | undefined }[] }
  | { readonly collection: Collection }
);

/** What became of a job. */
export interface Answer {
  /** How many files were written. */
  readonly files: number;
  /** Of each article, in the order of the site's styles. */
  readonly references: readonly (readonly Reference[])[];
}

/** Writes the files of a job, one after another: nothing is quicker for many small ones. */
export function perform(job: Job): Answer {
  const entries = 'entries' in job ? job.entries : [];
  const references = entries.map(({ article }) =>
    site.styles.map((style) => formatReference(article, style)),
  );
  const files =
    'collection' in job
      ? filesOfCollection(job.collection)
      : entries.flatMap(({ article, issue }) => filesOf(article, issue, job.root));
  for (const file of files) write(job.out, file);
  return { files: files.length, references };
}

const folders = new Set<string>();

function write(out: string, { path, content }: BesideFile) {
  const file = join(out, path.slice(urls.base.length));
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, content());
}
