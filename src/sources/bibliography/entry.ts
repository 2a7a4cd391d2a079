import type { Lost } from './certain.ts';
import type { WorkType } from '../../record/cited-reference.ts';
import type { ContainerKind } from '../../record/container.ts';

/** One entry of a bibliography as front matter fields, not yet validated. */
export interface Entry {
  /** How an editor finds it: its key, or its number in the file. */
  readonly name: string;
  /** Its citation key, if it has one. */
  readonly key?: string;
  /** From 1 */
  readonly line: number;
  /** The type in the words of the file, of what stands alone; undefined for what is in a journal, proceedings, a book or a series. */
  readonly otherType?: string;
  /** The CSL type; absent if the entry has no type. */
  readonly type?: WorkType;
  /** As in an MDX file, without what contains it; empty ones are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Fields that only references have: edition, place of publication and others. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** For other works: the book or website that contains them. */
  readonly container: ContainerHint;
  /** What could not be used. */
  readonly notes: readonly EntryNote[];
  /** The line of a field, or of the entry. */
  readonly lineOf: (field: string) => number;
}

/** Something in an entry that was left out of its record or could not be fully understood. */
export interface EntryNote {
  readonly line: number;
  readonly field?: string;
  readonly message: string;
}

/** Collects what could not be used of an entry. @param lineOf as in {@link Entry} */
export function noting(lineOf: Entry['lineOf']): { readonly notes: EntryNote[]; readonly lost: Lost } {
  const notes: EntryNote[] = [];
  const lost: Lost = (field, message) => {
    if (message) notes.push({ line: lineOf(field), field, message });
  };
  return { notes, lost };
}

/**
 * Fields without the values at some paths. An item of a list costs itself and not the list.
 * @param lost paths in the fields
 */
export function withoutLost(
  fields: Readonly<Record<string, unknown>>,
  lost: readonly (readonly PropertyKey[])[],
): Readonly<Record<string, unknown>> {
  const kept = Object.entries(fields).flatMap(([field, value]): readonly (readonly [string, unknown])[] => {
    const paths = lost.filter(([first]) => first === field);
    if (paths.length === 0) return [[field, value]];
    const items = new Set(paths.map(([, item]) => item));
    if (paths.some((path) => path.length === 1)) return [];
    if (Array.isArray(value)) {
      const rest = value.filter((_, index) => !items.has(index));
      return rest.length > 0 ? [[field, rest]] : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    const rest = Object.entries(value).filter(([name]) => !items.has(name));
    return rest.length > 0 ? [[field, Object.fromEntries(rest)]] : [];
  });
  return Object.fromEntries(kept);
}

/** The journal, proceedings, book or series as described by an entry. */
export interface ContainerHint {
  /** Absent for a journal, and for what contains other works. */
  readonly kind?: ContainerKind;
  /** The key of an entry with the fields of the whole volume. */
  readonly key?: string;
  /** As in a file of proceedings. */
  readonly conference?: Readonly<Record<string, unknown>>;
  readonly title?: string;
  readonly abbreviation?: string;
  readonly publisher?: string;
  readonly issn: { readonly print?: string; readonly online?: string };
  /** ISSNs of unknown medium. */
  readonly issns: readonly string[];
}

/** The entries of a file, and the parts that could not be parsed. */
export interface Bibliography {
  readonly entries: readonly Entry[];
  readonly broken: readonly { readonly line: number; readonly entry?: string; readonly message: string }[];
}

/** A source format: one file in this folder and one line in its registry. */
export interface BibliographyFormat {
  /** File extension with its dot, in lower case. */
  readonly extension: string;
  /** Other file extensions. */
  readonly otherExtensions?: readonly string[];
  /** Never throws, whatever the file contains. */
  readonly parse: (text: string) => Bibliography;
}
