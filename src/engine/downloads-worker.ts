import { parentPort } from 'node:worker_threads';
import { giveWay } from './workers.ts';
import { writeArticleFiles } from '../downloads/write.ts';
import { formatReference } from '../exports/reference.ts';
import { formatReferences, keepReferences, type FormattedArticle } from '../exports/reference-list.ts';
import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { site } from 'offprint/site';

/** Articles whose references are formatted and whose files are written. */
export interface DownloadsJob {
  /** The project root. */
  readonly root: string;
  /** The folder of the site. */
  readonly out: string;
  /** The cache folder for formatted references. */
  readonly cache: string;
  readonly entries: readonly { readonly article: Article; readonly issue: JournalIssue | undefined }[];
}

/** The result for each article. */
export type FormattedArticles = readonly FormattedArticle[];

giveWay();
parentPort!.on('message', ({ root, out, cache, entries }: DownloadsJob) => {
  keepReferences(cache);
  const answer: FormattedArticles = entries.map(({ article, issue }) => {
    writeArticleFiles(article, issue, root, out);
    return {
      own: site.styles.map((style) => formatReference(article, style)),
      cited: formatReferences(article),
    };
  });
  parentPort!.postMessage(answer);
});
