import { parseOrcid } from '../../record/identifiers.ts';
import { filled } from '../../record/filled.ts';
import type { Meaning } from './meaning.ts';

/** A name as front matter fields. */
export type NameFields = Readonly<Record<string, string>>;

/**
 * What a format says about a name without a comma. BibTeX defines its order (`running`: “First von Last”); an editor types two
 * words in running order, and more are not certain (`typed`); all other formats put the family name first and separate it with a comma,
 * and what has none may be an organisation (`indexed`), except in PubMed's field for family name and initials (`medline`).
 */
export type NameOrder = 'running' | 'typed' | 'indexed' | 'medline';

/** A word of a name as written, and as text. In BibTeX, braces make several words one. */
interface NameWord {
  readonly raw: string;
  readonly text: string;
}

/** One or several initials: “S.”, “S.V.”, “J.-P.”, “S” */
export const isInitials = (word: string): boolean =>
  /^(?:\p{Lu}\p{M}*\.[-‐]?)+(?:\p{Lu}\p{M}*)?$|^\p{Lu}(?:[-‐]\p{Lu})?$/u.test(word);

/** “AJ”: initials without full stops and spaces, unless they can be anything else. */
const isRunTogether = (word: string): boolean => /^\p{Lu}{2,3}$/u.test(word) && !otherCapitals.test(word);
const otherCapitals = /^(?:II|III|IV|VI|VII|LLC|LTD|INC|PLC|MD|PHD|UK|USA|EU|UN|WHO|WTO|ILO|РАН)$/;

const suffix = /^(?:jr|sr|jun|sen|jnr|snr)\.?$|^(?:2nd|3rd|II|III|IV)$/i;
export const isSuffix = (word: string): boolean => suffix.test(word.replace(/[{}]/g, ''));

const degree =
  /^(?:ph\.?\s?d|m\.?d|d\.?phil|d\.?sc|m\.?sc|b\.?sc|m\.?p\.?h|d\.?d\.?s|d\.?v\.?m|r\.?n|frcp|frcs|f\.?r\.?s|ed\.?d|ll\.?[mbd]|m\.?b\.?a|pharm\.?d|dr|prof|esq|к\.\s?\p{L}\.\s?н|д\.\s?\p{L}\.\s?н)\.?$/iu;
export const isDegree = (text: string): boolean => degree.test(text.trim());
const title = /^(?:dr|prof|professor|mr|mrs|ms|sir|dame)\.?$/i;

export const isSmall = (word: string): boolean =>
  /^\p{Ll}/u.test(word) && !/^\p{Ll}['’ʼ-]\p{Lu}|^al-|^el-/u.test(word);

/** The family name with the particle before it. */
export function familyOf(text: string): NameFields {
  const words = text.trim().split(/\s+/);
  const last = words.length > 1 && isSuffix(words.at(-1)!) ? words.pop() : undefined;
  const end = words.findIndex((word) => !isSmall(word));
  return filled<Record<string, string>>({
    ...(end > 0
      ? { particle: words.slice(0, end).join(' '), family: words.slice(end).join(' ') }
      : { family: words.join(' ') }),
    suffix: last,
  });
}

/**
 * Given names as they are printed: “AJ” is A. J., “Ann, Jr” has a suffix, and degrees are no part of a name.
 * @param family capitals are only initials if the family name is not in capitals
 */
export function givenOf(text: string, family: string): NameFields {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => !title.test(word));
  while (words.length > 1 && isDegree(words.at(-1)!)) words.pop();
  const last = words.length > 1 && isSuffix(words.at(-1)!) ? words.pop() : undefined;
  const given = words
    .map((word, index) =>
      isRunTogether(word) && /\p{Ll}/u.test(family) && index === words.length - 1
        ? [...word].map((letter) => `${letter}.`).join(' ')
        : word,
    )
    .join(' ');
  return filled<Record<string, string>>({ given, suffix: last });
}

