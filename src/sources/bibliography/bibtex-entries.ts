import { parse } from '@retorquere/bibtex-parser';

// Better BibTeX's parser goes on behind a broken entry, and knows the names, ligatures and commands that real files
// hold; Citation.js stops the whole file at the first of them. It takes a millisecond for an entry, which is most of
// the time that a large library takes to load: so each entry is parsed by itself, and once.

/** An entry as the parser reads it. */
export interface RawEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** As it stands in the file. */
  readonly input: string;
}

/** What the parser makes of a text. */
export interface Parsed {
  readonly entries: readonly RawEntry[];
  readonly errors: readonly { readonly error: string; readonly input: string }[];
}

/** Parses a text that {@link piecesOf} gave. */
export function parsePiece(text: string): Parsed {
  // The parser would take half a minute for ten megabytes, and then fail.
  if (text.length > longest)
    return { entries: [], errors: [{ error: `it is longer than ${longest} characters`, input: text }] };
  return parseWhole(text);
}

/** No entry is as long. */
const longest = 500_000;

/** Parses a text whose entries cannot be told apart without it. */
export function parseWhole(text: string): Parsed {
  const { entries, errors } = parse(text, {
    sentenceCase: false,
    caseProtection: 'off',
  } as object) as unknown as Parsed;
  return {
    entries: entries.map(({ type, key, fields, input }) => ({ type, key, fields, input })),
    errors: errors.map(({ error, input }) => ({ error, input })),
  };
}

/**
 * The entries of a file, each behind the macros that it uses; undefined where one entry may hang on another
 * (`crossref`), or where braces are not closed, so that only the parser can say where an entry ends.
 */
export function piecesOf(text: string): readonly string[] | undefined {
  if (/\b(?:crossref|xref|xdata)\s*=/i.test(text)) return undefined;
  const starts = [...text.matchAll(/^[ \t]*@(\w+)[ \t]*\{/gm)];
  const pieces = starts.map(({ index, 1: type }, number) => ({
    type: type!.toLowerCase(),
    text: text.slice(index, starts[number + 1]?.index).trimEnd(),
  }));
  if (!pieces.every((piece) => isClosed(piece.text)) || text.slice(0, starts[0]?.index).includes('@'))
    return undefined;
  const macros = new Map<string, string>();
  for (const { type, text: macro } of pieces) {
    if (type !== 'string') continue;
    const name = /\{\s*([^\s=]+)/.exec(macro)?.[1]?.toLowerCase() ?? '';
    if (macros.has(name)) return undefined;
    macros.set(name, macro);
  }
  return pieces
    .filter(({ type }) => !['string', 'comment', 'preamble'].includes(type))
    .map((piece) => [...usedBy(piece.text, macros)].join('') + piece.text);
}

/** The macros that a text names outside braces, and those that these name. */
function usedBy(text: string, macros: ReadonlyMap<string, string>): ReadonlySet<string> {
  const used = new Set<string>();
  if (macros.size === 0) return used;
  const look = (within: string) => {
    for (const [, name] of within.matchAll(/[=#]\s*([^\s,#{}"=]+)/g)) {
      const macro = macros.get(name!.toLowerCase());
      if (!macro || used.has(macro)) continue;
      look(macro);
      used.add(macro);
    }
  };
  look(text);
  return used;
}

/** True where every brace that a piece opens is closed in it, and only blanks, or a comma, follow the last. */
function isClosed(piece: string): boolean {
  let depth = 0;
  let end = -1;
  for (const { 0: brace, index } of piece.matchAll(/[{}]/g)) {
    if (end >= 0) return false;
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) end = index;
  }
  return end >= 0 && /^[\s,]*$/.test(piece.slice(end + 1));
}
