import { parentPort } from 'node:worker_threads';
import { giveWay } from './workers.ts';
import { writeArticleFiles } from '../downloads/write.ts';
import { formatReference, type FormattedReference } from '../exports/reference.ts';
import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { site } from '../site.ts';

/** Articles whose references are to be made, and whose files are to be written. */
export interface DownloadsJob {
  /** The project's folder. */
  readonly root: string;
  /** The folder of the site. */
  readonly out: string;
  readonly entries: readonly { readonly article: Article; readonly issue: JournalIssue | undefined }[];
}

/** The references of each article, in the order of the site's styles. */
export type References = readonly (readonly FormattedReference[])[];

giveWay();
parentPort!.on('message', ({ root, out, entries }: DownloadsJob) => {
  const answer: References = entries.map(({ article, issue }) => {
    writeArticleFiles(article, issue, root, out);
    return site.styles.map((style) => formatReference(article, style));
  });
  parentPort!.postMessage(answer);
});