/** Particles that are not printed where the family name comes first: “Humboldt, Alexander von”, “Silva, Maria da”. */
const dropping =
  /^(?:von|vom|van|der|den|zu|zur|zum|af|av|de|del|della|di|da|das|do|dos|du|la|ter|ten|d['’ʼ])$/;

/** Given names without the particle after them, as citeproc reads it: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export function withoutParticle(given: string): { readonly own: string; readonly particle: NameFields } {
  const words = given.trim().split(/\s+/);
  const end = words.findLastIndex((word) => !dropping.test(word)) + 1;
  return end > 0 && end < words.length
    ? { own: words.slice(0, end).join(' '), particle: { 'dropping-particle': words.slice(end).join(' ') } }
    : { own: given, particle: {} };
}

/** “Family, Given”, “Family, Given, Suffix” and BibTeX's “Family, Suffix, Given”. */
export function invertedOf(family: string, given: string, third = ''): NameFields {
  const [after, names] = isSuffix(given) && third ? [given, third] : [third, given];
  const { own, particle } = withoutParticle(names);
  return filled<Record<string, string>>({
    ...familyOf(family),
    ...givenOf(own, family),
    ...particle,
    ...(after && !isDegree(after) && { suffix: after }),
  });
}

/** A name without a comma. */
export function uninverted(written: readonly NameWord[], order: NameOrder): Meaning<NameFields> {
  const whole = written.map(({ text }) => text).join(' ');
  let words = written.map(({ text }) => text);
  while (words.length > 2 && title.test(words[0]!)) words = words.slice(1);
  while (words.length > 2 && isDegree(words.at(-1)!)) words = words.slice(0, -1);
  const end = words.length > 2 && isSuffix(words.at(-1)!) ? words.at(-1) : undefined;
  if (end) words = words.slice(0, -1);
  const named = (name: NameFields): Meaning<NameFields> => ({
    value: filled({ ...name, suffix: end ?? name['suffix'] }),
  });
  if (words.length === 0) return {};
  if (words.some((word) => /^\\?&$/.test(word))) return { value: { literal: whole.replace('\\&', '&') } };
  if (words.length === 1) return oneWord(whole, order);
  const family = familyFirst(words, order);
  if (family > 0) {
    const own = words.slice(0, family).join(' ');
    return named({ ...familyOf(own), ...givenOf(words.slice(family).join(' '), own) });
  }
  const initials = words.findIndex((word) => !isInitials(word));
  if (initials > 0 && (order !== 'running' || words.length - initials === 1)) {
    const rest = words.slice(initials);
    const isOne = rest.filter((word) => !isSmall(word)).length === 1 && !isSmall(rest.at(-1)!);
    if (isOne) return named({ ...familyOf(rest.join(' ')), given: words.slice(0, initials).join(' ') });
  }
  if (order === 'running') return named(inGrammar(words));
  if (order === 'indexed' || order === 'medline') return { value: { literal: whole } };
  if (words.length === 2 && alphabetic.test(words.join(' ')))
    return named({ given: words[0]!, family: words[1]! });
  return { unclear: whichIsFamily(whole) };
}

function oneWord(text: string, order: NameOrder): Meaning<NameFields> {
  if (order === 'running') return { value: familyOf(text) };
  if (order === 'indexed' || order === 'medline') return { value: { literal: text } };
  return {
    unclear: `“${text}” has only one word.\nWrite - literal: ${text} for an organisation or a person with a single name, or family and given on separate lines.`,
  };
}

/** The number of words of the family name in “Ro A B”, “Ro AB” and “van der Berg J.”; 0 in any other name. */
function familyFirst(words: readonly string[], order: NameOrder): number {
  const isGiven = (word: string) => isInitials(word) || (order !== 'running' && isRunTogether(word));
  const first = words.findIndex(isGiven);
  if (first < 1 || !words.slice(first).every(isGiven)) return 0;
  const family = words.slice(0, first);
  const main = family.filter((word) => !isSmall(word));
  if (order === 'medline') return first;
  return main.length === 1 && /\p{Ll}/u.test(main[0]!) && family.at(-1) === main[0] ? first : 0;
}

/** BibTeX's “First von Last”: words in lower case before the last one belong to the family name. */
function inGrammar(words: readonly string[]): NameFields {
  const last = words.length - 1;
  const start = words.findIndex((word, index) => index < last && isSmall(word));
  const end = start < 0 ? last : words.findLastIndex((word, index) => index < last && isSmall(word)) + 1;
  if (start === 0 && words.length > 2)
    return { particle: words.slice(0, end).join(' '), family: words.slice(end).join(' ') };
  if (start <= 0) return filled({ ...familyOf(words[last] ?? ''), given: words.slice(0, last).join(' ') });
  return {
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, end).join(' '),
    family: words.slice(end).join(' '),
  };
}

// In Chinese, Japanese or Korean the family name comes first.
const alphabetic = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\s.'’-]+$/u;

/** Asks for the family name. */
export const whichIsFamily = (text: string): string => {
  const words = text.replaceAll(',', '').split(/\s+/);
  return `which part of “${text}” is the family name?\nWrite each author as two lines: - family: ${words.at(-1)} and below it given: ${words.slice(0, -1).join(' ')}, or as “Family, Given”.`;
};

/** A name's ORCID iD, and the name without it and without e-mail addresses, footnote marks and numbers. */
export function undecorated(name: string): { readonly bare: string; readonly orcid?: string } {
  let orcid: string | undefined;
  const bare = name
    .replace(
      /[\s([<]*(?:https?:\/\/)?(?:orcid(?:\.org\/|\s*(?:id)?:?\s*))?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX])(?=$|[\s)\]>},;])[)\]>]?/gi,
      (_, digits: string) => {
        orcid ??= parseOrcid(digits.replaceAll('-', '').replace(/(.{4})(?!$)/g, '$1-'));
        return '';
      },
    )
    .replace(
      /\s*[([<]?\s*(?:e-?mail:?\s*)?[^\s@()[\]<>,;]+@[^\s@()[\]<>,;]+\.[^\s@()[\]<>,;]+\s*[)\]>]?/gi,
      '',
    )
    .replace(
      /[*†‡§¶‖⁎∗#✉]+|[¹²³⁰-⁹]+(?:[,，][¹²³⁰-⁹]+)*|(?<=\p{L}\.?)\s*\d{1,2}(?:\s*,\s*\d{1,2})*(?=$|\s*,|\s+and\b)|\s+\d{4}$/gu,
      '',
    )
    .trim();
  return { bare, ...(orcid && { orcid }) };
}
