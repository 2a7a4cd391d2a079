import type { Article } from '../../record/article.ts';
import { rangeOf, shard } from '../../library/shard.ts';

/** One of the search indexes of a site. */
export interface IndexRange {
  /** From 1, the latest articles first. */
  readonly number: number;
  /** The part of the site that makes it. */
  readonly part: number;
  /** The places of its articles in the library: from the first to before the second. */
  readonly from: number;
  readonly to: number;
}

/** To write one index of 88,000 articles takes Pagefind 8 GB, five of a fifth each 2.8 GB. */
const maxArticles = 25_000;

/** The indexes of a library's articles, which a search merges. An empty library has one, too. */
export function indexesOf(articles: readonly Article[]): readonly IndexRange[] {
  const indexes: IndexRange[] = [];
  for (let part = 1; part <= shard.of; part += 1) {
    const [start, end] = rangeOf(articles, part);
    const pieces = Math.max(1, Math.ceil((end - start) / maxArticles));
    const place = (piece: number) => start + Math.floor((piece * (end - start)) / pieces);
    for (let piece = 0; piece < pieces; piece += 1)
      indexes.push({ number: indexes.length + 1, part, from: place(piece), to: place(piece + 1) });
  }
  return indexes;
}
