import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import type { Reference } from '../record/cited-reference.ts';
import { plain } from '../record/text.ts';
import { site } from 'offprint/site';
import { comparing } from './nearest.ts';

/** The words of a library’s articles, and what they cite. */
export interface Index {
  readonly articles: readonly Article[];
  readonly place: ReadonlyMap<Article, number>;
  /** Compares them. */
  readonly compare: ReturnType<typeof comparing>;
  /** By term: its first spelling; undefined for a citation. */
  readonly words: readonly (string | undefined)[];
}

/** For frequent words only the latest articles are compared, so the cost of an article does not grow with the library. */
const maxPosted = 2000;
/** The weight of a citation, compared to one for a word of an abstract and three for a word of a title. */
const citationWeight = 2;

const indexes = new WeakMap<Library, Index>();

/** The words of a library, cached. */
export function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) indexes.set(library, (index = make(library.articles)));
  return index;
}

function make(articles: readonly Article[]): Index {
  const numbers = new Map<string, number>();
  const words: (string | undefined)[] = [];
  const names = new Set<number>();
  const citations = new Set<number>();
  const having: number[] = [];
  const number = (key: string, word: string | undefined) => {
    let found = numbers.get(key);
    if (found === undefined) {
      numbers.set(key, (found = words.length));
      words.push(word);
      having.push(0);
    }
    return found;
  };
  /** Cache of terms by spelling, for each set of stop words: most words recur. */
  const known = new Map<ReadonlySet<string>, Map<string, number | undefined>>();
  const termOf = (word: string, silent: ReadonlySet<string>) => {
    let terms = known.get(silent);
    if (!terms) known.set(silent, (terms = new Map<string, number | undefined>()));
    if (!terms.has(word))
      terms.set(word, silent.has(word.toLowerCase()) ? undefined : number(stem(word), word));
    return terms.get(word);
  };
  const lengths: number[] = [];
  const all = articles.map((article) => {
    const { title, keywords, abstract, language } = article;
    const silent = silentIn(language);
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
      for (const word of text.match(/\p{L}[\p{L}\p{M}\p{N}’'-]{3,}/gu) ?? []) {
        const term = termOf(word, silent);
        if (term !== undefined) count(term, by);
      }
    // References do not count towards the length of an article.
    const length = [...found.values()].reduce((sum, frequency) => sum + frequency, 0);
    for (const citation of citationsOf(article)) {
      const term = number(citation, undefined);
      citations.add(term);
      count(term, citationWeight);
    }
    const own = new Uint32Array(found.size * 2);
    let at = 0;
    for (const [term, frequency] of found) {
      having[term]! += 1;
      own[at++] = term;
      own[at++] = frequency;
    }
    lengths.push(length);
    return own;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  const begins = new Uint32Array(articles.length + 1);
  for (const [place, own] of all.entries()) begins[place + 1] = begins[place]! + own.length;
  const terms = new Uint32Array(begins.at(-1)!);
  const posted = new Uint32Array(words.length + 1);
  for (const [term, count] of having.entries()) posted[term + 1] = posted[term]! + Math.min(count, maxPosted);
  const who = new Uint32Array(posted.at(-1)!);
  const impact = new Float64Array(posted.at(-1)!);
  const next = posted.slice();
  for (const [place, own] of all.entries()) {
    terms.set(own, begins[place]);
    for (let index = 0; index < own.length; index += 2) {
      const [term, frequency] = [own[index]!, own[index + 1]!];
      const at = next[term]!;
      if (at === posted[term + 1]) continue;
      who[at] = place;
      impact[at] = (frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengths[place]!) / mean));
      next[term] = at + 1;
    }
  }
  const weights = new Float64Array(words.length);
  weights.set(having.map((count) => rarity(count, articles.length)));
  const isName = new Uint8Array(words.length);
  for (const term of names) isName[term] = 1;
  const isCitation = new Uint8Array(words.length);
  for (const term of citations) isCitation[term] = 1;
  const isReplaced = new Uint8Array(articles.length);
  isReplaced.set(articles.map(({ relations }) => (relations.supersededBy ? 1 : 0)));
  const tables = { begins, terms, posted, who, impact, rarity: weights, isName, isCitation, isReplaced };
  return {
    articles,
    place: new Map(articles.map((article, place) => [article, place])),
    compare: comparing(tables),
    words,
  };
}

/**
 * The citations that relate an article to others: the works that it cites (bibliographic coupling, https://doi.org/10.1002/asi.5090140103),
 * the articles that cite it (co-citation, https://doi.org/10.1002/asi.4630240406), and itself: so it shares two with an article that it
 * cites.
 */
function* citationsOf({ id, references = [], citedBy = [] }: Article): Generator<string> {
  if (citedBy.length > 0) yield `\0work ${id}`;
  if (references.length > 0) yield `\0citing ${id}`;
  for (const reference of references) {
    const work = workKey(reference);
    if (work) yield `\0work ${work}`;
  }
  for (const citing of citedBy) yield `\0citing ${citing.id}`;
}

/** Identifies a cited work; undefined if too little is known. */
function workKey({ article, doi, work }: Reference): string | undefined {
  if (article) return article.id;
  if (doi) return doi.toLowerCase();
  return work?.title && work.issued ? `${work.issued.year} ${plain(work.title).toLowerCase()}` : undefined;
}

/** Robertson’s weight of a term. Zero for a term of one article, or of more than a tenth of all (more than three in a small library). */
function rarity(having: number, all: number): number {
  if (having < 2 || having > Math.max(3, all / 10)) return 0;
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** Stop words of a language, of the site's language, and of English, in which many abstracts are. */
function silentIn(language: string = site.language): ReadonlySet<string> {
  const [tag = ''] = language.split('-');
  let words = silent.get(tag);
  if (!words) {
    const languages = [tag, site.language.split('-')[0]!, 'en'];
    silent.set(tag, (words = new Set(languages.flatMap((one) => lists[one] ?? []))));
  }
  return words;
}

const silent = new Map<string, ReadonlySet<string>>();
const lists: Readonly<Record<string, readonly string[]>> = stopwords;

// Plurals count as their singulars; any further stemming would depend on the language.
export const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?<=[^s])s$/, '');
