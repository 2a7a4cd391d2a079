import { fold, isCjk, variants, words } from './fold.ts';

/** The spellings of a search term, as typed first. Each is one word or several: “peace keeping”, “peacekeeping”. */
export type Term = readonly (readonly string[])[];

/** A field condition: `author:tishkov`, or `in:proceedings`. */
type SearchField = (typeof fields)[number];
const fields = ['title', 'author', 'journal', 'keyword'] as const;

/** One alternative of a condition. */
export type Requirement =
  | { readonly kind: 'words' | 'phrase' | 'identifier'; readonly words: readonly string[] }
  | {
      readonly kind: 'field';
      readonly field: SearchField;
      readonly words: readonly string[];
      /** Whether the last word may still be half typed. */
      readonly half: boolean;
    };

/** At least one of these must match, or none if `not` is set. */
interface Condition {
  readonly any: readonly Requirement[];
  readonly not: boolean;
}

/** A parsed query. */
export interface Query {
  /** In order, without stop words; the last one may be unfinished. */
  readonly terms: readonly Term[];
  readonly conditions: readonly Condition[];
  /** `year:2025`, `year:2020-2023`, `year:>2020`; empty for any year. */
  readonly years: readonly string[];
  /** A DOI takes precedence over everything else. */
  readonly doi?: string;
  /** Whether the last term may still be half typed. */
  readonly half: boolean;
  /** An unfinished last word that is too short to search for; articles with a word that begins so come first. */
  readonly begun?: Term;
  /** Whether there are too few letters to search for yet. */
  readonly isBegun: boolean;
}

/**
 * Parses a query. Anything that is not one of the forms above is a word.
 * @param done whether the reader has finished it, by Enter
 * @param plain whether signs are no operators, as in a pasted title
 */
export function parseQuery(text: string, done = false, plain = false): Query {
  let doi: string | undefined;
  const single: string[] = [];
  const ranges: (readonly string[])[] = [];
  /** Years that are named are alternatives; comparisons and ranges all hold. */
  const addYears = (some: readonly string[], isRange: boolean) => {
    if (isRange) ranges.push(some);
    else single.push(...some);
  };
  const rest = text
    .replace(doiPattern, (_, found: string) => {
      doi = identifierTerm(decoded(found));
      return ' ';
    })
    .replace(yearPattern, (_, sign = '', from?: string, range?: string, to?: string) => {
      addYears(yearsOf(sign as string, from, range !== undefined, to), Boolean(sign) || range !== undefined);
      return ' ';
    });
  const terms: Term[] = [];
  const conditions: Condition[] = [];
  const others = /\S/.test(rest.replace(/\d+\s*[-–]\s*\d*/g, ''));
  let either = false;
  let last: 'term' | 'condition' | undefined;
  for (const { 0: whole, 1: minus, 2: name, 3: quoted, 4: word, index } of rest.matchAll(
    plain ? plainPattern : tokenPattern,
  )) {
    const value = quoted ?? word!;
    if (word === 'OR' && !minus && !name && !plain) {
      either = last !== undefined;
      continue;
    }
    const range = !name && !minus && /^(\d{4})[-–](\d{4})?$/.exec(value);
    if (range && isRangeOfYears(range[1]!, range[2], others)) {
      addYears(yearsOf('', range[1], true, range[2]), true);
      continue;
    }
    const isLast = !done && index + whole.length === rest.length;
    const item = itemOf(fieldNamed(name), value, quoted !== undefined, isLast);
    if (!item) continue;
    if (either) {
      // The previous term becomes the first alternative.
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
  const { said, begun } = telling(terms, half);
  const years = yearsIn(single, ranges);
  return {
    terms: said,
    conditions,
    years,
    ...(doi && { doi }),
    half,
    ...(begun && said.length > 0 && { begun }),
    isBegun: half && terms.length > 0 && said.length + conditions.length + years.length === 0,
  };
}

/** `in:` is short for what contains an article, which is a journal in the index whatever it is. */
const fieldNamed = (name: string | undefined): SearchField | undefined =>
  name?.toLowerCase() === 'in' ? 'journal' : (name?.toLowerCase() as SearchField | undefined);

const doiPattern =
  /(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|\bdoi:\s*)?\b(10\.\d{4,9}(?:\/|%2F)[^\s"”»]*[^\s"”».,;)\]}])/gi;
