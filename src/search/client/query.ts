import { fold, isCjk, variants, words } from './fold.ts';

/** A word that is searched for, in every way that it may be written, the way that was typed first; each is one word or several. */
export type Term = readonly (readonly string[])[];

/** What a condition may ask of a field: `author:tishkov`. */
export type SearchField = (typeof fields)[number];
const fields = ['title', 'author', 'journal', 'keyword'] as const;

/** One of the things of which an article must have at least one. */
export type Requirement =
  | { readonly kind: 'words' | 'phrase' | 'identifier'; readonly words: readonly string[] }
  | {
      readonly kind: 'field';
      readonly field: SearchField;
      readonly words: readonly string[];
      /** Whether the last word may still be half typed. */
      readonly half: boolean;
    };

/** What an article must have besides the words, or must not have. */
export interface Condition {
  readonly any: readonly Requirement[];
  readonly not: boolean;
}

/** What a reader has typed, understood. */
export interface Query {
  /** In their order, without words that say nothing; the last one may be half typed. */
  readonly terms: readonly Term[];
  readonly conditions: readonly Condition[];
  /** `year:2025`, `year:2020-2023`, `year:>2020`; empty where any year will do. */
  readonly years: readonly string[];
  /** A DOI: it names one article, whatever is beside it. */
  readonly doi?: string;
  /** Whether the last term may still be half typed. */
  readonly half: boolean;
  /** Whether too little is typed yet for anything to be searched for. */
  readonly isBegun: boolean;
}

/**
 * Reads a query. Whatever is not one of the forms above is a word.
 * @param done whether the reader has finished it, by Enter
 */
export function parseQuery(text: string, done = false): Query {
  let doi: string | undefined;
  const years: string[] = [];
  const rest = text
    .replace(doiPattern, (_, found: string) => {
      doi = identifierTerm(decoded(found));
      return ' ';
    })
    .replace(yearPattern, (_, sign = '', from?: string, range?: string, to?: string) => {
      years.push(...yearsOf(sign as string, from, range !== undefined, to));
      return ' ';
    });
  const terms: Term[] = [];
  const conditions: Condition[] = [];
  const others = /\S/.test(rest.replace(/\d+\s*[-–]\s*\d*/g, ''));
  let either = false;
  let last: 'term' | 'condition' | undefined;
  for (const { 0: whole, 1: minus, 2: name, 3: quoted, 4: word, index } of rest.matchAll(tokenPattern)) {
    const value = quoted ?? word!;
    if (word === 'OR' && !minus && !name) {
      either = last !== undefined;
      continue;
    }
    const range = !name && !minus && /^(\d{4})[-–](\d{4})?$/.exec(value);
    if (range && isRangeOfYears(range[1]!, range[2], others)) {
      years.push(...yearsOf('', range[1], true, range[2]));
      continue;
    }
    const isLast = !done && index + whole.length === rest.length;
    const item = itemOf(name?.toLowerCase() as SearchField | undefined, value, quoted !== undefined, isLast);
    if (!item) continue;
    if (either) {
      // What was a word until now is one of two.
      const before = last === 'term' ? { any: asItems(terms.pop()), not: false } : conditions.pop()!;
      conditions.push({ ...before, any: [...before.any, item] });
      last = 'condition';
      either = false;
    } else if (minus || item.kind !== 'words') {
      conditions.push({ any: [item], not: minus === '-' });
      last = 'condition';
    } else {
      terms.push(...termsOf(value));
      last = 'term';
    }
  }
  const half = !done && !/\s$/.test(text) && last !== 'condition';
  const said = telling(terms, half);
  return {
    terms: said,
    conditions,
    years: [...new Set(years)],
    ...(doi && { doi }),
    half,
    isBegun: half && terms.length > 0 && said.length + conditions.length + years.length === 0,
  };
}

const doiPattern =
  /(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|\bdoi:\s*)?\b(10\.\d{4,9}(?:\/|%2F)[^\s"”»]*[^\s"”».,;)\]}])/gi;
const yearPattern = /(?<=^|\s)year:\s*([<>]=?)?\s*(\d{4})?(?:\s*([-–])\s*(\d{4})?)?/gi;
const tokenPattern = new RegExp(
  String.raw`(?<=^|\s)(-(?=[^\s-]))?(?:(${fields.join('|')}):\s*)?(?:["“«„]([^"”»“]+)["”»“]|(\S+))`,
  'giu',
);

