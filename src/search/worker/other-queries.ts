import type { Found, Result, SearchIndex } from './matching.ts';
import { maxJudged } from './look.ts';
import type { Query, Term } from '../words/query.ts';
import { corrections, partsFor, shortest, type Vocabulary } from '../words/spelling.ts';

// The queries that are tried if no article has all the words.

/** Longer queries are treated as pasted text, some words of which will not match. */
export const maxTerms = 8;

/**
 * The query with unknown words corrected, once for each correction of the first of them.
 * @param stage 0 for words with the same first letter, 1 for others
 */
export async function correctedQueries(
  index: SearchIndex,
  query: Query,
  unknown: readonly Term[],
  stage: number,
): Promise<readonly Query[]> {
  const offered = await Promise.all(
    query.terms.map(async (term, place) => {
      const [[word = '', ...others] = []] = term;
      if (!unknown.includes(term) || others.length > 0 || word.length < shortest || /\d/.test(word))
        return [];
      const isHalf = place === query.terms.length - 1 && query.half;
      const parts = await Promise.all(partsFor(word)[stage]!.map(index.vocabulary));
      return corrections(word, Object.assign({}, ...parts) as Vocabulary, isHalf);
    }),
  );
  const varied = offered.findIndex((some) => some.length > 0);
  return (offered[varied] ?? []).map((one) => ({
    ...query,
    half: false,
    terms: query.terms.map((term, place) => {
      const word = place === varied ? one : offered[place]![0];
      return word ? [[word]] : term;
    }),
  }));
}

/** Overlapping windows of four terms, so stray words affect only some of the searches. */
export function windows(terms: readonly Term[]): readonly (readonly Term[])[] {
  const size = 4;
  const step = Math.max(1, Math.ceil((terms.length - size) / maxTerms));
  return Array.from({ length: Math.floor((terms.length - size) / step) + 1 }, (_, place) =>
    terms.slice(place * step, place * step + size),
  );
}

/** All subsets with `count` terms removed that are not empty. */
export const leavingOut = (terms: readonly Term[], count: number): readonly (readonly Term[])[] =>
  without(terms, count).filter((rest) => rest.length > 0);

const without = (terms: readonly Term[], count: number): readonly (readonly Term[])[] =>
  count === 0
    ? [terms]
    : terms.flatMap((_, place) =>
        without(terms.slice(place + 1), count - 1).map((rest) => [...terms.slice(0, place), ...rest]),
      );

/** The union of several searches: results found most often first, then by their best rank. */
export async function commonest(searches: readonly Promise<Found>[]): Promise<readonly Result[]> {
  const found = new Map<string, { readonly result: Result; readonly times: number; readonly rank: number }>();
  for (const { results } of await Promise.all(searches))
    for (const [rank, result] of results.slice(0, maxJudged).entries()) {
      const before = found.get(result.id);
      found.set(result.id, {
        result,
        times: (before?.times ?? 0) + 1,
        rank: Math.min(before?.rank ?? maxJudged, rank),
      });
    }
  return [...found.values()]
    .sort((one, other) => other.times - one.times || one.rank - other.rank)
    .map(({ result }) => result);
}
