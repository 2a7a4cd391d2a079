import type { Article } from '../record/article.ts';
import { site } from 'offprint/site';

/** One page of a list. */
export interface PageOfList {
  readonly articles: readonly Article[];
  /** From 1. */
  readonly pageNumber: number;
  readonly pageCount: number;
  /** The number of articles on all pages. */
  readonly count: number;
}

/** Cuts one page from a list. @param pageNumber from 1 */
export function listPage(articles: readonly Article[], pageNumber: number): PageOfList {
  const pages = inPages(articles);
  return { articles: pages[pageNumber - 1]!, pageNumber, pageCount: pages.length, count: articles.length };
}

/** The articles of a list in pages of the configured size, cached; one empty page if there are none. */
export function inPages(articles: readonly Article[]): readonly (readonly Article[])[] {
  let pages = cut.get(articles);
  if (!pages) cut.set(articles, (pages = cutInto(articles, site.perPage)));
  return pages;
}
const cut = new WeakMap<readonly Article[], readonly (readonly Article[])[]>();

/** A list in pages of `size`, at least one page. */
export const cutInto = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** The page numbers of a list, from 1. */
export const pageNumbers = (articles: readonly Article[]): readonly number[] => numbered(inPages(articles));

/** Page numbers, from 1. */
export const numbered = (pages: readonly unknown[]): readonly number[] => pages.map((_, index) => index + 1);
