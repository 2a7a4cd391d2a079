import type { Answer, Options } from './find.ts';
import type { Hit } from './rank.ts';

// What the page and the search's worker say to each other.

/** An answer as the page shows it: the first of its results, and how many there are to be had. */
export interface Shown extends Omit<Answer, 'results'> {
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** What the page asks. */
export type Question = {
  readonly id: number;
  /** The folders of the index. */
  readonly paths: readonly string[];
} & (
  | { readonly kind: 'search'; readonly text: string; readonly options: Omit<Options, 'onFirst'> }
  /** The next results of the last answer, or all that are left. */
  | { readonly kind: 'more'; readonly from: number; readonly all: boolean }
  | { readonly kind: 'facets' }
  /** Only to have the index loaded. */
  | { readonly kind: 'preload' }
);

/** What the worker says. */
export type Reply = { readonly id: number } & (
  | { readonly kind: 'first'; readonly hits: readonly Hit[]; readonly marks: readonly string[] }
  | { readonly kind: 'value'; readonly value: unknown }
  /** A later search has taken its place. */
  | { readonly kind: 'superseded' }
  /** Stale where the site has been published again. */
  | { readonly kind: 'failure'; readonly message: string; readonly isStale: boolean }
);
