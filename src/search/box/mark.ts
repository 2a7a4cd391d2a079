import { words } from '../words/fold.ts';

/** A piece of text, and whether it matches the search. */
interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Splits a text so that words beginning with a term are separate pieces. */
export function mark(text: string, terms: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
    if (!isFound(word, terms)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), found: false });
    pieces.push({ text: word, found: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), found: false });
  return pieces;
}

const isFound = (word: string, terms: readonly string[]) =>
  words(word).some((one) => terms.some((term) => one === term || (term.length > 2 && one.startsWith(term))));

/** An excerpt of about the given length around the first matching word; empty if there is none. */
export function excerpt(text: string, terms: readonly string[], length = 220): string {
  const first = [...text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)].find(([word]) => isFound(word, terms));
  if (!first) return '';
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, first.index - length / 3)) + 1);
  const to = text.length <= from + length ? text.length : text.lastIndexOf(' ', from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
