import { mediaTypeOf } from '../record/media-type.ts';
import { formats } from '../exports/index.ts';
import { feedFormats } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/article-files.ts';
import * as urls from '../urls.ts';

/** A media type, and the ends of the names of the files that have it. */
export interface MediaType {
  /** `.jats.xml`, `/feed.json` */
  readonly ending: string;
  readonly mediaType: string;
  /** The folders below which the ending means it, where it is no sure sign elsewhere. */
  readonly folders?: readonly string[];
}

/** https://www.rfc-editor.org/rfc/rfc9727#section-4 */
export const catalogMediaType = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

const dot = ({ extension, mediaType }: { readonly extension: string; readonly mediaType: string }) => ({
  ending: `.${extension}`,
  mediaType,
});

/**
 * What a host may not know by itself, the longest ending first: a file's type is that of the first ending that it has.
 * Made from the registries of formats, feeds and files.
 */
export const ownMediaTypes = (): readonly MediaType[] =>
  [
    ...feedFormats.map(({ extension, mediaType }) => ({ ending: `/feed.${extension}`, mediaType })),
    ...[...formats, ...articleFiles].map((file): MediaType =>
      // Other JSON of the site is no citations.
      file.extension === 'json'
        ? { ...dot(file), folders: ['articles', 'journals', 'authors', 'keywords', 'years'] }
        : dot(file),
    ),
    { ending: urls.apiCatalog().slice(urls.base.length - 1), mediaType: catalogMediaType },
  ].sort((one, other) => other.ending.length - one.ending.length || (one.ending < other.ending ? -1 : 1));

/** True of what is text, whose encoding a browser has to be told: everything here is UTF-8. */
export const isText = (mediaType: string): boolean =>
  !mediaType.includes(';') &&
  !/^(?:font|audio|video|image\/(?!svg)|application\/(?:pdf|octet-stream|zip|gzip|epub\+zip|vnd\.o))/.test(
    mediaType,
  );

/**
 * The `Content-Type` of a file by its path from the site's own root, with the charset of text: for a host that is asked
 * file by file. What nobody knows is bytes.
 */
export function contentTypeOf(path: string): string {
  const [, folder] = /^\/([^/.]*)/.exec(path) ?? [];
  const own = ownMediaTypes().find(
    ({ ending, folders }) => path.endsWith(ending) && (!folders || folders.includes(folder!)),
  );
  return withCharset(own?.mediaType ?? mediaTypeOf(path));
}

/** A media type as a header says it: https://www.rfc-editor.org/rfc/rfc9110#name-content-type */
export const withCharset = (mediaType: string): string =>
  isText(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
