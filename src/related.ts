import type { Library } from './library.ts';
import type { Article } from './record/article.ts';
import { plain } from './record/text.ts';

/** An article that is about the same, and by which words one can tell. */
export interface RelatedArticle {
  readonly article: Article;
  /** At most three, the rarest first, as the article writes them. */
  readonly shares: readonly string[];
}

/**
 * The articles that share the most with one, by BM25 over the words of title, keywords and abstract:
 * https://doi.org/10.1561/1500000019 . A word of the title counts three times and one of the keywords twice; a word that more than a
 * tenth of the articles have says nothing.
 * @returns at most `count`, the nearest first; only those that share two words of weight, or a keyword
 */
export function relatedTo(library: Library, article: Article, count: number): readonly RelatedArticle[] {
  const { articles, place, terms, postings, lengths, mean, words, names, scores } = indexOf(library);
  const own = place.get(article);
  if (own === undefined || count < 1) return [];
  const weightOf = (term: number) => rarity(postings[term]!.length, articles.length);
  // The heaviest words alone: the others change little and cost much.
  const query = [...terms[own]!]
    .map(([term, frequency]) => ({ term, idf: weightOf(term), own: Math.min(frequency, 4) }))
    .filter(({ term, idf }) => idf > 0 && postings[term]!.length > 1)
    .sort((one, other) => other.own * other.idf - one.own * one.idf || one.term - other.term)
    .slice(0, 24);
  const touched: number[] = [];
  for (const { term, idf } of query)
    // Of a word that many have, only the latest that have it, so that the cost of an article does not grow with the library.
    for (const [other, frequency] of postings[term]!.slice(0, 400)) {
      if (other === own) continue;
      if (scores[other] === 0) touched.push(other);
      scores[other]! +=
        idf * ((frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengths[other]!) / mean)));
    }
  const ranked = touched
    .map((other) => ({ other, score: scores[other]! }))
    .sort((one, two) => two.score - one.score || one.other - two.other);
  for (const other of touched) scores[other] = 0;
  const found: RelatedArticle[] = [];
  for (const { other } of ranked) {
    if (found.length === count) break;
    const shared = query.filter(({ term }) => terms[other]!.has(term));
    const named = shared.filter(({ term }) => names.has(term));
    if ((shared.length < 2 && named.length === 0) || articles[other]!.relations.supersededBy) continue;
    const inWords = shared
      .toSorted((one, two) => Number(names.has(two.term)) - Number(names.has(one.term)) || two.idf - one.idf)
      .map(({ term }) => words[term]!);
    found.push({ article: articles[other]!, shares: withoutRepeats(inWords).slice(0, 3) });
  }
  return found;
}

/** “peacekeeping” says nothing new behind “peacekeeping missions”. */
const withoutRepeats = (words: readonly string[]) =>
  words.filter(
    (word, index) =>
      !words.slice(0, index).some((before) => before.toLowerCase().includes(stem(word).slice(0, -1))),
  );

interface Index {
  readonly articles: readonly Article[];
  readonly place: ReadonlyMap<Article, number>;
  /** By article: its terms with how much each counts. */
  readonly terms: readonly ReadonlyMap<number, number>[];
  /** By term: the articles that have it. */
  readonly postings: readonly (readonly (readonly [article: number, frequency: number])[])[];
  readonly lengths: readonly number[];
  readonly mean: number;
  /** By term: as it was written first. */
  readonly words: readonly string[];
  /** The terms that are keywords. */
  readonly names: ReadonlySet<number>;
  /** By article, all zero but while articles are being compared. */
  readonly scores: Float64Array;
}

const indexes = new WeakMap<Library, Index>();

function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) indexes.set(library, (index = make(library.articles)));
  return index;
}

function make(articles: readonly Article[]): Index {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const names = new Set<number>();
  const postings: [number, number][][] = [];
  const number = (key: string, word: string) => {
    let found = numbers.get(key);
    if (found === undefined) {
      numbers.set(key, (found = words.length));
      words.push(word);
      postings.push([]);
    }
    return found;
  };
  const lengths: number[] = [];
  const terms = articles.map(({ title, keywords, abstract }, place) => {
    const found = new Map<number, number>();
    const count = (term: number, by: number) => found.set(term, (found.get(term) ?? 0) + by);
    for (const keyword of keywords) {
      const term = number(` ${keyword.toLowerCase()}`, keyword);
      names.add(term);
      count(term, 3);
    }
    for (const [text, by] of [
      [plain(title), 3],
      [keywords.join('. '), 2],
      [abstract ? plain(abstract) : '', 1],
    ] as const)
      for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}’'-]{3,}/gu))
        count(number(stem(word), word), by);
    for (const [term, frequency] of found) postings[term]!.push([place, frequency]);
    lengths.push([...found.values()].reduce((sum, frequency) => sum + frequency, 0));
    return found;
  });
  return {
    articles,
    place: new Map(articles.map((article, place) => [article, place])),
    terms,
    postings,
    lengths,
    mean: lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1,
    words,
    names,
    scores: new Float64Array(articles.length),
  };
}

/** Robertson’s weight of a term; nothing for what a tenth of at least thirty articles have, or most of a few. */
function rarity(having: number, all: number): number {
  if (having > Math.max(3, all / 10)) return 0;
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

// Plurals and their singulars are one word; more than that would need a language.
const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?<=[^s])s$/, '');
