import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { dublinCore } from './dublin-core-tags.ts';
import { highwire } from './highwire.ts';
import { jsonLd } from './json-ld.ts';
import { openGraph } from './open-graph.ts';
import { linkTags, signposting } from './signposting.ts';
import { printScript, printTags } from './tag.ts';

/**
 * What the head of an article's page tells machines, as markup. In every language of the interface it is the same article:
 * only the page's URL, and what a shared link shows, are the page's own.
 * @param shown the article as the page shows it, with the page's URL
 */
export const head = (article: Article, issue: JournalIssue | undefined, shown = article): string =>
  [
    printTags([
      ...highwire(article, shown.url),
      ...dublinCore(article),
      ...openGraph(shown),
      ...linkTags(signposting(article, issue)),
    ]),
    printScript('application/ld+json', jsonLd(article, issue)),
  ].join('\n');
