import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import { plain } from '../record/text.ts';
import { site } from '../site.ts';
import { comparing, type Tables } from './nearest.ts';

/** The words of a library’s articles. */
export interface Index {
  readonly articles: readonly Article[];
  readonly place: ReadonlyMap<Article, number>;
  readonly tables: Tables;
  /** Compares them on this thread. */
  readonly compare: ReturnType<typeof comparing>;
  /** By term: as it was written first. */
  readonly words: readonly string[];
}

/** Of a word that many have, only the latest are compared, so that the cost of an article does not grow with the library. */
const mostPosted = 400;

const indexes = new WeakMap<Library, Index>();

/** The words of a library, made once. */
export function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) indexes.set(library, (index = make(library.articles)));
  return index;
}

function make(articles: readonly Article[]): Index {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const names = new Set<number>();
  const having: number[] = [];
  const number = (key: string, word: string) => {
    let found = numbers.get(key);
    if (found === undefined) {
      numbers.set(key, (found = words.length));
      words.push(word);
      having.push(0);
    }
    return found;
  };
  /** The terms of words as they are written, by the words that say nothing: most words come again and again. */
  const known = new Map<ReadonlySet<string>, Map<string, number | undefined>>();
  const termOf = (word: string, silent: ReadonlySet<string>) => {
    let terms = known.get(silent);
    if (!terms) known.set(silent, (terms = new Map<string, number | undefined>()));
    if (!terms.has(word))
      terms.set(word, silent.has(word.toLowerCase()) ? undefined : number(stem(word), word));
    return terms.get(word);
  };
  const lengths: number[] = [];
  const all = articles.map(({ title, keywords, abstract, language }) => {
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
    const own = new Uint32Array(found.size * 2);
    let [at, length] = [0, 0];
    for (const [term, frequency] of found) {
      having[term]! += 1;
      length += frequency;
      own[at++] = term;
      own[at++] = frequency;
    }
    lengths.push(length);
    return own;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  const begins = sharedMemory(Uint32Array, articles.length + 1);
  for (const [place, own] of all.entries()) begins[place + 1] = begins[place]! + own.length;
  const terms = sharedMemory(Uint32Array, begins.at(-1)!);
  const posted = sharedMemory(Uint32Array, words.length + 1);
  for (const [term, count] of having.entries())
    posted[term + 1] = posted[term]! + Math.min(count, mostPosted);
  const who = sharedMemory(Uint32Array, posted.at(-1)!);
  const impact = sharedMemory(Float64Array, posted.at(-1)!);
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
  const weights = sharedMemory(Float64Array, words.length);
  weights.set(having.map((count) => rarity(count, articles.length)));
  const isName = sharedMemory(Uint8Array, words.length);
  for (const term of names) isName[term] = 1;
  const isReplaced = sharedMemory(Uint8Array, articles.length);
  isReplaced.set(articles.map(({ relations }) => (relations.supersededBy ? 1 : 0)));
  const tables = { begins, terms, posted, who, impact, rarity: weights, isName, isReplaced };
  return {
    articles,
    place: new Map(articles.map((article, place) => [article, place])),
    tables,
    compare: comparing(tables),
    words,
  };
}

/** An array of zeros in memory that threads share. */
function sharedMemory<T>(
  type: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}

/** Robertson’s weight of a term; nothing for what one article has, a tenth of at least thirty, or most of a few. */
function rarity(having: number, all: number): number {
  if (having < 2 || having > Math.max(3, all / 10)) return 0;
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** Words that tell nothing in a language, in that of the site, or in English, in which many abstracts are. */
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

// Plurals and their singulars are one word; more than that would need a language.
export const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?<=[^s])s$/, '');
