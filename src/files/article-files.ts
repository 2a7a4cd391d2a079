import { bulkFormats, formatsOf } from '../exports/index.ts';
import { listKinds, listsOf } from '../lists.ts';
import type { Library } from '../library.ts';
import { feedsOfList } from '../metadata/feeds/index.ts';
import { articleFiles } from '../metadata/files.ts';
import type { Article } from '../record/article.ts';
import { readPdf } from '../sources/pdf.ts';
import * as urls from '../urls.ts';

/** A file that stands beside a page. */
export interface BesideFile {
  /** Its address. */
  readonly path: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly content: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every file beside an article's page: its citations, what is there for machines alone, and its PDF.
 * @param root the project's, below which PDFs are
 */
export function filesOf(library: Library, article: Article, root: string): readonly BesideFile[] {
  const file = (extension: string, mediaType: string, content: BesideFile['content']) => ({
    path: urls.articleExport(article, { extension }),
    extension,
    mediaType,
    content,
  });
  const { pdf } = article;
  return [
    ...formatsOf(article).map(({ extension, mediaType, write }) =>
      file(extension, `${mediaType}; charset=utf-8`, () => write([article])),
    ),
    ...articleFiles.map(({ extension, mediaType, write }) =>
      file(extension, `${mediaType}; charset=utf-8`, () => write(article, library.issueOf(article))),
    ),
    ...(pdf ? [file(urls.pdf.extension, 'application/pdf', () => readPdf(root, pdf))] : []),
  ];
}

/** The files of every author, keyword and year: all citations in one, and a feed. */
export const listFiles = (library: Library): readonly BesideFile[] =>
  listKinds
    .flatMap((kind) => listsOf(library, kind))
    .flatMap((list) => [
      ...bulkFormats.map(({ extension, mediaType, write }) => ({
        path: urls.listExport(list, { extension }),
        extension,
        mediaType: `${mediaType}; charset=utf-8`,
        content: () => write(list.articles),
      })),
      ...feedsOfList(list).map(({ format: { extension, mediaType, write }, feed }) => ({
        path: new URL(feed.self).pathname,
        extension,
        mediaType: `${mediaType}; charset=utf-8`,
        content: () => write(feed),
      })),
    ]);
