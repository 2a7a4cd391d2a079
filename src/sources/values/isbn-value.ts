import { isIsbn } from '../../record/identifiers.ts';
import type { Meaning } from './meaning.ts';

/** One ISBN as it is printed, without the word “ISBN”. */
export function isbnOf(written: string): Meaning<string> {
  const text = written.trim();
  const isbn = text
    .replace(/^isbn(?:-1[03])?:?\s*/i, '')
    .replace(
      /\s*\((?:print|online|electronic|e-?book|hardcover|hbk|paperback|pbk|hard|soft|pdf)[^()]*\)$/i,
      '',
    )
    .replace(/(?<=\d)[\s‐‑–](?=[\dx])/gi, '-')
    .toUpperCase();
  return isIsbn(isbn)
    ? { value: isbn }
    : {
        unclear: `“${text}” is not an ISBN: its format or check digit is wrong.\nCopy it from the title page: 978-0-306-40615-7.`,
      };
}

/** The ISBNs of a field that may have several, and the rest of it: ISSNs, in programs that have one field for both. */
export function isbnsIn(texts: readonly string[]): {
  readonly isbns: readonly string[];
  readonly rest: readonly string[];
} {
  const all = texts
    .flatMap((text) => text.split(/[;,/|]\s*|\s+(?=97[89]\D?\d)|\s+and\s+/))
    .filter((text) => text.trim());
  const found = all.map((text) => isbnOf(text).value);
  return {
    isbns: [...new Set(found.filter((one) => one !== undefined))],
    rest: all.filter((_, index) => found[index] === undefined),
  };
}
