import {
  matcherOf,
  type Choice,
  type Counts,
  type Found,
  type Result,
  type SearchIndex,
} from './matching.ts';
import { correctedQueries, leavingOut, maxTerms, windows } from './other-queries.ts';
import { readReference } from './pasted-reference.ts';
import { isShort, parseQuery, type Query, type Term } from '../words/query.ts';
import { allTerms, judged, maxJudged, type Judged, type LookOptions } from './look.ts';
import { marksOf } from './rank.ts';

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

/** Results fetched to compare corrections. */
const maxTried = 5;

/**
 * Searches for all words, then with misspelt words corrected, then with one or two words left out. The first
 * results are ranked by {@link judge}, unless sorted by date.
 */
export async function search(index: SearchIndex, text: string, options: Options = {}): Promise<Answer> {
  const query = parseQuery(text, options.done);
  const searcher = searcherOf(index, options);
  if (query.doi) {
    const named = await searcher.identified(query.doi);
    if (named.length > 0) return { results: named, count: named.length, marks: marksOf(query.terms) };
  }
  const reference = options.verbatim ? undefined : readReference(text);
  if (reference) {
    const meant = await searcher.referred(reference.title, reference.text);
    if (meant) return meant;
  }
  const answer = await searcher.answer(query);
  const hasOperators = query.conditions.length + query.years.length > 0;
  if (answer.results.length > 0 || !hasOperators || options.verbatim) return answer;
  // A pasted title may have signs that look like operators.
  const plain = await searcher.titled(parseQuery(text, options.done, true));
  return plain ?? answer;
}

function searcherOf(index: SearchIndex, { verbatim, onFirst, ...choice }: Options) {
  const { everything, identified } = matcherOf(index, choice);
  const isTicked = Object.values(choice.filters ?? {}).some((values) => values.length > 0);
  const byDate = choice.order === 'date';
  const look = (query: Query, results: readonly Result[], options: LookOptions = {}) =>
    judged(query, results, { byDate, ...options });

  async function answer(query: Query): Promise<Answer> {
    const { terms, conditions, years, half } = query;
    if (terms.length + conditions.length + years.length === 0 && !isTicked)
      return { results: [], count: 0, marks: [], ...(query.isBegun && { isBegun: true }) };
    const found = await everything(query);
    const seen = await look(query, found.results, { onFirst });
    const isComplete = seen.some(hasAll(query));
    const uncounted = isUncounted(query, choice.isWhole);
    // A last word of three letters is a word, and the beginning of others, which Pagefind does not all know.
    if (isComplete && half && terms.length > 1 && isShort(terms.at(-1)!) && !verbatim && !byDate) {
      const begun = (await completed(query)) ?? [];
      const all = new Map([...seen, ...begun].map((one) => [one.result.id, one]));
      const ranked = [...all.values()]
        .sort((one, other) => other.score - one.score)
        .map(({ result }) => result);
      const rest = found.results.filter(({ id }) => !all.has(id));
      return { results: [...ranked, ...rest], marks: marksOf(allTerms(query)) };
    }
    if (isComplete || verbatim) {
      const results = isComplete ? inOrder(seen, found.results) : [];
      return {
        results,
        ...(!uncounted && { count: results.length }),
        marks: marksOf(allTerms(query)),
        ...(found.filters && isComplete && !uncounted && { counts: found.filters }),
      };
    }
    const begun = half && terms.length > 1 ? await completed(query) : undefined;
    if (begun) return { results: begun.map(({ result }) => result), marks: marksOf(terms) };
    const unknown = terms.filter((_, place) => !seen.some(({ known }) => known.includes(place)));
    const better = unknown.length > 0 ? await corrected(query, unknown) : undefined;
    if (better?.isComplete)
      return {
        results: inOrder(better.seen, better.found.results),
        count: better.found.results.length,
        marks: marksOf(allTerms(better.query)),
        corrected: printed(better.query.terms),
        ...(better.found.filters && { counts: better.found.filters }),
      };
    return (
      (await relaxed(better?.query ?? query, better !== undefined)) ?? {
        results: [],
        count: 0,
        marks: [],
        ...(terms.length === 1 && half && isShort(terms[0]!) && { isBegun: true }),
        ...(isTicked && { unfiltered: await countWithoutTicks(query) }),
      }
    );
  }

  /** Articles with all the finished words and a word that begins with the unfinished last one. */
  async function completed(query: Query): Promise<readonly Judged[] | undefined> {
    const { results } = await everything({ ...query, terms: query.terms.slice(0, -1), half: false });
    const kept = (await look(query, results)).filter(hasAll(query));
    return kept.length > 0 ? kept : undefined;
  }

  /** The articles whose titles are what was typed. */
  async function titled(query: Query): Promise<Answer | undefined> {
    const { results } = await everything({ ...query, half: false });
    const meant = (await look(query, results)).filter(({ covered }) => covered >= minShareOfTitle);
    return meant.length > 0
      ? { results: meant.map(({ result }) => result), count: meant.length, marks: marksOf(query.terms) }
      : undefined;
  }

  /**
   * Tries the vocabulary's corrections for unknown words and returns the one with the best results; undefined if there are
   * none.
   */
  async function corrected(query: Query, unknown: readonly Term[]) {
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

  const countWithoutTicks = async (query: Query) => (await searcherOf(index, {}).answer(query)).count ?? 0;

  /** Leaves out one word, then two; longer queries are split into overlapping windows. */
  async function relaxed(query: Query, isCorrected: boolean): Promise<Answer | undefined> {
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

  /** The articles whose titles are contained in a pasted reference. */
  async function referred(title: string | undefined, text: string): Promise<Answer | undefined> {
    const { terms: all } = parseQuery(text, true);
    const whole = { ...parseQuery('', true), terms: all };
    for (const { terms } of [...(title ? [parseQuery(title, true)] : []), whole])
      for (const some of terms.length > maxTerms
        ? [[terms], windows(terms)]
        : [[terms], leavingOut(terms, 1)]) {
        const found = await commonest(some.map((kept) => everything({ ...whole, terms: kept })));
        const meant = (await look(whole, found)).filter(({ covered }) => covered >= minShareOfTitle);
        if (meant.length > 0)
          return {
            results: meant.map(({ result }) => result),
            count: meant.length,
            marks: marksOf(all),
          };
      }
    return undefined;
  }

  return { answer, referred, titled, identified };
}

/** Whether the last word is too short for all its completions to be fetched, so the results cannot be counted. */
const isUncounted = ({ terms, half }: Query, isWhole = false) =>
  half && terms.length > 0 && isShort(terms.at(-1)!, isWhole ? 3 : 4);

const dateOf = ({ hit }: Judged) => hit.meta['date'] ?? '';
const newerFirst = (one: Judged, other: Judged) => dateOf(other).localeCompare(dateOf(one), 'en');

/** Whether a result has all words of a query. */
const hasAll =
  ({ terms }: Query) =>
  ({ known }: Judged) =>
    known.length === terms.length;

/** The share of a long query that an article must have. */
const minShareOfWords = 0.6;
/** The share of a title that a pasted reference must contain. */
const minShareOfTitle = 0.75;

const inOrder = (seen: readonly Judged[], results: readonly Result[]): readonly Result[] => [
  ...seen.map(({ result }) => result),
  ...results.slice(seen.length),
];

const printed = (terms: readonly Term[]) => terms.map(([form]) => form!.join('-')).join(' ');

/** The union of several searches: results found most often first, then by their best rank. */
async function commonest(searches: readonly Promise<Found>[]): Promise<readonly Result[]> {
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
