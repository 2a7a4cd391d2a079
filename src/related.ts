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
  const { terms, postings, lengths, mean, articles, place } = indexOf(library);
  const own = place.get(article);
  if (own === undefined) return [];
  const scores = new Map<number, number>();
  const reasons = new Map<number, { term: number; weight: number }[]>();
  // The heaviest words alone: the others change little and cost much.
  const query = [...terms[own]!]
    .map(([term, frequency]) => ({
      term,
      weight: Math.min(frequency, 4) * rarity(postings[term]!.length, articles.length),
    }))
    .filter(({ term, weight }) => weight > 0 && postings[term]!.length > 1)
    .sort((one, other) => other.weight - one.weight || one.term - other.term)
    .slice(0, 24);
  for (const { term } of query) {
    const idf = rarity(postings[term]!.length, articles.length);
    for (const [other, frequency] of postings[term]!) {
      if (other === own) continue;
      const saturated = (frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengths[other]!) / mean));
      scores.set(other, (scores.get(other) ?? 0) + idf * saturated);
      const list = reasons.get(other) ?? [];
      reasons.set(other, list);
      list.push({ term, weight: idf });
    }
  }
  const { words, names } = indexOf(library);
  return [...scores]
    .filter(
      ([other]) => reasons.get(other)!.length > 1 || reasons.get(other)!.some(({ term }) => names.has(term)),
    )
    .filter(([other]) => !articles[other]!.relations.supersededBy)
    .sort(([one, score], [other, otherScore]) => otherScore - score || one - other)
    .slice(0, count)
    .map(([other]) => ({
      article: articles[other]!,
      shares: reasons
        .get(other)!
        .sort(
          (one, two) => Number(names.has(two.term)) - Number(names.has(one.term)) || two.weight - one.weight,
        )
        .slice(0, 3)
        .map(({ term }) => words[term]!),
    }));
}

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
