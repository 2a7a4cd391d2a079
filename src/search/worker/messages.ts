import type { Answer, Options } from './answer.ts';
import type { Hit } from './rank.ts';

// Messages between the page and the search worker.

/** A search result page: the first results, and the number available. */
export interface Shown extends Omit<Answer, 'results'> {
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** Messages from the page. */
export type Question = {
  readonly id: number;
  /** The folders of the index. */
  readonly paths: readonly string[];
} & (
  | { readonly kind: 'search'; readonly text: string; readonly options: Omit<Options, 'onFirst'> }
  /** The next results of the last search, or all remaining ones. */
  | { readonly kind: 'more'; readonly from: number; readonly all: boolean }
  | { readonly kind: 'facets' }
  /** Only loads the index. */
  | { readonly kind: 'preload' }
);

/** Messages from the worker. */
export type Reply = { readonly id: number } & (
  | { readonly kind: 'first'; readonly hits: readonly Hit[]; readonly marks: readonly string[] }
  | { readonly kind: 'value'; readonly value: unknown }
  /** Superseded by a later search. */
  | { readonly kind: 'superseded' }
  /** Stale if the site has been republished. */
  | { readonly kind: 'failure'; readonly message: string; readonly isStale: boolean }
);
