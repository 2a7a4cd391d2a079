import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../exports/format.ts';
import { bulkFormats } from '../exports/index.ts';
import * as urls from '../urls.ts';
import { writeWithin } from './within.ts';

/** A large collection's place among the pieces in which its citation files are written. */
export interface Piece {
  /** From 0 */
  readonly index: number;
  readonly of: number;
}

/**
 * Joins the citation files of a collection out of those of its pieces, which may come in any order.
 * @param stem the address of the files, without their endings
 * @returns what takes the texts of a piece, one for each of {@link bulkFormats}
 */
export function joining(out: string, stem: string): (piece: Piece, texts: readonly string[]) => void {
  const early = new Map<number, readonly string[]>();
  let next = 0;
  return ({ index, of }, texts) => {
    early.set(index, texts);
    for (let some = early.get(next); some; some = early.get(next)) {
      early.delete(next);
      for (const [number, format] of bulkFormats.entries()) {
        const path = `${stem}.${format.extension}`.slice(urls.base.length);
        const text = within(format, some[number]!, next, of);
        if (next === 0) writeWithin(out, path, text);
        else appendFileSync(join(out, path), text);
      }
      next += 1;
    }
  };
}

/** A whole file as a piece of a larger one. */
function within({ between }: Format, text: string, index: number, of: number): string {
  if (between === 'json') {
    // `[…]` and a line's end, as JSON.stringify breaks lines.
    const items = text.slice(1, text.lastIndexOf('\n]'));
    return `${index === 0 ? '[' : ','}${items}${index === of - 1 ? '\n]\n' : ''}`;
  }
  return index === 0 ? text : `${between === 'crlf' ? '\r\n' : '\n'}${text}`;
}
