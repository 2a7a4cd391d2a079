import { formatsOf } from '../exports/index.ts';
import type { Library } from '../library/library.ts';
import { articleFiles } from '../metadata/article-files.ts';
import { idsOf } from '../record/article.ts';
import type { MovedTo, MovedUrl } from '../record/moved-url.ts';
import * as urls from '../urls.ts';

/** A former URL and the current one. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The URLs of a former site with and without a slash at the end, as systems answered both. */
export const movesFrom = (moved: readonly MovedUrl[]): readonly Move[] =>
  moved.flatMap(({ from, to }) => [from, `${from}/`].map((one) => ({ from: one, to: urlOf(to) })));

function urlOf(to: MovedTo): string {
  if ('path' in to) return to.path;
  if ('article' in to) return (to.isPdf ? urls.pdf : urls.article)({ id: to.article });
  const { container, volume, issue } = to;
  if (volume === undefined) return urls.container(container);
  return issue === undefined ? urls.volume({ container, volume }) : urls.issue({ container, volume, issue });
}

/** Every URL that has moved within the site: pages in every language and the files beside them, latest articles first. */
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
