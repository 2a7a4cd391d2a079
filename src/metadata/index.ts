import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { dublinCore } from './dublin-core-tags.ts';
import { highwire } from './highwire.ts';
import { jsonLd } from './json-ld.ts';
import { openGraph } from './open-graph.ts';
import { linkTags, signposting } from './signposting.ts';
import { printScript, printTags } from './tag.ts';

/** What the head of an article's page tells machines, as markup. */
export const head = (article: Article, issue: JournalIssue | undefined): string =>
  [
    printTags([
      ...highwire(article),
      ...dublinCore(article),
      ...openGraph(article),
      ...linkTags(signposting(article, issue)),
    ]),
    printScript('application/ld+json', jsonLd(article, issue)),
  ].join('\n');
