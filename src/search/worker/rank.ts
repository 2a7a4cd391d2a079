import { fold, isCjk, words } from '../words/fold.ts';
import { isTelling, type Query, type Term } from '../words/query.ts';

/** An article as returned by the index. */
export interface Hit {
  readonly url: string;
  /** COinS metadata. */
  readonly context?: string;
  /** The abstract, or else the title. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

const weights = {
  title: 3,
  author: 3,
  keywords: 2,
  date: 2,
  abstract: 1,
  alternatives: 1,
  journal: 0.5,
} as const;

/** How well an article matches a query. */
export interface Judgement {
  readonly score: number;
  /** Indexes of the query's terms that it contains. */
  readonly known: readonly number[];
  /** Whether every term is in its title, authors, keywords or date, so no other can match much better. */
  readonly isIdeal: boolean;
  /** How much of its title was asked for, from 0 to 1. */
  readonly covered: number;
}

/**
 * Scores an article for a query, and tells which of the query's words it has: whole words count by the field that they
 * are in, an unfinished last word nearly as much; then title words and names that are adjacent in the query too, and
 * the share of the title that the query covers.
 */
export function judge({ terms, half }: Pick<Query, 'terms' | 'half'>, hit: Hit): Judgement {
  const fields = wordsByField(hit);
  const known: number[] = [];
  let score = 0;
  let strong = 0;
  for (const [index, term] of terms.entries()) {
    const isHalf = half && index === terms.length - 1;
    let best = 0;
    for (const form of term) best = Math.max(best, valueOf(form, fields, isHalf));
    if (best > 0) known.push(index);
    if (best >= weights.keywords * otherEnding) strong += 1;
    score += best;
  }
  const { title, author } = fields;
  const asked = terms.map(([form]) => form!.at(-1)!);
  for (let index = 1; index < asked.length; index += 1) {
    const isHalf = half && index === asked.length - 1;
    if (areNeighbours(title, asked[index - 1]!, asked[index]!)) score += 0.5;
    // A title that goes on as the reader is typing it.
    else if (isHalf && goesOn(title, asked[index - 1]!, asked[index]!)) score += 1;
    if (areNeighbours(author, asked[index - 1]!, asked[index]!)) score += 1;
  }
  const all = new Set(terms.flat(2));
  const own = title.filter(isTelling);
  const covered = own.filter((word) => all.has(word)).length / Math.max(own.length, 1);
  return { score: score + 2 * covered, known, isIdeal: strong === terms.length, covered };
}

const halfWord = 0.9;
const otherEnding = 0.6;

function valueOf(form: readonly string[], fields: ReturnType<typeof wordsByField>, isHalf: boolean): number {
  let best = 0;
  for (const [name, weight] of Object.entries(weights)) {
    const field = fields[name as keyof typeof weights];
    const has = (fits: (one: string, word: string) => boolean) =>
      form.every((word) => field.some((one) => fits(one, word)));
    if (form.every((word) => field.includes(word))) best = Math.max(best, weight) + (best > 0 ? 0.25 : 0);
    // The index contains stems: “mission” finds “missions”, and the other way round.
    else if (has(isStem)) best = Math.max(best, weight * otherEnding);
    else if (has((one, word) => one.startsWith(word) || isCharacterOf(word, one)))
      best = Math.max(best, isHalf ? weight * halfWord : 0.1);
  }
  return best;
}

const isCharacterOf = (word: string, other: string) =>
  isCjk(word) && [...word].length === 1 && other.includes(word);

/** Whether two words differ only in their suffix. */
const isStem = (one: string, other: string) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same > 3 && endings.test(one.slice(same)) && endings.test(other.slice(same));
};
// Suffixes removed by the Snowball stemmer for English: https://snowballstem.org/algorithms/english/stemmer.html
const endings =
  /^(?:e?s|e?d|ing|ings|e|y|ies|ied|ily|ly|al|ally|er|ers|ion|ions|ment|ments|ness|ful|ity|ive|able)?$/;

function areNeighbours(field: readonly string[], one: string, other: string): boolean {
  let at = field.indexOf(one);
  while (at >= 0) {
    if (field[at + 1] === other || field[at - 1] === other) return true;
    at = field.indexOf(one, at + 1);
  }
  return false;
}

/** Whether a word is followed by one that begins so. */
const goesOn = (field: readonly string[], one: string, beginning: string): boolean =>
  field.some((word, index) => word.startsWith(beginning) && field[index - 1] === one);

/** The abstract of an article; empty if there is none. */
export const abstractOf = ({ content, meta }: Hit): string => (content === meta['title'] ? '' : content);

function wordsByField(hit: Hit) {
  const { meta } = hit;
  const of = (...names: string[]) => names.flatMap((name) => textWords(meta[name] ?? ''));
  return {
    title: of('title'),
    author: of('author', 'author-alternatives'),
    keywords: of('keywords'),
    date: of('date'),
    journal: of('journal'),
    alternatives: of('alternatives', 'title-alternatives'),
    abstract: textWords(abstractOf(hit)),
  };
}

/** The words of a text, with hyphenated compounds also as one word. */
const textWords = (text: string): readonly string[] => [
  ...words(text),
  ...(text.match(/\p{L}+(?:[-‐‑]\p{L}+)+/gu) ?? []).map((compound) =>
    fold(compound).replace(/[^\p{L}]/gu, ''),
  ),
];

/** The words to highlight. */
export const marksOf = (terms: readonly Term[]): readonly string[] => [...new Set(terms.flat(2))];
