import type { Article } from '../record/article.ts';
import { site } from '../site.ts';

/** What a page shows of a list. */
export interface ListStep {
  readonly articles: readonly Article[];
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  /** Of the articles of all steps. */
  readonly count: number;
}

/** One step of a list: a page. @param step from 1 */
export function listStep(articles: readonly Article[], step: number): ListStep {
  const steps = inSteps(articles);
  return { articles: steps[step - 1]!, step, steps: steps.length, count: articles.length };
}

/** The articles of a list in steps of the site's choice, cut once; one empty step if there are none. */
export function inSteps(articles: readonly Article[]): readonly (readonly Article[])[] {
  let steps = cut.get(articles);
  if (!steps) cut.set(articles, (steps = cutInto(articles, site.perPage)));
  return steps;
}
const cut = new WeakMap<readonly Article[], readonly (readonly Article[])[]>();

/** Anything in steps of `size`, at least one. */
export const cutInto = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, step) =>
    items.slice(step * size, (step + 1) * size),
  );

/** The numbers of the steps of a list, from 1: each is a page. */
export const stepNumbers = (articles: readonly Article[]): readonly number[] => numbered(inSteps(articles));

/** The numbers of steps, from 1. */
export const numbered = (steps: readonly unknown[]): readonly number[] => steps.map((_, index) => index + 1);
