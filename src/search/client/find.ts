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
import { isShort, parseQuery, type Query, type Term } from './query.ts';
import { judge, marksOf, type Hit, type Judgement } from './rank.ts';

/** How a search is made. */
export interface Options extends Choice {
  /** As it was typed, without corrections and with every word. */
  readonly verbatim?: boolean;
  /** The reader has finished the query, by Enter. */
  readonly done?: boolean;
  /** Hears of the first results where they will stay, before the others are fetched and put in order. */
  readonly onFirst?: (hits: readonly Hit[], marks: readonly string[]) => void;
}

/** What was found, the best first. */
export interface Answer {
  readonly results: readonly Result[];
  /** How many articles the query has; absent where only the best were looked for. */
  readonly count?: number;
  /** The words to mark in the results. */
  readonly marks: readonly string[];
  /** The query that was answered, where a word of the one that was asked is not known here. */
  readonly corrected?: string;
  /** Where no article has all the words: whether these have most of them. */
  readonly relaxed?: 'most' | 'some';
  /** Words that none of the results has. */
  readonly dropped?: readonly string[];
  /** Of each facet, how many results each value has or would add; absent where they are not known. */
  readonly counts?: Counts;
  /** True where too little of a word is typed for it to be searched for. */
  readonly isBegun?: true;
  /** How many there would be without the ticked values, where with them there is none. */
  readonly unfiltered?: number;
}

/** How many results are shown before the others are fetched: each is a request. */
export const firstCount = 2;
/** How many of the first results are looked at for the best order. */
const maxJudged = 20;
/** How many are looked at for each way to correct a query. */
const maxTried = 5;

