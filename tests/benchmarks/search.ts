import { wideArticles } from '../fixtures/wide.ts';
import { withSearchMeter } from '../search-cost.ts';
import { costlyQueries } from '../search-queries.ts';

// The cost of searches: `node tests/benchmarks/search.ts [articles…]`.

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [6, 1000, 10_000];
for (const size of sizes) {
  const articles = wideArticles(size);
  await withSearchMeter(articles, async ({ indexing, costs, keystrokes }) => {
    const queries = await costs(costlyQueries(articles));
    const times = (await keystrokes(articles.slice(0, 5))).toSorted((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
    console.log(
      `${size} articles: indexed in ${(indexing / 1000).toFixed(1)} s; ${times.length} keystrokes in ${at(0.5)} ms, 95 % in ${at(0.95)} ms`,
    );
    console.table(
      Object.fromEntries(
        Object.entries(queries).map(([query, { time, requests, bytes }]) => [
          query,
          { ms: Math.round(time), requests, KB: Math.round(bytes / 1024) },
        ]),
      ),
    );
  });
}
