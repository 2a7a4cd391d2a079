import type { JournalIssue } from '../library/library.ts';
import { filesWith, type Article } from '../record/article.ts';
import * as urls from '../urls.ts';
import { describing, signposting, type Link } from './signposting.ts';

/** A link context of RFC 9264: the targets of an anchor, by relation. https://www.rfc-editor.org/rfc/rfc9264#section-4.2 */
interface LinkContext {
  readonly anchor: string;
  readonly [rel: string]: string | readonly Omit<Link, 'rel'>[];
}

/** The link set of an article: the links of its pages in every language, and the links back from every file that describes it. */
export function linkSet(article: Article, issue: JournalIssue | undefined): string {
  const links = signposting(article, issue);
  const page = { href: article.url, type: 'text/html' };
  return printLinkSet([
    ...urls.languages.map((language) =>
      context(urls.absolute(urls.pagesIn(language).article(article)), links),
    ),
    ...describing(article).map(({ extension }) =>
      context(urls.absolute(urls.articleExport(article, { extension })), [{ rel: 'describes', ...page }]),
    ),
    ...filesWith(article).map(({ url }) => context(url, [{ rel: 'collection', ...page }])),
  ]);
}

/** Links with one anchor. */
export const context = (anchor: string, links: readonly Link[]): LinkContext => ({
  anchor,
  ...Object.fromEntries(
    [...Map.groupBy(links, ({ rel }) => rel)].map(([rel, targets]) => [
      rel,
      targets.map(({ rel: _, ...target }) => target),
    ]),
  ),
});

export const printLinkSet = (linkset: readonly LinkContext[]): string =>
  `${JSON.stringify({ linkset }, null, 2)}\n`;
