import { decode, encode } from 'cborg';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { inPieces } from '../cores.ts';
import type { Article } from '../record/article.ts';
import { filesOf, type Files } from './pagefind.ts';
import { toSearchRecord, vocabularyOf } from './record.ts';

// Pagefind writes an index whole. To write one of ten thousand articles takes it many seconds, and of a hundred thousand
// gigabytes, after every change; so it is given pieces of a library, which are kept, and put together here.

/** So many articles of a library are indexed at once. */
const size = 500;

/** Articles that are indexed at once. */
export interface Piece {
  /** Counted from the oldest articles on, from 1, so that a new article changes the first piece alone. */
  readonly number: number;
  readonly articles: readonly Article[];
}

/** The pieces of a library, in its order. */
export const piecesOf = (articles: readonly Article[]): readonly Piece[] =>
  inPieces(articles, size).map((some, index, { length }) => ({ number: length - index, articles: some }));

/** What Pagefind made of a piece, as it wrote it. */
export interface Indexed {
  readonly meta: Uint8Array;
  /** Where each word stands. */
  readonly words: readonly Uint8Array[];
  /** Which articles have each value of a filter. */
  readonly filters: readonly Uint8Array[];
  /** What each article is put in order by. */
  readonly dates: readonly string[];
  /** The words that a misspelt one may have meant, with how often they stand in the piece. */
  readonly vocabulary: readonly (readonly [word: string, count: number])[];
}

/**
 * Has a piece indexed.
 * @param fields those of all pieces
 * @returns what is put together with other pieces, and the files that a search loads of single articles
 * @throws if Pagefind leaves an article out
 */
export async function indexPiece(
  articles: readonly Article[],
  fields: readonly string[],
): Promise<readonly [Indexed, fragments: Files]> {
  const records = articles.map(toSearchRecord);
  // An index numbers the fields that its records have. An empty one is there, and says nothing.
  Object.assign(records[0]!, {
    meta: { ...Object.fromEntries(fields.map((name) => [name, ''])), ...records[0]!.meta },
  });
  const files = [...(await filesOf(records))];
  const those = (end: string) => files.filter(([path]) => path.endsWith(end));
  const contents = (end: string) => those(end).map(([, content]) => content);
  const fragments = those('.pf_fragment');
  if (fragments.length !== articles.length)
    throw new Error(`The search index holds ${fragments.length} of ${articles.length} articles.`);
  return [
    {
      meta: contents('.pf_meta')[0]!,
      words: contents('.pf_index'),
      filters: contents('.pf_filter'),
      dates: records.map(({ sort }) => sort!['date']!),
      vocabulary: [...vocabularyOf(articles)],
    },
    new Map(fragments.map(([path, content]) => [basename(path), content])),
  ];
}

/** Keeps something for the next build. */
export function keep(file: string, value: Indexed | Readonly<Record<string, Uint8Array>>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, encode(value));
  renameSync(`${file}.next`, file);
}

export const readKept = <T>(file: string): T => decode(readFileSync(file)) as T;
