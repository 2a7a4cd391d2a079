import { wideArticles } from '../fixtures/wide.ts';
import { searchCost } from '../search-cost.ts';
import { costlyQueries } from '../search-queries.ts';

// The cost of searches: `node tests/benchmarks/search.ts [articles…]`.

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [6, 1000, 10_000];
for (const size of sizes) {
  const articles = wideArticles(size);
  const { indexing, queries, keystrokes } = await searchCost(articles, costlyQueries(articles));
  const at = (share: number) => keystrokes[Math.floor(keystrokes.length * share)]!.toFixed(1);
  console.log(
    `${size} articles: indexed in ${(indexing / 1000).toFixed(1)} s; ${keystrokes.length} keystrokes in ${at(0.5)} ms, 95 % in ${at(0.95)} ms`,
  );
  console.table(
    Object.fromEntries(
      Object.entries(queries).map(([query, { time, requests, bytes }]) => [
        query,
        { ms: Math.round(time), requests, KB: Math.round(bytes / 1024) },
      ]),
    ),
  );
}
