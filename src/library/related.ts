import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import type { Near } from './nearest.ts';
import { indexOf, stem, type Index } from './terms.ts';

/** A similar article, and the words that show it. */
export interface RelatedArticle {
  readonly article: Article;
  /** At most three, the rarest first, as written in the article. */
  readonly shares: readonly string[];
  /** The number of works that both cite, that cite both, or that are one of the two. */
  readonly sharedCitations: number;
}

/**
 * The articles that share the most with one, by BM25 over the words of title, keywords and abstract and over citations:
 * https://doi.org/10.1561/1500000019 . A word of the title counts three times and one of the keywords twice; a word that more than a
 * tenth of the articles have is ignored, and so are the stop words of the article's language.
 * @returns at most `count`, nearest first; only articles that share two significant words or citations, or a keyword
 */
export function relatedTo(library: Library, article: Article, count: number): readonly RelatedArticle[] {
  const known = found.get(article);
  if (known?.library === library && known.count === count) return known.related;
  const index = indexOf(library);
  const own = index.place.get(article);
  if (own === undefined || count < 1) return [];
  const related = inWords(index, index.compare(own, count));
  found.set(article, { library, count, related });
  return related;
}

const found = new WeakMap<
  Article,
  { readonly library: Library; readonly count: number; readonly related: readonly RelatedArticle[] }
>();

const inWords = ({ articles, words }: Index, near: readonly Near[]): readonly RelatedArticle[] =>
  near.map(({ place, shared }) => ({
    article: articles[place]!,
    shares: withoutRepeats(shared.flatMap((term) => words[term] ?? [])).slice(0, 3),
    sharedCitations: shared.filter((term) => words[term] === undefined).length,
  }));

/** “peacekeeping” adds nothing to “peacekeeping missions”. */
const withoutRepeats = (words: readonly string[]) =>
  words.filter(
    (word, index) =>
      !words.slice(0, index).some((before) => before.toLowerCase().includes(stem(word).slice(0, -1))),
  );