const yearPattern = /(?<=^|\s)year:\s*([<>]=?)?\s*(\d{4})?(?:\s*([-–])\s*(\d{4})?)?/gi;
const tokenPattern = new RegExp(
  String.raw`(?<=^|\s)(-(?=[^\s\d-]))?(?:(${fields.join('|')}|in(?=:\S)):\s*)?(?:["“«„]([^"”»“]+)["”»“]|(\S+))`,
  'giu',
);

const plainPattern = /(?<=^|\s)()()()(\S+)/gu;

/** Decodes a percent-encoded DOI. */
function decoded(doi: string): string {
  try {
    return decodeURIComponent(doi);
  } catch {
    return doi;
  }
}

/** The years that match a comparison or range typed by the reader. */
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

/** The years that meet all conditions; one that no article has if there are none. */
function yearsIn(single: readonly string[], ranges: readonly (readonly string[])[]): readonly string[] {
  const all = [...(single.length > 0 ? [single] : []), ...ranges.filter((some) => some.length > 0)];
  const [first, ...others] = all.map((some) => new Set(some));
  if (!first) return [];
  const years = [...others.reduce((one, other) => one.intersection(other), first)];
  return years.length > 0 ? years : ['none'];
}

/** Two numbers without other words are a page range, unless the range is open. */
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

/** Splits a phrase as Pagefind does: a hyphenated compound is one word. */
const phraseWords = (phrase: string) =>
  phrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{L})[-‐‑’'](?=\p{L})/gu, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const asItems = (term: Term | undefined): readonly Requirement[] =>
  (term ?? []).map((form) => ({ kind: 'words', words: form }));

/** The terms of a typed word: a hyphenated compound may also be written as one word. */
function termsOf(word: string): readonly Term[] {
  const all = words(word);
  // Russian prepositions of one letter become Latin letters, which are words of their own.
  if (/^[вксоуиая]$/iu.test(word)) return [];
  if (all.length > 1 && /^\p{L}+(?:[-‐‑]\p{L}+)+\P{L}*$/u.test(word)) return [[all, [all.join('')]]];
  if (all.length === 1) return [[all, ...variants(word).map((one) => [one])]];
  return all.map((one) => [[one]]);
}

/** Removes stop words, duplicates and an unfinished last word that is too short. */
function telling(
  terms: readonly Term[],
  half: boolean,
): { readonly said: readonly Term[]; readonly begun?: Term | undefined } {
  const unique = [...new Map(terms.map((term) => [term[0]!.join(' '), term])).values()];
  const isBegun = half && unique.length > 0 && isShort(unique.at(-1)!, unique.length > 1 ? 2 : 1);
  const complete = isBegun ? unique.slice(0, -1) : unique;
  const some = complete.filter(([[first = '', ...others] = []]) => others.length > 0 || isTelling(first));
  return { said: some.length > 0 || half ? some : complete, begun: isBegun ? unique.at(-1) : undefined };
}

/** Whether a word is not a stop word. A single letter tells one vitamin from another. */
export const isTelling = (word: string): boolean => !stopWords.has(word);

/** Whether a term is too short to match as a prefix. */
export const isShort = ([form = []]: Term, letters = 3): boolean =>
  form.length === 1 && form[0]!.length <= letters && !isCjk(form[0]!);

/** The index term for a DOI, ISSN or page range. The final digit prevents stemming. */
export const identifierTerm = (identifier: string): string =>
  `x${fold(identifier).replace(/[^a-z0-9]+/g, '')}0`;

/** The index term for a short name in the author field. */
export const shortNameTerm = (name: string): string => `xauthor${name}0`;

/** An index term that every article has. */
export const everyArticle = 'xarticle';

// Stop words, folded: English, and the Russian, German, French and Spanish ones that occur in titles.
const stopWords = new Set(
  words(
    'a an and are as at be by for from has in into is it its of on or our that the their this to was we were which with ' +
      'во на со по из для об от как не что der die das und des de la le les et du los las el del',
  ),
);
