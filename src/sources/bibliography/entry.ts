import type { WorkType } from '../../record/cited-reference.ts';

/** One entry of a bibliography, in the words of the front matter and not yet checked. */
export interface Entry {
  /** How the editor finds it: its key, or its number in the file. */
  readonly name: string;
  /** Its citation key, where it has one. */
  readonly key?: string;
  /** From 1 */
  readonly line: number;
  /** What it describes, as the file says; undefined for an article in a journal. */
  readonly otherType?: string;
  /** The same as CSL has it; absent if it has no type. */
  readonly type?: WorkType;
  /** As an MDX file would hold them, without `journal`; blank ones are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What only a reference has: its editors, edition and place of publication. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** For other works, the book or the website that they are in. */
  readonly journal: JournalHint;
  /** What of it could not be taken. */
  readonly notes: readonly EntryNote[];
  /** The line of a field, or of the entry. */
  readonly lineOf: (field: string) => number;
}

/** Something in an entry that was left out of its record, or not understood as it was meant. */
export interface EntryNote {
  readonly line: number;
  readonly field?: string;
  readonly message: string;
}

/** Collects what could not be taken of an entry. @param lineOf as {@link Entry} has it */
export function noting(lineOf: Entry['lineOf']) {
  const notes: EntryNote[] = [];
  const lost = (field: string, message: string | undefined) => {
    if (message) notes.push({ line: lineOf(field), field, message });
  };
  return { notes, lost };
}

/** What an entry says of its journal. */
export interface JournalHint {
  readonly title?: string;
  readonly abbreviation?: string;
  readonly publisher?: string;
  readonly issn: { readonly print?: string; readonly online?: string };
  /** ISSNs of which the file does not say what they are of. */
  readonly issns: readonly string[];
}

/** A file's entries, and what of it could not be read as an entry at all. */
export interface Bibliography {
  readonly entries: readonly Entry[];
  readonly broken: readonly { readonly line: number; readonly entry?: string; readonly message: string }[];
}

/** A source format: one file of this folder, and one line in its registry. */
export interface BibliographyFormat {
  /** Of the file, with its dot, in small letters. */
  readonly extension: string;
  /** Other endings of such files. */
  readonly otherExtensions?: readonly string[];
  /** Never throws for what stands in the file. */
  readonly parse: (text: string) => Bibliography;
}

/** The line, from 1, of each offset of a text. */
export function linesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
