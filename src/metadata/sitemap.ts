import { block, element, xmlText } from '../exports/xml.ts';
import { journalPages } from '../library/journal-pages.ts';
import { indexSteps } from '../library/index-pages.ts';
import { kindsOf, listsOf } from '../library/lists.ts';
import { stepNumbers } from '../library/steps.ts';
import type { Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { languages } from '../languages.ts';
import { site } from '../site.ts';
import * as urls from '../urls.ts';
import { isOffered, linkSetFile } from './signposting.ts';

/** A page that crawlers should visit. */
interface Visit {
  readonly loc: string;
  /** When its record last changed; absent where that is not recorded, since the build's date would be a lie. */
  readonly lastmod?: string;
  /** Where its link set is. */
  readonly linkset?: string;
}

const isNewest = ({ relations }: Article) => !relations.supersededBy;

/** The most addresses that a file may hold: https://www.sitemaps.org/protocol.html#index */
const maxAddresses = 50_000;

/** Every page that search engines may show: https://www.sitemaps.org/protocol.html */
function visits(library: Library): readonly Visit[] {
  let found = known.get(library);
  if (!found) known.set(library, (found = findVisits(library)));
  return found;
}
// The sitemap, its parts and their number each ask.
const known = new WeakMap<Library, readonly Visit[]>();

function findVisits(library: Library): readonly Visit[] {
  const lists = languages.map(urls.pagesIn).flatMap((to) => [
    // The page of the lead article is the article's own.
    ...(site.lead ? [] : [to.home()]),
    ...stepNumbers(library.articles).map((step) => urls.stepOf(to.articles(), step)),
    ...kindsOf(library).flatMap((kind) => [
      ...indexSteps(library, kind).map((step) => urls.stepOf(to.lists(kind), step)),
      ...listsOf(library, kind).flatMap((list) =>
        stepNumbers(list.articles).map((step) => urls.stepOf(to.list(list), step)),
      ),
    ]),
    to.journals(),
    to.search(),
    ...library.pages.map(to.ownPage),
    // Those of the site's own language come with what is known of them, below.
    ...(to.home() === urls.home() ? [] : library.articles.filter(isNewest).map(to.article)),
    ...library.journals
      .flatMap((journal) => journalPages(library, journal))
      .flatMap(({ path, articles }) => stepNumbers(articles).map((step) => urls.stepOf(path(to), step))),
  ]);
  return [...lists.map((path) => ({ loc: urls.absolute(path) })), ...articleVisits(library)];
}

/** The pages of articles, each with its link set: a Signmap, https://signposting.org/FAIR/ */
const articleVisits = (library: Library): readonly Visit[] =>
  library.articles.filter(isNewest).map((article) => ({
    loc: article.url,
    ...(article.modified && { lastmod: lastmod(article.modified) }),
    ...(isOffered(linkSetFile) && { linkset: urls.absolute(urls.articleExport(article, linkSetFile)) }),
  }));

/** The parts of a sitemap that is too long for one file; none where one is enough. */
export const sitemapParts = (library: Library): readonly (readonly Visit[])[] => {
  const all = visits(library);
  return all.length <= maxAddresses
    ? []
    : Array.from({ length: Math.ceil(all.length / maxAddresses) }, (_, part) =>
        all.slice(part * maxAddresses, (part + 1) * maxAddresses),
      );
};

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The sitemap: its pages, or where they are too many its parts. */
export function sitemap(library: Library): string {
  const parts = sitemapParts(library);
  if (parts.length === 0) return printSitemap(visits(library));
  return document(
    block(
      'sitemapindex',
      { xmlns: namespace },
      parts.map((_, part) => block('sitemap', {}, [loc(urls.absolute(urls.sitemapPart(part + 1)))])),
    ),
  );
}

/** One file of pages. */
export const printSitemap = (pages: readonly Visit[]): string =>
  document(
    block(
      'urlset',
      { xmlns: namespace },
      pages.map((page) => block('url', {}, [loc(page.loc), modified(page)])),
    ),
  );

/** Articles with their link sets, for assessors; its own file, since the sitemap's schema rejects the links. */
export const signmap = (library: Library): string =>
  document(
    block(
      'urlset',
      { xmlns: namespace, 'xmlns:rs': 'http://www.openarchives.org/rs/terms/' },
      articleVisits(library).map((page) =>
        block('url', {}, [
          loc(page.loc),
          modified(page),
          page.linkset &&
            `<rs:ln rel="linkset" type="${linkSetFile.mediaType}" href="${xmlText(page.linkset)}"/>`,
        ]),
      ),
    ),
  );

/** What crawlers may do, which is everything, and where the sitemaps are: https://www.rfc-editor.org/rfc/rfc9309 */
export const robots = (): string =>
  [
    'User-agent: *',
    'Allow: /',
    '',
    `Sitemap: ${urls.absolute(urls.sitemap())}`,
    `Sitemap: ${urls.absolute(urls.signmap())}`,
    '',
  ].join('\n');

const document = (root: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
const loc = (address: string) => element('loc', {}, xmlText(address));
const modified = ({ lastmod }: Visit) => element('lastmod', {}, lastmod && xmlText(lastmod));

// A time without a zone is no W3C date and time; its day is.
const lastmod = (moment: NonNullable<Article['modified']>) =>
  /T.*(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : moment.slice(0, 10);
