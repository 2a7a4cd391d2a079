import type { APIRoute } from 'astro';
import { bulkFormats, formatsOf } from '../exports/index.ts';
import type { JournalIssue } from '../library/library.ts';
import { feedFormats } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { idsOf, type Article } from '../record/article.ts';
import { readPdf } from '../sources/pdf.ts';
import * as urls from '../urls.ts';
import type { Collection } from './collections.ts';

/** A file that stands beside a page. */
export interface Download {
  /** Its address. */
  readonly path: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly content: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every file beside an article's page: its citations, what is there for machines alone, and its PDF; and the same at the
 * addresses of before, since a file cannot lead on.
 * @param root the project's, below which PDFs are
 */
export const filesOf = (
  article: Article,
  issue: JournalIssue | undefined,
  root: string,
): readonly Download[] =>
  idsOf(article).flatMap((id) => {
    const { pdf } = article;
    const path = (file: { readonly extension: string }) => urls.articleExport({ id }, file);
    return [
      ...formatsOf(article).map((format) => textFile(path(format), format, () => format.write([article]))),
      ...articleFiles.map((file) => textFile(path(file), file, () => file.write(article, issue))),
      ...(pdf
        ? [
            {
              path: urls.pdf({ id }),
              extension: 'pdf',
              mediaType: 'application/pdf',
              content: () => readPdf(root, pdf),
            },
          ]
        : []),
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
