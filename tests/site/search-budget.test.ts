import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wideArticles } from '../fixtures/wide.ts';
import { withSearchMeter } from '../search-cost.ts';
import { costlyQueries } from '../search-queries.ts';

// Bytes and requests do not depend on the machine; times are for `npm run bench`.

for (const [count, kilobytes] of [
  [6, 130],
  [10_000, 250],
] as const)
  test(`the first results of ${count} articles take at most ${kilobytes} KB and 12 requests`, async () => {
    const articles = wideArticles(count);
    await withSearchMeter(articles, async ({ costs }) => {
      const [words, , ...others] = Object.entries(await costs(costlyQueries(articles)));
      const [query, { requests, bytes }] = words!;
      assert.ok(requests >= 6 && requests <= 12, `${query}: ${requests} requests`);
      assert.ok(bytes > 50_000 && bytes <= kilobytes * 1024, `${query}: ${bytes} bytes`);
      // Never the whole index.
      for (const [other, cost] of others) {
        assert.ok(cost.requests <= 40, `${other}: ${cost.requests} requests`);
        assert.ok(cost.bytes <= 1.6 * kilobytes * 1024, `${other}: ${cost.bytes} bytes`);
      }
    });
  });
