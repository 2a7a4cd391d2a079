import { hash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makingFolders } from '../folders.ts';
import type { Article } from '../record/article.ts';
import { mergedFiles, pack, vocabularyFiles, type Part } from './merged.ts';
import { end, filesOf } from './pagefind.ts';
import { indexPiece, keep, piecesOf, readKept, type Indexed } from './pieces.ts';
import { fieldsOf } from './record.ts';

/** An index that is to be written. */
export interface IndexWork {
  readonly folder: string;
  /** The names of all that is known of the articles. */
  readonly fields: readonly string[];
  readonly pieces: readonly PieceWork[];
  /** True unless all that is not a single piece's is there already. */
  readonly whole: boolean;
  /** The file in which what has been packed is kept for the next time. */
  readonly packed?: string;
}

export interface PieceWork {
  readonly number: number;
  /** The file in which it is kept, or is to be for the next time. */
  readonly kept?: string;
  /** True where what a search loads of its articles is there already. */
  readonly hasFragments?: boolean;
  /** Given where the piece has to be indexed. */
  readonly articles?: readonly Article[];
}

/** The folder of what a search loads of the articles of a piece, or of all, below that of the index. */
export const fragmentsOf = (number?: number): string => `fragment/${number ? `${number}/` : ''}`;

/** An index of these articles of which nothing is there. */
export const wholeIndex = (folder: string, articles: readonly Article[]): IndexWork => ({
  folder,
  fields: fieldsOf(articles),
  pieces: piecesOf(articles),
  whole: true,
});

/**
 * Writes a search index, for Pagefind's own module to search.
 * @throws at any error of Pagefind's, and if it has left a record out.
 */
export async function writeIndex({ folder, fields, pieces, whole, packed }: IndexWork): Promise<void> {
  const makeFolder = makingFolders();
  const write = (path: string, content: string | Uint8Array) => {
    makeFolder(dirname(join(folder, path)));
    writeFileSync(join(folder, path), content);
  };
  try {
    const parts: Part[] = [];
    for (const { number, kept, hasFragments, articles } of pieces) {
      if (articles) {
        const [indexed, fragments] = await indexPiece(articles, fields);
        if (!hasFragments)
          for (const [name, content] of fragments) write(fragmentsOf(number) + name, content);
        if (kept) keep(kept, indexed);
        parts.push([indexed, `${number}/`]);
      } else if (whole) parts.push([readKept<Indexed>(kept!), `${number}/`]);
    }
    if (!whole) return;
    const common = await filesOf([{ url: '/', content: 'any', language: 'en' }]);
    for (const [path, content] of common) if (needed.test(path)) write(path, content);
    const entry = Buffer.from(common.get('pagefind-entry.json')!).toString();
    const before = packed && existsSync(packed) ? readKept<Packed>(packed) : {};
    const now: Packed = {};
    const packOnce = (content: Uint8Array) => {
      const key = hash('sha1', content);
      return (now[key] = before[key] ?? pack(content));
    };
    for (const [path, content] of mergedFiles(parts, entry, packOnce)) write(path, content);
    if (packed) keep(packed, now);
    for (const [path, content] of vocabularyFiles(parts.map(([indexed]) => indexed))) write(path, content);
  } finally {
    // Else its process would stay, and the build with it.
    await end();
  }
}

/** By digests of what was packed. */
type Packed = Record<string, Uint8Array>;

// Of what Pagefind writes beside an index, a search loads only these; its ready-made interfaces are not published.
const needed = /^(?:pagefind\.js|pagefind-worker\.js|wasm\..*)$/;
