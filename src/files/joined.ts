import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { BulkFormat } from '../exports/format.ts';
import { bulkFormats } from '../exports/index.ts';
import * as urls from '../urls.ts';
import { writeWithin } from './within.ts';

// The citation files of a large collection are joined out of those of its pieces. A piece of which nothing has changed is
// taken out of the last site's files.

/** What is noted of a piece of files that have been joined. */
export interface Noted {
  /** A digest of its articles. */
  readonly key: string;
  /** How many bytes it takes, by the formats that hold many records. */
  readonly sizes: readonly number[];
}

/** Files that are being joined. */
export interface Joining {
  /** The places of the pieces that have to be made. */
  readonly missing: readonly number[];
  /** Takes the texts of such a piece, one for each of {@link bulkFormats}; they may come in any order. */
  readonly take: (place: number, texts: readonly string[]) => void;
  /** To be noted when all are there. */
  readonly noted: readonly Noted[];
}

/** What is to be joined. */
export interface ToJoin {
  /** The last site's folder. */
  readonly from: string;
  /** The folder of what is new in the site. */
  readonly out: string;
  /** The address of the files, without their endings. */
  readonly stem: string;
  /** Digests of the pieces, in their order. */
  readonly keys: readonly string[];
  /** What was noted of the last site's files. */
  readonly before: readonly Noted[];
}

/** Joins the citation files of a collection. */
export function joining({ from, out, stem, keys, before }: ToJoin): Joining {
  const known = new Map(before.map((piece, place) => [piece.key, place]));
  const made = new Map<number, readonly Buffer[]>();
  const noted: Noted[] = [];
  const frames = bulkFormats.map(frameOf);
  const paths = bulkFormats.map((format) => `${stem}.${format.extension}`.slice(urls.base.length));
  for (const [number, path] of paths.entries()) writeWithin(out, path, frames[number]!.before);

  function takenOver(place: number): readonly Buffer[] {
    return paths.map((path, number) => {
      const { before: head, between } = frames[number]!;
      const start = before
        .slice(0, place)
        .reduce((sum, { sizes }) => sum + sizes[number]! + between.length, head.length);
      const bytes = Buffer.allocUnsafe(before[place]!.sizes[number]!);
      const file = openSync(join(from, path), 'r');
      readSync(file, bytes, 0, bytes.length, start);
      closeSync(file);
      return bytes;
    });
  }

  /** Writes whatever has its turn. */
  function goOn() {
    while (noted.length < keys.length) {
      const place = noted.length;
      const key = keys[place]!;
      const old = known.get(key);
      const bodies = made.get(place) ?? (old === undefined ? undefined : takenOver(old));
      if (!bodies) return;
      made.delete(place);
      for (const [number, path] of paths.entries()) {
        if (place > 0) appendFileSync(join(out, path), frames[number]!.between);
        appendFileSync(join(out, path), bodies[number]!);
      }
      noted.push({ key, sizes: bodies.map(({ length }) => length) });
    }
    for (const [number, path] of paths.entries()) appendFileSync(join(out, path), frames[number]!.after);
  }

  goOn();
  return {
    missing: [...keys.keys()].filter((place) => !known.has(keys[place]!)),
    take(place, texts) {
      const bodies = texts.map((text, number) => {
        const { before, after } = frames[number]!;
        return Buffer.from(text.slice(before.length, text.length - after.length));
      });
      made.set(place, bodies);
      goOn();
    },
    noted,
  };
}

/** What stands around records, and between two, in a file of many. */
function frameOf({ between }: BulkFormat) {
  // As JSON.stringify breaks lines.
  if (between === 'json') return { before: '[', between: ',', after: '\n]\n' };
  return { before: '', between: between === 'crlf' ? '\r\n' : '\n', after: '' };
}
