import type { Article } from '../record/article.ts';
import { site } from '../site.ts';

/** One page of a list. */
export interface ListStep {
  readonly articles: readonly Article[];
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  /** The number of articles on all pages. */
  readonly count: number;
}

/** Cuts one page from a list. @param step from 1 */
export function listStep(articles: readonly Article[], step: number): ListStep {
  const steps = inSteps(articles);
  return { articles: steps[step - 1]!, step, steps: steps.length, count: articles.length };
}

/** The articles of a list in pages of the configured size, cached; one empty page if there are none. */
export function inSteps(articles: readonly Article[]): readonly (readonly Article[])[] {
  let steps = cut.get(articles);
  if (!steps) cut.set(articles, (steps = cutInto(articles, site.perPage)));
  return steps;
}
const cut = new WeakMap<readonly Article[], readonly (readonly Article[])[]>();

/** A list in pages of `size`, at least one page. */
export const cutInto = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, step) =>
    items.slice(step * size, (step + 1) * size),
  );

/** The page numbers of a list, from 1. */
export const stepNumbers = (articles: readonly Article[]): readonly number[] => numbered(inSteps(articles));

/** Page numbers, from 1. */
export const numbered = (steps: readonly unknown[]): readonly number[] => steps.map((_, index) => index + 1);
