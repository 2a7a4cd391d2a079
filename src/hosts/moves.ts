import { formatsOf } from '../exports/index.ts';
import { languages } from '../languages.ts';
import type { Library } from '../library/library.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { idsOf } from '../record/article.ts';
import * as urls from '../urls.ts';

/** An address of before, and the one that it has become. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Every address that has moved: pages in every language, and the files beside them. Of the latest articles first. */
export const movesOf = (library: Library): readonly Move[] =>
  library.articles.flatMap((article) => [
    ...(article.formerly ?? []).flatMap((id) => [
      ...languages.map(urls.pagesIn).map((to) => ({ from: to.article({ id }), to: to.article(article) })),
      ...[...formatsOf(article), ...articleFiles].map((file) => ({
        from: urls.articleExport({ id }, file),
        to: urls.articleExport(article, file),
      })),
      ...(article.pdf ? [{ from: urls.pdf({ id }), to: urls.pdf(article) }] : []),
    ]),
    ...(article.pdf
      ? idsOf(article).map((id) => ({
          from: urls.formerPdf({ id }),
          to: urls.pdf(article),
        }))
      : []),
  ]);