/**
 * Searches: all words first; then with misspelt words corrected; then with one word left out, and two. The first
 * results are put in order by {@link judge}, unless they are asked for by date.
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
  return searcher.answer(query);
}

function searcherOf(index: SearchIndex, { verbatim, onFirst, ...choice }: Options) {
  const { everything, identified } = matcherOf(index, choice);
  const isTicked = Object.values(choice.filters ?? {}).some((values) => values.length > 0);
  const byDate = choice.order === 'date';

  /**
   * The first results, looked at; the best first unless they are asked for by date.
   * @param isFinal whether no other search follows if these have all the words
   * @param most so many at most
   */
  async function look(
    query: Query,
    results: readonly Result[],
    isFinal = false,
    most = maxJudged,
  ): Promise<readonly Judged[]> {
    const near = results.slice(0, most);
    const all: Judged[] = [];
    const terms = allTerms(query);
    const of = async (result: Result) => {
      const hit = await result.data();
      const { known, ...judgement } = judge({ terms, half: query.half && terms === query.terms }, hit);
      return { result, hit, ...judgement, known: known.filter((place) => place < query.terms.length) };
    };
    // The first of Pagefind's order stay first where no other could answer much better.
    if (results.length > firstCount) {
      const first = await Promise.all(near.slice(0, firstCount).map(of));
      const end = first.findIndex(({ isIdeal }) => !isIdeal && !byDate);
      all.push(...(end < 0 ? first : first.slice(0, end)));
      if (!byDate) all.sort(byScore);
      if (isFinal && all.length > 0)
        onFirst?.(
          all.map(({ hit }) => hit),
          marksOf(terms),
        );
    }
    const rest = await Promise.all(near.slice(all.length).map(of));
    if (!byDate) rest.sort(byScore);
    return [...all, ...rest];
  }

  async function answer(query: Query): Promise<Answer> {
    const { terms, conditions, years, half } = query;
    if (terms.length + conditions.length + years.length === 0 && !isTicked)
      return { results: [], count: 0, marks: [], ...(query.isBegun && { isBegun: true }) };
    const found = await everything(query);
    const judged = await look(query, found.results, true);
    const isComplete = judged.some(({ known }) => known.length === terms.length);
    const uncounted = isUncounted(query, choice.isWhole);
    if (isComplete || verbatim) {
      const results = isComplete ? inOrder(judged, found.results) : [];
      return {
        results,
        ...(!uncounted && { count: results.length }),
        marks: marksOf(allTerms(query)),
        ...(found.filters && isComplete && !uncounted && { counts: found.filters }),
      };
    }
    const begun = half && terms.length > 1 ? await completed(query) : undefined;
    if (begun) return begun;
    const unknown = terms.filter((_, place) => !judged.some(({ known }) => known.includes(place)));
    const better = unknown.length > 0 ? await corrected(query, unknown) : undefined;
    if (better?.isComplete)
      return {
        results: inOrder(better.judged, better.found.results),
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

  /** The articles that have a last word of few letters begun, among those that have the others. */
  async function completed(query: Query): Promise<Answer | undefined> {
    const { results } = await everything({ ...query, terms: query.terms.slice(0, -1), half: false });
    const kept = (await look(query, results)).filter(({ known }) => known.length === query.terms.length);
    return kept.length > 0
      ? { results: kept.map(({ result }) => result), marks: marksOf(query.terms) }
      : undefined;
  }

  /**
   * The query with its unknown words corrected as the vocabulary knows them better, so that it finds the best; undefined
   * where the vocabulary knows none.
   */
  async function corrected(query: Query, unknown: readonly Term[]) {
    let first: { query: Query; found: Found; judged: readonly Judged[]; isComplete: boolean } | undefined;
    for (const stage of [0, 1]) {
      const tried = await Promise.all(
        (await correctedQueries(index, query, unknown, stage)).map(async (better) => {
          const found = await everything(better);
          const judged = await look(better, found.results, false, maxTried);
          const isComplete = judged.some(({ known }) => known.length === better.terms.length);
          return { query: better, found, judged, isComplete, best: judged[0]?.score ?? 0 };
        }),
      );
      first ??= tried[0];
      const [best] = tried.filter(({ isComplete }) => isComplete).sort((one, other) => other.best - one.best);
      if (best) return { ...best, judged: await look(best.query, best.found.results) };
    }
    return first;
  }

  const countWithoutTicks = async (query: Query) => (await searcherOf(index, {}).answer(query)).count ?? 0;

  /** The articles that have most of the words, where none has all. */
  async function relaxed(query: Query, isCorrected: boolean): Promise<Answer | undefined> {
    const { terms } = query;
    const parts =
      terms.length > maxTerms
        ? [windows(terms)]
        : [leavingOut(terms, 1), leavingOut(terms, 2)].filter((some) => some.length > 0);
    for (const [place, some] of parts.entries()) {
      const found = await commonest(some.map((kept) => everything({ ...query, terms: kept, half: false })));
      const fewest = terms.length > maxTerms ? Math.ceil(terms.length * enough) : terms.length - place - 1;
      const kept = (await look(query, found)).filter(({ known }) => known.length >= Math.max(1, fewest));
      if (kept.length === 0) continue;
      const dropped = terms.filter((_, at) => !kept.some(({ known }) => known.includes(at)));
      return {
        results: kept.map(({ result }) => result),
        marks: marksOf(terms),
        relaxed: kept.every(({ known }) => known.length * 2 > terms.length) ? 'most' : 'some',
        ...(dropped.length > 0 && { dropped: dropped.map(([form]) => form!.join('-')) }),
        ...(isCorrected && { corrected: printed(terms) }),
      };
    }
    return undefined;
  }

  /** The article that a pasted reference means: its title is in it. */
  async function referred(title: string | undefined, text: string): Promise<Answer | undefined> {
    const { terms: all } = parseQuery(text, true);
    const whole = { ...parseQuery('', true), terms: all };
    for (const { terms } of [...(title ? [parseQuery(title, true)] : []), whole])
      for (const some of terms.length > maxTerms
        ? [[terms], windows(terms)]
        : [[terms], leavingOut(terms, 1)]) {
        const found = await commonest(some.map((kept) => everything({ ...whole, terms: kept })));
        const meant = (await look(whole, found)).filter(({ covered }) => covered >= nearlyAll);
        if (meant.length > 0)
          return {
            results: meant.map(({ result }) => result),
            count: meant.length,
            marks: marksOf(all),
          };
      }
    return undefined;
  }

  return { answer, referred, identified };
}

/** Whether a query is for the beginning of too many words for all of them to be fetched, or to be fetched at each key. */
const isUncounted = ({ terms, half }: Query, isWhole = false) =>
  half && terms.length > 0 && isShort(terms.at(-1)!, isWhole ? 3 : 4);

const byScore = (one: Judgement, other: Judgement) => other.score - one.score;

type Judged = Judgement & { readonly result: Result; readonly hit: Hit };

/** What of a long text an article must have. */
const enough = 0.6;
/** How much of a title must be in a reference that means it. */
const nearlyAll = 0.75;

/** What a query is ordered and marked by: its words, and those of what an article must have. */
const allTerms = ({ terms, conditions }: Query): readonly Term[] =>
  conditions.length === 0
    ? terms
    : [
        ...terms,
        ...conditions
          .filter(({ not }) => !not)
          .flatMap(({ any }) => any.flatMap(({ words }) => words.map((word) => [[word]]))),
      ];

const inOrder = (judged: readonly Judged[], results: readonly Result[]): readonly Result[] => [
  ...judged.map(({ result }) => result),
  ...results.slice(judged.length),
];

const printed = (terms: readonly Term[]) => terms.map(([form]) => form!.join('-')).join(' ');

/** The results that most of several searches found, those first; of as many, those that stood higher. */
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
