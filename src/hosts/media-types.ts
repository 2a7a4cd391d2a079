import { containerFolders, containerKinds, type ContainerKind } from '../record/container.ts';
import { mediaTypeOf } from '../record/media-type.ts';
import { formats } from '../exports/index.ts';
import { feedFormats } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/article-files.ts';
import * as urls from '../urls.ts';

/** A media type and the file name endings that have it. */
export interface MediaType {
  /** `.jats.xml`, `/feed.json` */
  readonly ending: string;
  readonly mediaType: string;
  /** The folders to which the ending is limited, if it is ambiguous elsewhere. */
  readonly folders?: readonly string[];
}

/** https://www.rfc-editor.org/rfc/rfc9727#section-4 */
export const catalogMediaType = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

const dot = ({ extension, mediaType }: { readonly extension: string; readonly mediaType: string }) => ({
  ending: `.${extension}`,
  mediaType,
});

/**
 * Media types that hosts may not know, longest ending first: the first matching ending determines a file's type.
 * Derived from the registries of formats, feeds and files.
 * @param kinds of containers that the site has
 */
export const ownMediaTypes = (kinds: readonly ContainerKind[] = containerKinds): readonly MediaType[] =>
  [
    ...feedFormats.map(({ extension, mediaType }) => ({ ending: `/feed.${extension}`, mediaType })),
    ...[...formats, ...articleFiles].map((file): MediaType =>
      // Other JSON files of the site are not citations.
      file.extension === 'json'
        ? {
            ...dot(file),
            folders: [
              'articles',
              ...kinds.map((kind) => containerFolders[kind]),
              'authors',
              'keywords',
              'years',
            ],
          }
        : dot(file),
    ),
    { ending: urls.apiCatalog().slice(urls.base.length - 1), mediaType: catalogMediaType },
  ].sort((one, other) => other.ending.length - one.ending.length || (one.ending < other.ending ? -1 : 1));

/** Whether a media type is text and needs a charset, which is always UTF-8 here. */
export const isText = (mediaType: string): boolean =>
  !mediaType.includes(';') &&
  !/^(?:font|audio|video|image\/(?!svg)|application\/(?:pdf|octet-stream|zip|gzip|epub\+zip|vnd\.o))/.test(
    mediaType,
  );

/**
 * The `Content-Type` of a file by its path from the site root, with the charset of text: for hosts that set it
 * file by file. `application/octet-stream` if unknown.
 */
export function contentTypeOf(path: string): string {
  const [, folder] = /^\/([^/.]*)/.exec(path) ?? [];
  const own = ownMediaTypes().find(
    ({ ending, folders }) => path.endsWith(ending) && (!folders || folders.includes(folder!)),
  );
  return withCharset(own?.mediaType ?? mediaTypeOf(path));
}

/** A media type as a header value: https://www.rfc-editor.org/rfc/rfc9110#name-content-type */
export const withCharset = (mediaType: string): string =>
  isText(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
