import type { Library } from '../library.ts';
import type { Article } from '../record/article.ts';
import { shared } from '../shared.ts';
import { indexOf, stem } from './terms.ts';

/** An article that is about the same, and by which words one can tell. */
export interface RelatedArticle {
  readonly article: Article;
  /** At most three, the rarest first, as the article writes them. */
  readonly shares: readonly string[];
}

/**
 * The articles that share the most with one, by BM25 over the words of title, keywords and abstract:
 * https://doi.org/10.1561/1500000019 . A word of the title counts three times and one of the keywords twice; a word that more than a
 * tenth of the articles have says nothing, nor one that in the language of the article stands everywhere.
 * @returns at most `count`, the nearest first; only those that share two words of weight, or a keyword
 */
export function relatedTo(library: Library, article: Article, count: number): readonly RelatedArticle[] {
  const known = found.get(article);
  if (known?.library === library && known.count === count) return known.related;
  const related = search(library, article, count);
  found.set(article, { library, count, related });
  return related;
}

// A page shows them, and whether it can be taken over hangs on them.
const found = shared(
  'related',
  () =>
    new WeakMap<
      Article,
      { readonly library: Library; readonly count: number; readonly related: readonly RelatedArticle[] }
    >(),
);

function search(library: Library, article: Article, count: number): readonly RelatedArticle[] {
  const { articles, place, terms, postings, rarity, words, names, scores, touched } = indexOf(library);
  const own = place.get(article);
  if (own === undefined || count < 1) return [];
  const query = heaviest(terms[own]!, rarity);
  let reached = 0;
  for (const { term, idf } of query) {
    const { who, impact } = postings[term]!;
    for (let index = 0; index < who.length; index += 1) {
      const other = who[index]!;
      if (other === own) continue;
      if (scores[other] === 0) touched[reached++] = other;
      scores[other]! += idf * impact[index]!;
    }
  }
  const ranked = best(touched.subarray(0, reached), scores);
  for (let index = 0; index < reached; index += 1) scores[touched[index]!] = 0;
  const found: RelatedArticle[] = [];
  for (const other of ranked) {
    if (found.length === count) break;
    const shared = query.filter(({ term }) => has(terms[other]!, term));
    const named = shared.filter(({ term }) => names.has(term));
    if ((shared.length < 2 && named.length === 0) || articles[other]!.relations.supersededBy) continue;
    const inWords = shared
      .toSorted((one, two) => Number(names.has(two.term)) - Number(names.has(one.term)) || two.idf - one.idf)
      .map(({ term }) => words[term]!);
    found.push({ article: articles[other]!, shares: withoutRepeats(inWords).slice(0, 3) });
  }
  return found;
}

/** The heaviest words of an article alone: the others change little and cost much. */
function heaviest(terms: Uint32Array, rarity: Float64Array) {
  const query: { readonly term: number; readonly idf: number; readonly weight: number }[] = [];
  for (let index = 0; index < terms.length; index += 2) {
    const term = terms[index]!;
    const idf = rarity[term]!;
    if (idf > 0) query.push({ term, idf, weight: Math.min(terms[index + 1]!, 4) * idf });
  }
  return query.sort((one, other) => other.weight - one.weight || one.term - other.term).slice(0, 24);
}

function has(terms: Uint32Array, term: number): boolean {
  for (let index = 0; index < terms.length; index += 2) if (terms[index] === term) return true;
  return false;
}

/** So many are looked at before it is said that there is nothing alike. */
const candidates = 32;

/** The places with the highest scores, highest first; of equals the latest. Sorting all would take longer than scoring. */
function best(places: Uint32Array, scores: Float64Array): readonly number[] {
  const kept: number[] = [];
  const isBetter = (one: number, other: number) =>
    scores[one]! > scores[other]! || (scores[one] === scores[other] && one < other);
  for (const place of places) {
    if (kept.length === candidates && !isBetter(place, kept.at(-1)!)) continue;
    let at = kept.length;
    while (at > 0 && isBetter(place, kept[at - 1]!)) at -= 1;
    kept.splice(at, 0, place);
    if (kept.length > candidates) kept.pop();
  }
  return kept;
}

/** “peacekeeping” says nothing new behind “peacekeeping missions”. */
const withoutRepeats = (words: readonly string[]) =>
  words.filter(
    (word, index) =>
      !words.slice(0, index).some((before) => before.toLowerCase().includes(stem(word).slice(0, -1))),
  );
