import { block, element, xmlText } from '../exports/xml.ts';
import { containerPages } from '../library/container-pages.ts';
import { indexPageNumbers } from '../library/index-pages.ts';
import { kindsOf, listsOf } from '../library/lists.ts';
import { pageNumbers } from '../library/list-pages.ts';
import { containerKindsOf, type Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { isOffered, linkSetFile } from './signposting.ts';

/** A page for crawlers. */
export interface Visit {
  readonly loc: string;
  /** When its record last changed; absent if not recorded, since the date of the build would be wrong. */
  readonly lastmod?: string;
  /** URL of its link set. */
  readonly linkset?: string;
}

const isNewest = ({ relations }: Article) => !relations.supersededBy;

/** The maximum number of URLs in a file: https://www.sitemaps.org/protocol.html#index */
const maxAddresses = 50_000;

/** All pages for search engines: https://www.sitemaps.org/protocol.html */
function visits(library: Library): readonly Visit[] {
  let found = known.get(library);
  if (!found) known.set(library, (found = findVisits(library)));
  return found;
}
// Used by the sitemap, its parts and their count.
const known = new WeakMap<Library, readonly Visit[]>();

function findVisits(library: Library): readonly Visit[] {
  const lists = urls.languages.map(urls.pagesIn).flatMap((to) => [
    // The home page of a site with a lead article duplicates the article's page.
    ...(site.lead ? [] : [to.home()]),
    ...pageNumbers(library.articles).map((pageNumber) => urls.pageOf(to.articles(), pageNumber)),
    ...kindsOf(library).flatMap((kind) => [
      ...indexPageNumbers(library, kind).map((pageNumber) => urls.pageOf(to.lists(kind), pageNumber)),
      ...listsOf(library, kind).flatMap((list) =>
        pageNumbers(list.articles).map((pageNumber) => urls.pageOf(to.list(list), pageNumber)),
      ),
    ]),
    ...containerKindsOf(library).map(to.containers),
    to.search(),
    ...library.pages.map(to.ownPage),
    // Pages in the site's own language follow below, with more detail.
    ...(to.home() === urls.home() ? [] : library.articles.filter(isNewest).map(to.article)),
    ...library.containers
      .flatMap((journal) => containerPages(library, journal))
      .flatMap(({ path, articles }) =>
        pageNumbers(articles).map((pageNumber) => urls.pageOf(path(to), pageNumber)),
      ),
  ]);
  return [...lists.map((path) => ({ loc: urls.absolute(path) })), ...articleVisits(library)];
}

/** A Signmap: the pages of articles with their link sets, https://signposting.org/FAIR/ */
const articleVisits = (library: Library): readonly Visit[] =>
  library.articles.filter(isNewest).map((article) => ({
    loc: article.url,
    ...(article.modified && { lastmod: lastmod(article.modified) }),
    ...(isOffered(linkSetFile) && { linkset: urls.absolute(urls.articleExport(article, linkSetFile)) }),
  }));

/** The parts of a sitemap that is too long for one file; empty if one file is enough. */
export const sitemapParts = (library: Library): readonly (readonly Visit[])[] => {
  const all = visits(library);
  return all.length <= maxAddresses
    ? []
    : Array.from({ length: Math.ceil(all.length / maxAddresses) }, (_, part) =>
        all.slice(part * maxAddresses, (part + 1) * maxAddresses),
      );
};

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The sitemap, or a sitemap index if there are too many pages. */
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

/** One sitemap file. */
export const printSitemap = (pages: readonly Visit[]): string =>
  document(
    block(
      'urlset',
      { xmlns: namespace },
      pages.map((page) => block('url', {}, [loc(page.loc), modified(page)])),
    ),
  );

/** Articles with their link sets, for FAIR assessors; a separate file, since the sitemap schema does not allow links. */
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

/** Allows crawlers everything and lists the sitemaps: https://www.rfc-editor.org/rfc/rfc9309 */
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

// A time without a zone is not a valid W3C datetime, but its date is.
const lastmod = (moment: NonNullable<Article['modified']>) =>
  /T.*(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : moment.slice(0, 10);
