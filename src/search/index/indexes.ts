import type { Article } from '../../record/article.ts';
import { rangeOf, shard } from '../../library/shard.ts';

/** One of the search indexes of a site. */
interface IndexRange {
  /** From 1, the latest articles first. */
  readonly number: number;
  /** The part of the site that builds it. */
  readonly part: number;
  /** The range of its articles in the library, excluding the end. */
  readonly from: number;
  readonly to: number;
}

/** Pagefind takes 8 GB to write one index of 88,000 articles, but 2.8 GB for five smaller ones. */
const maxArticles = 25_000;

/** The indexes of a library, which a search merges. An empty library has one, too. */
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
