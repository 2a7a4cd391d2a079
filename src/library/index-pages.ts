import anyAscii from 'any-ascii';
import type { Library } from './library.ts';
import { entriesOf, type IndexEntry, type ListKind } from './lists.ts';
import { cutInto, numbered } from './list-pages.ts';

/** One page of an index of authors, keywords or years. */
export interface IndexPage {
  readonly kind: ListKind;
  /** The letters of the whole index, in order; none for a short index. */
  readonly letters: readonly LetterStart[];
  readonly sections: readonly IndexSection[];
  /** From 1. */
  readonly pageNumber: number;
  readonly pageCount: number;
}

/** A letter, and where its entries begin. */
interface LetterStart {
  /** A capital without its accent, `漢` for Chinese characters, `#` if an entry does not begin with a letter. */
  readonly letter: string;
  /** The page with its first entry, from 1. */
  readonly pageNumber: number;
}

/** The entries of one letter, or all. */
interface IndexSection {
  readonly letter?: string;
  readonly entries: readonly IndexEntry[];
  /** The pages of a letter, if there are several, with the entry at which each begins. */
  readonly parts: readonly { readonly start: string; readonly pageNumber: number }[];
}

// The maximum size of a page that still loads quickly; and of an index that needs no letters.
const maxEntries = 1000;
const minWithLetters = 30;

/** The numbers of the pages of an index, from 1. */
export const indexPageNumbers = (library: Library, kind: ListKind): readonly number[] =>
  numbered(cutInto(entriesOf(library, kind), maxEntries));

/** One page of an index. @param pageNumber from 1 */
export function indexPage(library: Library, kind: ListKind, pageNumber: number): IndexPage {
  const entries = entriesOf(library, kind);
  const pages = cutInto(entries, maxEntries);
  const shown = pages[pageNumber - 1]!;
  if (kind === 'years' || entries.length < minWithLetters)
    return {
      kind,
      letters: [],
      sections: [{ entries: shown, parts: [] }],
      pageNumber,
      pageCount: pages.length,
    };
  const starts = startsOf(entries);
  const sections = byLetter(shown).map(({ letter, entries: ofLetter }) => {
    const through = starts.get(letter)!;
    const parts = through.map(({ label, place }) => ({ start: beginning(label), pageNumber: pageAt(place) }));
    return { letter, entries: ofLetter, parts: parts.length > 1 ? parts : [] };
  });
  const letters = [...starts].map(([letter, [first]]) => ({ letter, pageNumber: pageAt(first!.place) }));
  return { kind, letters, sections, pageNumber, pageCount: pages.length };
}

const pageAt = (place: number) => Math.floor(place / maxEntries) + 1;
const beginning = (label: string) =>
  // By characters: half a surrogate pair is none.
  [...label.replace(/^[^\p{L}]+/u, '').split(',')[0]!].slice(0, 12).join('');

interface Start {
  readonly label: string;
  /** Position in the whole index, from 0. */
  readonly place: number;
}
const known = new WeakMap<readonly IndexEntry[], ReadonlyMap<string, readonly Start[]>>();

/** For each letter, its first entry on each page. */
function startsOf(entries: readonly IndexEntry[]): ReadonlyMap<string, readonly Start[]> {
  let starts = known.get(entries);
  if (!starts) {
    const made = new Map<string, Start[]>();
    for (const [place, { label }] of entries.entries()) {
      const letter = initialOf(label);
      const ofLetter = made.get(letter) ?? [];
      made.set(letter, ofLetter);
      const last = ofLetter.at(-1);
      if (!last || pageAt(last.place) < pageAt(place)) ofLetter.push({ label, place });
    }
    known.set(entries, (starts = made));
  }
  return starts;
}

/** Entries grouped by first letter, in order; each script has its own alphabet. */
export const byLetter = (
  entries: readonly IndexEntry[],
): readonly { readonly letter: string; readonly entries: readonly IndexEntry[] }[] =>
  [...Map.groupBy(entries, ({ label }) => initialOf(label))].map(([letter, ofLetter]) => ({
    letter,
    entries: ofLetter,
  }));

function initialOf(label: string): string {
  const [, initial = '#'] = /^[^\p{L}\p{N}]*(\p{L})/u.exec(label) ?? [];
  // A heading for each of thousands of characters would not help.
  if (/\p{Script=Han}/u.test(initial)) return '漢';
  return bare(initial).toLocaleUpperCase('en');
}

// й and ё are separate letters; Ł and Ø are sorted with L and O.
function bare(letter: string): string {
  if (/\p{Script=Cyrillic}/u.test(letter)) return letter;
  return /\p{Script=Latin}/u.test(letter) ? anyAscii(letter)[0]! : letter.normalize('NFD')[0]!;
}
