import { isOffered, linkSetFile, type Link } from '../metadata/signposting.ts';
import * as urls from '../urls.ts';
import { pattern } from './pattern.ts';

// The `Link` headers that a host can derive from the path: https://www.rfc-editor.org/rfc/rfc8288

/** One link of a `Link` header. */
export const linkValue = ({ href, rel, type, title }: Link): string =>
  [`<${href}>`, `rel="${rel}"`, type && `type="${type}"`, title && `title="${title}"`]
    .filter(Boolean)
    .join('; ');

/** Matches article pages in any interface language; the group is the article's id. */
export const articlePagePattern = `^(?:${urls.languages
  .map((language) => pattern(urls.pagesIn(language).articles()))
  .join('|')})([^/.]+)/(?:index\\.html)?$`;

/** The header of such a page; undefined if the site has no link sets. @param id or the host's placeholder for it */
export const linkSetLink = (id: string): string | undefined =>
  isOffered(linkSetFile)
    ? linkValue({
        rel: 'linkset',
        href: `${urls.absolute(urls.articles())}${id}.${linkSetFile.extension}`,
        type: linkSetFile.mediaType,
      })
    : undefined;

/** The header that points to the API catalogue: https://www.rfc-editor.org/rfc/rfc9727#section-3 */
export const catalogLink = linkValue({ rel: 'api-catalog', href: urls.absolute(urls.apiCatalog()) });
