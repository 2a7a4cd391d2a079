import type { APIRoute } from 'astro';
import { handedIn } from '../deposits/files.ts';
import { bulkFormats, formatsOf } from '../exports/index.ts';
import { referencesFile } from '../exports/references-file.ts';
import type { JournalIssue, Library } from '../library/library.ts';
import { feedFormats } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { fileName, idsOf, type Article } from '../record/article.ts';
import { mediaTypeOf } from '../record/media-type.ts';
import { readSiteFile } from '../sources/beside/pdf.ts';
import * as urls from '../urls.ts';
import type { Collection } from './collections.ts';

/** A file beside a page. */
export interface Download {
  /** Its URL. */
  readonly path: string;
  readonly extension: string;
  readonly mediaType: string;
  /** Whether the editor provided the file. */
  readonly isCopy?: boolean;
  readonly content: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every file beside an article's page: its citations, machine-readable metadata, its references, its PDF and other files of the
 * editor's; also at its former URLs, since a static file cannot redirect.
 * @param root the project root, which contains the editor's files
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
      // Originals, for JATS; pages show smaller versions.
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
              referencesFile.write(references, article.citationKey),
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

/** The PDFs of whole issues and volumes. @param root the project root */
export const issuePdfsOf = (library: Library, root: string): readonly Download[] =>
  library.containers
    .filter(({ issuePdfs, pdf }) => issuePdfs ?? pdf)
    .flatMap((container) => library.issues(container))
    .flatMap((issue) =>
      issue.pdf
        ? [
            {
              path: urls.issueExport(issue, { extension: 'pdf' }),
              extension: 'pdf',
              mediaType: mediaTypeOf(issue.pdf.path),
              isCopy: true,
              content: () => readSiteFile(root, issue.pdf!.path),
            },
          ]
        : [],
    );

/** What registries, archives and harvesters take. */
export function* handedInFiles(library: Library): Generator<Download> {
  for (const { content, ...file } of handedIn(library)) yield textFile(file.path, file, content);
}

/** A collection's citations in one file for every format that supports it, and its feeds; for the development server. */
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

/** An HTTP response with such a file. */
export const answer: APIRoute<Download> = ({ props: { content, mediaType } }) =>
  new Response(content(), { headers: { 'Content-Type': mediaType } });
