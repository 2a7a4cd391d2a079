import { bulkFormats } from '../exports/index.ts';
import * as urls from '../urls.ts';
import { feedFormats } from './feeds/index.ts';
import { context, printLinkSet } from './link-set.ts';

/** The API catalogue of this site: https://www.rfc-editor.org/rfc/rfc9727, https://signposting.org/FAIRiCat/ */
export function apiCatalog(): string {
  const services = [
    { href: urls.sitemap(), type: 'application/xml', doc: 'https://www.sitemaps.org/protocol.html' },
    { href: urls.signmap(), type: 'application/xml', doc: 'https://signposting.org/FAIR/' },
    ...feedFormats.map((format) => ({ href: urls.feed(format), type: format.mediaType, doc: undefined })),
    ...bulkFormats.map((format) => ({
      href: urls.libraryExport(format),
      type: format.mediaType,
      doc: undefined,
    })),
  ].map(({ href, ...rest }) => ({ href: urls.absolute(href), ...rest }));
  return printLinkSet([
    context(
      urls.absolute(urls.apiCatalog()),
      services.map(({ href, type }) => ({ rel: 'item', href, type })),
    ),
    ...services.flatMap(({ href, doc }) => (doc ? [context(href, [{ rel: 'service-doc', href: doc }])] : [])),
  ]);
}