/** A percent-encoded DOI as it is; others as they are. */
function decoded(doi: string): string {
  try {
    return decodeURIComponent(doi);
  } catch {
    return doi;
  }
}

/** Years that articles may have, from the sign or range that a reader has typed. */
function yearsOf(
  sign: string,
  year: string | undefined,
  isRange: boolean,
  until?: string,
): readonly string[] {
  const latest = new Date().getFullYear() + 2;
  let [from, to] = [Number(year ?? earliest), Number(until ?? (isRange ? latest : year))];
  if (sign.startsWith('>')) [from, to] = [from + (sign === '>' ? 1 : 0), latest];
  if (sign.startsWith('<')) [from, to] = [earliest, from - (sign === '<' ? 1 : 0)];
  if (!(year ?? until) || to - from > latest - earliest) return [];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index));
}
const earliest = 1500;

/** Two numbers without a word beside them are pages, unless the range is open. */
const isRangeOfYears = (from: string, to: string | undefined, others: boolean) =>
  Number(from) >= earliest &&
  (to === undefined || (others && Number(to) > Number(from) && Number(to) < 2100));

function itemOf(
  field: SearchField | undefined,
  value: string,
  isQuoted: boolean,
  half: boolean,
): Requirement | undefined {
  const all = words(value);
  if (all.length === 0) return undefined;
  if (field) return { kind: 'field', field, words: all, half: half && !isQuoted };
  if (isQuoted) return { kind: 'phrase', words: phraseWords(value) };
  if (/^\d+[-–]\d+$/.test(value) || /^\d{4}-\d{3}[\dX]$/i.test(value))
    return { kind: 'identifier', words: [identifierTerm(value)] };
  return { kind: 'words', words: all };
}

/** The words of a phrase as Pagefind has them one after another: a compound with a hyphen is one. */
const phraseWords = (phrase: string) =>
  phrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{L})[-‐‑’'](?=\p{L})/gu, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const asItems = (term: Term | undefined): readonly Requirement[] =>
  (term ?? []).map((form) => ({ kind: 'words', words: form }));

/** The terms of a word as it was typed: a compound with a hyphen may be written as one. */
function termsOf(word: string): readonly Term[] {
  const all = words(word);
  if (all.length > 1 && /^\p{L}+(?:[-‐‑]\p{L}+)+\P{L}*$/u.test(word)) return [[all, [all.join('')]]];
  if (all.length === 1) return [[all, ...variants(word).map((one) => [one])]];
  return all.map((one) => [[one]]);
}

/** Without words that are everywhere, repetitions, and a last word of which too little is typed. */
function telling(terms: readonly Term[], half: boolean): readonly Term[] {
  const unique = [...new Map(terms.map((term) => [term[0]!.join(' '), term])).values()];
  const isBegun = half && unique.length > 0 && isShort(unique.at(-1)!, unique.length > 1 ? 2 : 1);
  const complete = isBegun ? unique.slice(0, -1) : unique;
  const some = complete.filter(([[first = '', ...others] = []]) => others.length > 0 || isTelling(first));
  return some.length > 0 || half ? some : complete;
}

/** Whether a word says something by itself. */
export const isTelling = (word: string): boolean =>
  !stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word) || isCjk(word));

/** Whether a term has too few letters for all the words that begin with it to be meant: then it is a whole word. */
export const isShort = ([form = []]: Term, letters = 3): boolean =>
  form.length === 1 && form[0]!.length <= letters && !isCjk(form[0]!);

/** A DOI, ISSN or a range of pages as the one word under which the index has it; the digit at its end keeps it from being stemmed. */
export const identifierTerm = (identifier: string): string =>
  `x${fold(identifier).replace(/[^a-z0-9]+/g, '')}0`;

/** A name of few letters as the one word under which the index has it. */
export const shortNameTerm = (name: string): string => `xauthor${name}0`;

/** The word that the index has of every article. */
export const everyArticle = 'xarticle';

// Words that stand everywhere, folded: English, and the Russian, German, French and Spanish ones that titles hold.
const stopWords = new Set(
  words(
    'a an and are as at be by for from has in into is it its of on or our that the their this to was we were which with ' +
      'и в во на с со по из для о об к от у как не что der die das und des le la les et du des el los las y del',
  ),
);
