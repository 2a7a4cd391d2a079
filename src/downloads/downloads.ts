import type { APIRoute } from 'astro';
import { bulkFormats, formatsOf } from '../exports/index.ts';
import { referencesFile } from '../exports/references-file.ts';
import type { JournalIssue } from '../library/library.ts';
import { feedFormats } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { fileName, idsOf, type Article } from '../record/article.ts';
import { mediaTypeOf } from '../record/media-type.ts';
import { readSiteFile } from '../sources/pdf.ts';
import * as urls from '../urls.ts';
import type { Collection } from './collections.ts';

/** A file that stands beside a page. */
export interface Download {
  /** Its address. */
  readonly path: string;
  readonly extension: string;
  readonly mediaType: string;
  /** True of a file of the editor's. */
  readonly isCopy?: boolean;
  readonly content: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every file beside an article's page: its citations, what is there for machines alone, its references, its PDF and other files of the
 * editor's; and the same at its former URLs, since a file cannot lead on.
 * @param root the project's, below which the editor's files are
 */
export const filesOf = (
  article: Article,
  issue: JournalIssue | undefined,
  root: string,
): readonly Download[] =>
  idsOf(article).flatMap((id) => {
    const { pdf, files = [], image, figures = [], references = [] } = article;
    const published = [
      ...(pdf ? [{ ...pdf, path: pdf.path, at: urls.pdf({ id }) }] : []),
      ...files.map((file) => ({ ...file, at: urls.articleFile({ id }, fileName(file)) })),
      // As they are, for JATS; a page shows smaller ones.
      ...[...new Set([...(image ? [image.path] : []), ...figures])].map((one) => ({
        path: one,
        at: urls.articleFile({ id }, one.slice(one.indexOf(`/${article.id}/`) + article.id.length + 2)),
      })),
    ];
    const path = (file: { readonly extension: string }) => urls.articleExport({ id }, file);
    return [
      ...formatsOf(article).map((format) => textFile(path(format), format, () => format.write([article]))),
      ...articleFiles.map((file) => textFile(path(file), file, () => file.write(article, issue))),
      ...(references.length > 0
        ? [
            textFile(urls.articleExport({ id }, referencesFile), referencesFile, () =>
              referencesFile.write(references),
            ),
          ]
        : []),
      ...published.map(({ path: source, at }) => ({
        path: at,
        extension: source.slice(source.lastIndexOf('.') + 1).toLowerCase(),
        mediaType: mediaTypeOf(source),
        isCopy: true,
        content: () => readSiteFile(root, source),
      })),
    ];
  });

/** All citations of a collection in one file, in every format that can hold them, and its feeds, while one writes. */
export const filesOfCollection = (collection: Collection): readonly Download[] => [
  ...bulkFormats.map((format) =>
    textFile(`${collection.stem}.${format.extension}`, format, () => format.write(collection.articles)),
  ),
  ...feedFiles(collection),
];

/** The feeds of a collection. */
export const feedFiles = ({ feeds }: Collection): readonly Download[] =>
  feedFormats.flatMap((format) =>
    feeds
      .filter(({ extension }) => extension === format.extension)
      .map(({ feed }) => textFile(new URL(feed.self).pathname, format, () => format.write(feed))),
  );

const textFile = (
  path: string,
  { extension, mediaType }: { readonly extension: string; readonly mediaType: string },
  content: () => string,
): Download => ({ path, extension, mediaType: `${mediaType}; charset=utf-8`, content });

/** Answers with such a file. */
export const answer: APIRoute<Download> = ({ props: { content, mediaType } }) =>
  new Response(content(), { headers: { 'Content-Type': mediaType } });
