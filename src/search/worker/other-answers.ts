import type { Query, Term } from '../words/query.ts';
import { hasAll, printed, type Answer, type Searching } from './answer.ts';
import type { Judged } from './look.ts';
import type { Found } from './matching.ts';
import { commonest, correctedQueries, leavingOut, maxTerms, windows } from './other-queries.ts';
import { marksOf } from './rank.ts';

// What is answered if no article has all words: a last word completed, words corrected, words left out.

/** Results fetched to compare corrections. */
const maxTried = 5;

/** The share of a long query that an article must have. */
const minShareOfWords = 0.6;

/** Articles with all the finished words and a word that begins with the unfinished last one. */
export async function completed(
  { everything, look }: Searching,
  query: Query,
): Promise<readonly Judged[] | undefined> {
  const { results } = await everything({ ...query, terms: query.terms.slice(0, -1), half: false });
  const kept = (await look(query, results)).filter(hasAll(query));
  return kept.length > 0 ? kept : undefined;
}

/**
 * Tries the vocabulary's corrections for unknown words and returns the one with the best results; undefined if there are
 * none.
 */
export async function bestCorrection(
  { index, everything, look }: Searching,
  query: Query,
  unknown: readonly Term[],
) {
  let first: { query: Query; found: Found; seen: readonly Judged[]; isComplete: boolean } | undefined;
  for (const stage of [0, 1]) {
    const tried = await Promise.all(
      (await correctedQueries(index, query, unknown, stage)).map(async (better) => {
        const found = await everything(better);
        const seen = await look(better, found.results, { maxFetched: maxTried });
        return {
          query: better,
          found,
          seen,
          isComplete: seen.some(hasAll(better)),
          best: seen[0]?.score ?? 0,
        };
      }),
    );
    first ??= tried[0];
    const [best] = tried.filter(({ isComplete }) => isComplete).sort((one, other) => other.best - one.best);
    if (best) return { ...best, seen: await look(best.query, best.found.results) };
  }
  return first;
}

/** Leaves out one word, then two; longer queries are split into overlapping windows. */
export async function relaxed(
  { everything, look, byDate }: Searching,
  query: Query,
  isCorrected: boolean,
): Promise<Answer | undefined> {
  const { terms } = query;
  const parts =
    terms.length > maxTerms
      ? [windows(terms)]
      : [leavingOut(terms, 1), leavingOut(terms, 2)].filter((some) => some.length > 0);
  for (const [place, some] of parts.entries()) {
    const found = await commonest(some.map((kept) => everything({ ...query, terms: kept, half: false })));
    const fewest =
      terms.length > maxTerms ? Math.ceil(terms.length * minShareOfWords) : terms.length - place - 1;
    const kept = (await look(query, found)).filter(({ known }) => known.length >= Math.max(1, fewest));
    if (kept.length === 0) continue;
    const dropped = terms.filter((_, at) => !kept.some(({ known }) => known.includes(at)));
    return {
      // Each search was sorted by date, but not their union.
      results: (byDate ? kept.toSorted(newerFirst) : kept).map(({ result }) => result),
      marks: marksOf(terms),
      relaxed: kept.every(({ known }) => known.length * 2 > terms.length) ? 'most' : 'some',
      ...(dropped.length > 0 && { dropped: dropped.map(([form]) => form!.join('-')) }),
      ...(isCorrected && { corrected: printed(terms) }),
    };
  }
  return undefined;
}

const dateOf = ({ hit }: Judged) => hit.meta['date'] ?? '';
const newerFirst = (one: Judged, other: Judged) => dateOf(other).localeCompare(dateOf(one), 'en');
