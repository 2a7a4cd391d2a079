import { searchCost } from '../search-cost.ts';

// What the search costs: `node tests/benchmarks/search.ts`, or with the sizes of libraries behind it.

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [6, 1000, 10_000];
const rows = [];
for (const size of sizes) {
  const { indexing, first, keystrokes } = await searchCost(size);
  const at = (share: number) => keystrokes[Math.floor(keystrokes.length * share)]!.toFixed(1);
  rows.push({
    articles: size,
    'indexing, s': (indexing / 1000).toFixed(1),
    'first result, ms': first.time.toFixed(0),
    requests: first.requests,
    KB: (first.bytes / 1024).toFixed(0),
    'a keystroke, ms': at(0.5),
    '95 %, ms': at(0.95),
  });
}
console.table(rows);
