import { formatsOf } from '../exports/index.ts';
import type { Library } from '../library/library.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { idsOf } from '../record/article.ts';
import * as urls from '../urls.ts';

/** A former URL and the current one. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Every URL that has moved: pages in every language and the files beside them, latest articles first. */
export const movesOf = (library: Library): readonly Move[] =>
  library.articles.flatMap((article) => [
    ...(article.formerly ?? []).flatMap((id) => [
      ...urls.languages
        .map(urls.pagesIn)
        .map((to) => ({ from: to.article({ id }), to: to.article(article) })),
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
