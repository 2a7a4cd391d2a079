import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { dublinCoreTags } from './dublin-core-tags.ts';
import { highwire } from './highwire.ts';
import { jsonLd } from './json-ld.ts';
import { openGraph } from './open-graph.ts';
import { linkTags, signposting } from './signposting.ts';
import { printScript, printTags } from './tag.ts';

/**
 * The metadata in the head of an article's page, as HTML. In every interface language it is the same article:
 * only the page's URL and the sharing metadata differ.
 * @param shown the article as shown on the page, with the page's URL
 */
export const head = (article: Article, issue: JournalIssue | undefined, shown = article): string =>
  [
    printTags([
      ...highwire(article, shown.url),
      ...dublinCoreTags(article),
      ...openGraph(shown),
      ...linkTags(signposting(article, issue)),
    ]),
    printScript('application/ld+json', jsonLd(article, issue)),
  ].join('\n');
