import { hash } from 'node:crypto';
import { articleFields } from '../../record/fields.ts';
import { checked } from '../words.ts';
import { parsePiece, parseWhole, piecesOf, type Parsed } from './bibtex-entries.ts';
import { toFields } from './bibtex-fields.ts';
import type { Entry } from './entry.ts';

/** Entries of a text, read and checked. Plain data: a worker answers with it, and it is kept for the next build. */
export interface ReadText {
  readonly entries: readonly ReadEntry[];
  readonly errors: Parsed['errors'];
}

/** An entry but for its place. */
export interface ReadEntry extends Pick<Entry, 'otherType' | 'journal' | 'record'> {
  readonly key: string;
  readonly input: string;
  /** What the record was made of; of an entry that was kept with its record, not kept too. */
  readonly fields?: Entry['fields'];
}

/** Reads a file. What {@link remember} knows of it is not read again. */
export function readBibtex(text: string): ReadText {
  const pieces = keyedPieces(text);
  // Nobody reads it a third time.
  cut.delete(text);
  if (!pieces) return toRead(parseWhole(text));
  const read = pieces.map(({ piece, key }) => known.get(key) ?? readPiece(piece));
  return {
    entries: read.flatMap(({ entries }) => entries),
    errors: read.flatMap(({ errors }) => errors),
  };
}

/** Reads a text that {@link piecesOf} gave, whatever is known of it. */
export const readPiece = (piece: string): ReadText => toRead(parsePiece(piece));

/** What has to be kept of it. */
export const toKeep = ({ entries, errors }: ReadText): ReadText => ({
  entries: entries.map(({ fields, ...entry }) => (entry.record || !fields ? entry : { ...entry, fields })),
  errors,
});

const toRead = ({ entries, errors }: Parsed): ReadText => ({
  entries: entries
    .filter(({ input }) => input)
    .map((raw) => {
      const { otherType, fields, journal } = toFields(raw);
      const record = otherType ? undefined : check({ ...fields, journal: 'unknown' }, () => undefined);
      return {
        key: raw.key,
        input: raw.input,
        ...(otherType && { otherType }),
        fields,
        journal,
        ...(record && { record }),
      };
    }),
  errors,
});

const check = checked(articleFields);

/** What is known of pieces, by their keys. */
const known = new Map<string, ReadText>();

/** Makes known what a piece was read as, by its key. */
export const remember = (key: string, read: ReadText) => void known.set(key, read);
/** What is known of pieces and texts is of no more use. */
export function forget() {
  known.clear();
  cut.clear();
}

/** A piece of a text, with a name for it and for nothing else. */
export interface KeyedPiece {
  readonly piece: string;
  readonly key: string;
}

/** What {@link piecesOf} gives of a text, remembered until it is read. */
export function keyedPieces(text: string): readonly KeyedPiece[] | undefined {
  let pieces = cut.get(text);
  if (!pieces) {
    pieces = piecesOf(text)?.map((piece) => ({ piece, key: hash('sha256', piece, 'base64') }));
    if (pieces) cut.set(text, pieces);
  }
  return pieces;
}

const cut = new Map<string, readonly KeyedPiece[]>();
