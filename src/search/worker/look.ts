import type { Result } from './matching.ts';
import type { Query, Term } from '../words/query.ts';
import { judge, marksOf, type Hit, type Judgement } from './rank.ts';

/** A result that was fetched and ranked. */
export type Judged = Judgement & { readonly result: Result; readonly hit: Hit };

/** How results are fetched. */
export interface LookOptions {
  /** Keeps Pagefind's order. */
  readonly byDate?: boolean;
  /** The maximum number to fetch. */
  readonly maxFetched?: number;
  /** Called with the first results if their place is final, before the others are fetched and ranked. */
  readonly onFirst?: ((hits: readonly Hit[], marks: readonly string[]) => void) | undefined;
}

/** The number of results shown before the others are fetched; each is a request. */
export const firstCount = 2;
/** The maximum number of results fetched and ranked. */
export const maxJudged = 20;

/** Fetches the first results and ranks them by {@link judge}, unless they are sorted by date. */
export async function judged(
  query: Query,
  results: readonly Result[],
  { byDate = false, maxFetched = maxJudged, onFirst }: LookOptions,
): Promise<readonly Judged[]> {
  const near = results.slice(0, maxFetched);
  const all: Judged[] = [];
  const terms = allTerms(query);
  const of = async (result: Result) => {
    const hit = await result.data();
    const { known, ...judgement } = judge(
      query.begun
        ? { terms: [...terms, query.begun], half: true }
        : { terms, half: query.half && terms === query.terms },
      hit,
    );
    return { result, hit, ...judgement, known: known.filter((place) => place < query.terms.length) };
  };
  // Pagefind's first results stay first if they match so well that no other could match much better.
  if (results.length > firstCount) {
    const first = await Promise.all(near.slice(0, firstCount).map(of));
    const end = first.findIndex(({ isIdeal }) => !isIdeal && !byDate);
    all.push(...(end < 0 ? first : first.slice(0, end)));
    if (!byDate) all.sort(byScore);
    if (all.length > 0)
      onFirst?.(
        all.map(({ hit }) => hit),
        marksOf(terms),
      );
  }
  const rest = await Promise.all(near.slice(all.length).map(of));
  if (!byDate) rest.sort(byScore);
  return [...all, ...rest];
}

const byScore = (one: Judgement, other: Judgement) => other.score - one.score;

/** The terms to rank and highlight by: the query's words and those of its positive conditions. */
export const allTerms = ({ terms, conditions }: Query): readonly Term[] =>
  conditions.length === 0
    ? terms
    : [
        ...terms,
        ...conditions
          .filter(({ not }) => !not)
          .flatMap(({ any }) => any.flatMap(({ words }) => words.map((word) => [[word]]))),
      ];
