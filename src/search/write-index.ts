import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../record/article.ts';
import { mergedFiles, type Part } from './merged.ts';
import { end, filesOf } from './pagefind.ts';
import { indexPiece, keep, piecesOf, readKept } from './pieces.ts';
import { fieldsOf, vocabularyFiles } from './record.ts';

/** An index that is to be written. */
export interface IndexWork {
  readonly folder: string;
  /** The names of all that is known of the articles. */
  readonly fields: readonly string[];
  readonly pieces: readonly PieceWork[];
  /** True unless all that is not a single piece's is there already. */
  readonly whole: boolean;
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
export async function writeIndex({ folder, fields, pieces, whole }: IndexWork): Promise<void> {
  const write = (path: string, content: Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
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
      } else if (whole) parts.push([readKept(kept!), `${number}/`]);
    }
    if (!whole) return;
    const common = await filesOf([{ url: '/', content: 'any', language: 'en' }]);
    for (const [path, content] of common) if (needed.test(path)) write(path, content);
    const entry = Buffer.from(common.get('pagefind-entry.json')!).toString();
    for (const [path, content] of mergedFiles(parts, entry)) write(path, content);
  } finally {
    // Else its process would stay, and the build with it.
    await end();
  }
}

// Of what Pagefind writes beside an index, a search loads only these; its ready-made interfaces are not published.
const needed = /^(?:pagefind\.js|pagefind-worker\.js|wasm\..*)$/;

/** Writes the words of these articles, that a misspelt one may have meant, into a folder. */
export function writeWords(folder: string, articles: readonly Article[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of vocabularyFiles(articles)) writeFileSync(join(folder, name), text);
}
