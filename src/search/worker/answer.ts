import type { Query, Term } from '../words/query.ts';
import { judged, type Judged, type LookOptions } from './look.ts';
import {
  matcherOf,
  type Choice,
  type Counts,
  type Matcher,
  type Result,
  type SearchIndex,
} from './matching.ts';

/** Options of a search. */
export interface Options extends Choice {
  /** Literal: without corrections and with every word. */
  readonly verbatim?: boolean;
  /** The reader has finished the query, by Enter. */
  readonly done?: boolean;
  readonly onFirst?: LookOptions['onFirst'];
}

/** The results, best first. */
export interface Answer {
  readonly results: readonly Result[];
  /** The exact number of matching articles; absent if it is not known. */
  readonly count?: number;
  /** The words to mark in the results. */
  readonly marks: readonly string[];
  /** The query that was answered instead, if a word was corrected. */
  readonly corrected?: string;
  /** Set if no article has all the words: whether these have most of them or only some. */
  readonly relaxed?: 'most' | 'some';
  /** Words that none of the results has. */
  readonly dropped?: readonly string[];
  /** For each facet, the number of results by value, ignoring the facet's own ticks; absent if unknown. */
  readonly counts?: Counts;
  /** True if there are too few letters to search for yet. */
  readonly isBegun?: true;
  /** The number of results without the ticked values, if there are none with them. */
  readonly unfiltered?: number;
}

/** What the ways of answering a query share. */
export interface Searching extends Matcher {
  readonly index: SearchIndex;
  readonly options: Options;
  readonly byDate: boolean;
  /** Whether a facet value is ticked. */
  readonly isTicked: boolean;
  /** Fetches and ranks the first results. */
  readonly look: (
    query: Query,
    results: readonly Result[],
    options?: LookOptions,
  ) => Promise<readonly Judged[]>;
}

/** Searches an index with these options. */
export function searching(index: SearchIndex, options: Options): Searching {
  const byDate = options.order === 'date';
  return {
    ...matcherOf(index, options),
    index,
    options,
    byDate,
    isTicked: Object.values(options.filters ?? {}).some((values) => values.length > 0),
    look: (query, results, how = {}) => judged(query, results, { byDate, ...how }),
  };
}

/** Whether a result has all words of a query. */
export const hasAll =
  ({ terms }: Query) =>
  ({ known }: Judged): boolean =>
    known.length === terms.length;

export const inOrder = (seen: readonly Judged[], results: readonly Result[]): readonly Result[] => [
  ...seen.map(({ result }) => result),
  ...results.slice(seen.length),
];

export const printed = (terms: readonly Term[]): string => terms.map(([form]) => form!.join('-')).join(' ');
