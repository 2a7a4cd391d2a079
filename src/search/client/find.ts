import { parseQuery, type Query } from './query.ts';
import { fits, judge, type Hit } from './rank.ts';
import { correct, partOf, shortest, type Vocabulary } from './spelling.ts';

/** The part of Pagefind's API that a search needs: https://pagefind.app/docs/api/ */
export interface Pagefind {
  search(
    term: string | null,
    options: { filters?: Filters; sort?: Record<string, 'asc' | 'desc'> },
  ): Promise<{ results: readonly Result[]; filters?: Counts }>;
}
export interface Result {
  readonly id: string;
  data(): Promise<Hit>;
}
export type Filters = Readonly<Record<string, readonly string[] | { readonly any: readonly string[] }>>;
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a search may draw on. */
export interface SearchIndex {
  readonly pagefind: Pagefind;
  /** A part of the vocabulary; empty where there is none. */
  readonly vocabulary: (part: string) => Promise<Vocabulary>;
}

export interface Options {
  /** Values that are ticked, by facet. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  readonly order?: 'relevance' | 'date';
  /** Hears of the first few results as soon as they are there, before the rest is fetched and all are put in order. */
  readonly onFirst?: (answer: Answer) => void;
}

/** What was found, the best first. */
export interface Answer {
  readonly query: Query;
  readonly results: readonly Result[];
  /** The query that was answered, where a word of the one that was asked is not known here. */
  readonly corrected?: string;
  /** True where no article has all the words. */
  readonly relaxed?: true;
  readonly counts?: Counts;
}

/** How many results are shown before the others are fetched: each is a request. */
export const firstCount = 2;
/** How many of the first results are looked at for the best order. */
const maxJudged = 20;
/** How many results are looked at for phrases and `author:`. */
const maxSieved = 200;

/**
 * Searches: all words first; then with misspelt words corrected; then with one word left out, and two. The first
 * results are put in order by {@link judge}, unless they are asked for by date.
 */
export async function search(library: SearchIndex, text: string, options: Options = {}): Promise<Answer> {
  const query = parseQuery(text);
  const find = (terms: readonly string[]) =>
    library.pagefind.search(terms.join(' ') || null, pagefindOptions(query, options));
  const first = await ordered(query, await find(query.terms), options);
  // Pagefind passes over a word that it does not know where others are found.
  const unknown = query.terms.filter((term) => !first.known.has(term));
  if (unknown.length === 0) return first.answer;
  const corrected = await correctedQuery(library, query, unknown);
  const words = corrected && { corrected: corrected.terms.join(' ') };
  if (corrected) {
    const second = await ordered(corrected, await find(corrected.terms), options);
    if (second.answer.results.length > 0) return { ...second.answer, ...words };
  }
  if (first.answer.results.length > 0) return { ...first.answer, relaxed: true };
  const asked = corrected ?? query;
  for (const without of [1, 2]) {
    const results = await relaxed(asked.terms, without, find);
    if (results.length > 0)
      return { ...(await ordered(asked, { results }, options)).answer, relaxed: true, ...words };
  }
  return { query, results: [] };
}

function pagefindOptions({ years }: Query, { filters = {}, order = 'relevance' }: Options) {
  const all: Record<string, { any: readonly string[] }> = {};
  for (const [name, values] of Object.entries(filters)) if (values.length > 0) all[name] = { any: values };
  if (years.length > 0) all['year'] = { any: years };
  return {
    ...(Object.keys(all).length > 0 && { filters: all }),
    ...(order === 'date' && { sort: { date: 'desc' as const } }),
  };
}

/** The query with those words corrected that the vocabulary knows better; undefined where there is none. */
async function correctedQuery(
  library: SearchIndex,
  query: Query,
  unknown: readonly string[],
): Promise<Query | undefined> {
  const terms = await Promise.all(
    query.terms.map(async (term, index) => {
      if (!unknown.includes(term) || term.length < shortest || /\d/.test(term)) return term;
      // A swap of the first two letters puts a word into another part.
      const parts = [...new Set([partOf(term), partOf(term.slice(1))])];
      const vocabularies = await Promise.all(parts.map(library.vocabulary));
      const half = index === query.terms.length - 1 && !query.finished;
      return correct(term, Object.assign({}, ...vocabularies) as Vocabulary, half) ?? term;
    }),
  );
  return terms.some((term, index) => term !== query.terms[index])
    ? { ...query, terms, finished: true }
    : undefined;
}

/** Results of every search that leaves out so many words, those first that the maxSieved searches found. */
async function relaxed(
  terms: readonly string[],
  without: number,
  find: (terms: readonly string[]) => Promise<{ results: readonly Result[] }>,
): Promise<readonly Result[]> {
  if (terms.length <= without || terms.length > 8) return [];
  const found = new Map<string, { result: Result; times: number }>();
  for (const some of leavingOut(terms, without))
    for (const result of (await find(some)).results.slice(0, maxJudged)) {
      const times = (found.get(result.id)?.times ?? 0) + 1;
      found.set(result.id, { result, times });
    }
  return [...found.values()].sort((one, other) => other.times - one.times).map(({ result }) => result);
}

const leavingOut = (terms: readonly string[], count: number): readonly (readonly string[])[] =>
  count === 0
    ? [terms]
    : terms.flatMap((_, index) =>
        leavingOut(terms.slice(index + 1), count - 1)
          .filter((rest) => rest.length + index > 0)
          .map((rest) => [...terms.slice(0, index), ...rest]),
      );

/** Results in their order, and which words of the query stand in the first of them. */
async function ordered(
  query: Query,
  { results, filters }: { readonly results: readonly Result[]; readonly filters?: Counts },
  { order = 'relevance', onFirst }: Options,
): Promise<{ readonly answer: Answer; readonly known: ReadonlySet<string> }> {
  const sieve = query.phrases.length > 0 || query.authors.length > 0;
  const near = results.slice(0, sieve ? maxSieved : maxJudged);
  if (onFirst && !sieve && results.length > firstCount) {
    const hits = await Promise.all(results.slice(0, firstCount).map((result) => result.data()));
    const known = new Set(hits.flatMap((hit) => judge(query, hit).known));
    if (query.terms.every((term) => known.has(term))) onFirst({ query, results });
  }
  const judged = await Promise.all(
    near.map(async (result) => {
      const hit = await result.data();
      return { result, hit, ...judge(query, hit) };
    }),
  );
  const fitting = sieve ? judged.filter(({ hit }) => fits(query, hit)) : judged;
  if (order === 'relevance') fitting.sort((one, other) => other.score - one.score);
  return {
    answer: {
      query,
      results: [...fitting.map(({ result }) => result), ...(sieve ? [] : results.slice(maxJudged))],
      ...(filters && !sieve && { counts: filters }),
    },
    known: new Set(judged.flatMap(({ known }) => known)),
  };
}
