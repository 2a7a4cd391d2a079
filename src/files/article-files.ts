import { formatsOf } from '../exports/index.ts';
import type { Library } from '../library.ts';
import { articleFiles } from '../metadata/files.ts';
import type { Article } from '../record/article.ts';
import { readPdf } from '../sources/pdf.ts';
import * as urls from '../urls.ts';

/** A file that stands beside an article's page. */
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
