import {
  everyArticle,
  isShort,
  shortNameTerm,
  type Requirement,
  type Query,
  type Term,
} from '../words/query.ts';
import type { Hit } from './rank.ts';
import type { Vocabulary } from '../words/spelling.ts';

// Finds the articles that match a query. What Pagefind cannot express in one search becomes several, combined by result ids.

/** The part of Pagefind's API that a search needs: https://pagefind.app/docs/api/ */
export interface Pagefind {
  search(term: string | null, options: PagefindOptions): Promise<Found>;
}
interface PagefindOptions {
  readonly filters?: Readonly<Record<string, { readonly any: readonly string[] }>>;
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>;
}
export interface Found {
  readonly results: readonly Result[];
  /** Once the facets are loaded. */
  readonly filters?: Counts;
}
export interface Result {
  readonly id: string;
  readonly score: number;
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Hit>;
}
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The data sources of a search. */
export interface SearchIndex {
  readonly find: Pagefind['search'];
  /** Fetches the index files that searches for these words need. */
  readonly preload: (words: string) => Promise<void>;
  /** A part of the vocabulary; empty if there is none. */
  readonly vocabulary: (part: string) => Promise<Vocabulary>;
}

/** Filters and order. */
export interface Choice {
  /** Ticked values, by facet. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  readonly order?: 'relevance' | 'date';
  /** Also fetch all completions of four-letter words, which takes longer. */
  readonly isWhole?: boolean;
}

/** Finds articles. */
export interface Matcher {
  /**
   * All matching articles in Pagefind's order, and the facet counts if Pagefind counted exactly these.
   */
  readonly everything: (query: Query) => Promise<Found>;
  /** The articles with an identifier. */
  readonly identified: (word: string) => Promise<readonly Result[]>;
}

export function matcherOf(index: SearchIndex, choice: Choice): Matcher {
  const { filters = {}, order = 'relevance' } = choice;
  const ticked = Object.entries(filters).filter(([, values]) => values.length > 0);
  const byDate = order === 'date';

  /** The ids of the articles that meet a requirement. */
  async function ids(item: Requirement): Promise<ReadonlySet<string>> {
    const found = async (term: string) => (await index.find(term, {})).results;
    if (item.kind !== 'field') return idSet(await found(termOf(item)));
    const { field, half } = item;
    const each = await Promise.all(
      item.words.map(async (word, place) => {
        if (field === 'author' && word.length <= 3) return idSet(await found(`"${shortNameTerm(word)}"`));
        const inField = (await found(word)).filter(({ matchedMetaFields }) =>
          matchedMetaFields?.some((name) => name.startsWith(field)),
        );
        const isWhole = !half || place < item.words.length - 1;
        return isWhole ? idSet(inField).intersection(idSet(await found(`"${word}"`))) : idSet(inField);
      }),
    );
    return each.reduce((all, one) => all.intersection(one));
  }

  /** The ids of the articles that meet at least one of several. */
  const idsOfAny = async (items: readonly Requirement[]) =>
    (await Promise.all(items.map(ids))).reduce((all, one) => all.union(one));

  const chosen = (years: readonly string[]): PagefindOptions => {
    const all = Object.fromEntries(ticked.map(([name, any]) => [name, { any }]));
    const own = filters['year'] ?? [];
    if (years.length > 0)
      all['year'] = { any: own.length > 0 ? years.filter((year) => own.includes(year)) : years };
    return {
      ...(Object.keys(all).length > 0 && { filters: all }),
      ...(byDate && { sort: { date: 'desc' as const } }),
    };
  };

  /** All articles with the terms, in each of their spellings. */
  async function withWords(terms: readonly Term[], options: PagefindOptions): Promise<Found> {
    // A one- or two-letter query matches whole words only: thousands begin with it.
    const main = terms.map((term) =>
      terms.length === 1 && isShort(term, 2) ? `"${term[0]![0]}"` : term[0]!.join(' '),
    );
    await index.preload(
      terms
        .flat(2)
        .flatMap((word) => beginnings(word, choice.isWhole))
        .join(' '),
    );
    const found = await index.find(main.join(' ') || everyArticle, options);
    const others = terms.flatMap((term, place) =>
      term.slice(1).map((form) => main.with(place, form.join(' ')).join(' ')),
    );
    if (others.length === 0) return found;
    const more = await Promise.all(others.map(async (term) => (await index.find(term, options)).results));
    const all = new Map<string, Result>();
    for (const result of [...found.results, ...more.flat()]) {
      const same = all.get(result.id);
      if (!same || same.score < result.score) all.set(result.id, result);
    }
    const results = [...all.values()];
    return { results: byDate ? results : results.sort((one, other) => other.score - one.score) };
  }

  async function everything(query: Query): Promise<Found> {
    const { terms, conditions, years, half } = query;
    const options = chosen(years);
    // Without terms, search for the first condition: cheaper than filtering every article.
    const first = terms.length === 0 ? conditions.find(({ any, not }) => !not && isSearch(any)) : undefined;
    const found = first ? await index.find(termOf(first.any[0]!), options) : await withWords(terms, options);
    let { results } = found;
    // Short words match as whole words if any article has them: “Li” rather than “Linear”.
    const shorts = terms.filter((term, place) => isShort(term) && !(half && place === terms.length - 1));
    if (terms.length > 1)
      for (const [form] of shorts) {
        const exact = await ids({ kind: 'phrase', words: form! });
        if (results.some(({ id }) => exact.has(id))) results = results.filter(({ id }) => exact.has(id));
      }
    for (const { any, not } of conditions.filter((one) => one !== first)) {
      const some = await idsOfAny(any);
      results = results.filter(({ id }) => some.has(id) !== not);
    }
    const isWhole = results === found.results && found.filters !== undefined;
    return { results, ...(isWhole && { filters: await withOthers(found.filters, query) }) };
  }

  /** A ticked value must not hide the others of its facet. */
  async function withOthers(counts: Counts, query: Query): Promise<Counts> {
    const all: Record<string, Counts[string]> = { ...counts };
    for (const [name] of ticked) {
      const others = matcherOf(index, { filters: { ...filters, [name]: [] }, order });
      const { filters: without } = await others.everything(query);
      if (without?.[name]) all[name] = without[name];
    }
    return all;
  }

  return {
    everything,
    identified: async (word) => (await index.find(`"${word}"`, chosen([]))).results,
  };
}

/**
 * Pagefind matches by prefix, but only fetches the index file that contains the term itself, so results would depend on
 * earlier searches. Preloading these words fetches the files of the term's completions.
 */
const beginnings = (word: string, isWhole = false): readonly string[] => {
  if (!/^[a-z]{4,}$/.test(word)) return [word];
  const longer = next(word);
  return [word, ...longer, ...(isWhole && word.length === 4 ? longer.flatMap(next) : [])];
};
const next = (word: string) => [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => word + letter);

/** Whether a condition is a single Pagefind search. */
const isSearch = (any: readonly Requirement[]) => any.length === 1 && any[0]!.kind !== 'field';
const termOf = ({ kind, words }: Requirement) =>
  kind === 'words' ? words.join(' ') : `"${words.join(' ')}"`;

const idSet = (results: readonly Result[]): Set<string> => new Set(results.map(({ id }) => id));
