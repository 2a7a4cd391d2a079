import { bibtexNames, type NameFields } from './bibtex-names.ts';
import { itemsIn } from './values.ts';

/** The names in a text, or why they are not certain. */
export type NamesRead = { readonly names: readonly NameFields[] } | { readonly asked: string };

/**
 * Parses the names in one text: “Tishkov, Sergey”, “Tishkov S. V.”, “Sergey Tishkov”, separated by semicolons or “and”. A name of
 * three or more words without a comma, or with several commas, is not certain.
 */
export function namesIn(text: string): NamesRead {
  const all = itemsIn(text).flatMap((one) => one.split(/\s+(?:and|и|&)\s+/iu));
  const read = all.map(nameIn);
  const asked = read.find((one) => typeof one === 'string');
  return asked === undefined ? { names: read as readonly NameFields[] } : { asked };
}

/** One name, or the message that asks for it. */
function nameIn(text: string): NameFields | string {
  const parts = text.split(/\s*,\s*/);
  const words = text.split(/\s+/);
  if (parts.length === 2 || (parts.length === 3 && parts.some((part) => suffix.test(part)))) {
    // “Sergey Tishkov, Ivan Petrov”: two people, or one with two given and two family names.
    if (parts.length === 2 && parts.every((part) => part.split(/\s+/).length > 1 && !initials.test(part)))
      return ask(text);
    return bibtexNames(text, (part) => part)[0] ?? ask(text);
  }
  if (parts.length > 1) return ask(text);
  const [first = '', ...rest] = words;
  if (rest.length === 0) return askWhole(text);
  if (rest.every((word) => initials.test(word))) return { given: rest.join(' '), family: first };
  const last = words.at(-1)!;
  const before = words.slice(0, -1);
  if (before.every((word) => initials.test(word)) || (words.length === 2 && letters.test(text)))
    return { given: before.join(' '), family: last };
  return ask(text);
}

const initials = /^(?:\p{Lu}\.[-‐]?)+$|^\p{Lu}$/u;
const suffix = /^(?:jr|sr)\.?$|^[IVX]+$/i;
// In Chinese, Japanese or Korean the family name comes first.
const letters = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\s.'’-]+$/u;

const ask = (text: string) => {
  const words = text.replaceAll(',', '').split(/\s+/);
  return `which part of “${text}” is the family name?\nWrite each author as two lines: - family: ${words.at(-1)} and below it given: ${words.slice(0, -1).join(' ')}, or as “Family, Given”.`;
};
const askWhole = (text: string) =>
  `“${text}” has only one word.\nWrite - literal: ${text} for an organisation or a person with a single name, or family and given on separate lines.`;
