import anyAscii from 'any-ascii';
import type { Article } from './article.ts';
import { familyName } from './name.ts';
import { plain } from './text.ts';

/** Whether BibTeX, biber and `\cite{…}` all accept a key: `tishkov-2025-kenya`. */
export const isCitationKey = (value: string): boolean => /^[A-Za-z][A-Za-z0-9:_-]*$/.test(value);

/**
 * A readable key for a record that has none: first author, year, first long word of the title, in ASCII regardless of
 * script. Never empty.
 */
export function suggestKey({
  authors,
  issued,
  title,
}: Pick<Article, 'authors' | 'issued' | 'title'>): string {
  const [author] = authors;
  const titleWords = plain(title).split(/[^\p{L}\p{N}\p{M}]+/u);
  const word = titleWords.find((one) => ascii(one).length > 3) ?? titleWords.find(ascii) ?? '';
  const key = [author ? (author.literal ?? familyName(author)) : '', String(issued?.year ?? ''), word].map(
    ascii,
  );
  const joined = key.filter(Boolean).join('-');
  return isCitationKey(joined) ? joined : `article-${joined}`.replace(/-$/, '');
}

/**
 * A text as a URL segment, transliterated: “Suppl 1” becomes `suppl-1`. May be empty. Never longer than a file name
 * may be, and never a name that Windows reserves for a device.
 */
export const slug = (text: string): string => {
  const step = anyAscii(text.slice(0, 1000).normalize('NFC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  return isDevice(step) ? `${step}-1` : step;
};

const longest = 100;

/** Whether a text may name an article or a person in a URL: lower-case letters and digits, with hyphens between them. */
export const isId = (value: string): boolean =>
  /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(value) && value.length <= longest && !isDevice(value);

/** File names that Windows reserves: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const isDevice = (value: string) => /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(value);

/** Makes keys unique, ignoring case, by appending a letter to repeated ones: `-b`, `-c`. */
export function distinctKeys(keys: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return keys.map((key) => {
    let distinct = key;
    for (let number = 2; taken.has(distinct.toLowerCase()); number += 1)
      distinct = `${key}-${letters(number)}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}

const ascii = (text: string) =>
  anyAscii(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** 1 is a, 27 is aa. */
const letters = (number: number): string =>
  number > 26
    ? letters(Math.floor((number - 1) / 26)) + letters(((number - 1) % 26) + 1)
    : String.fromCharCode(96 + number);
