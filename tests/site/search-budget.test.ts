import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchCost } from '../search-cost.ts';

// Bytes and requests are the same on every machine; times are for `npm run bench`.

for (const [articles, kilobytes] of [
  [6, 110],
  [10_000, 250],
] as const)
  test(`the first result of ${articles} articles costs at most ${kilobytes} KB and 12 requests`, async () => {
    const { first } = await searchCost(articles);
    assert.ok(first.requests >= 6 && first.requests <= 12, `${first.requests} requests`);
    assert.ok(first.bytes > 50_000 && first.bytes <= kilobytes * 1024, `${first.bytes} bytes`);
  });
