import { chromium } from 'playwright-core';
import { brotliCompressSync } from 'node:zlib';
import { chromiumPath } from '../chromium.ts';
import { manyArticles } from '../fixtures/many.ts';
import { serveSearch } from '../search-page.ts';

// What the search costs at a size: `node tests/benchmarks/search.ts 10000`. Bytes are compressed, times are medians and
// 95th percentiles of the answers to a reader who types five titles, letter by letter.

const count = Number(process.argv[2] ?? 10_000);
const articles = manyArticles(count);
const begun = performance.now();
const served = await serveSearch(articles);
const indexing = performance.now() - begun;
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await page.goto(served.url);

let [requests, bytes] = [0, 0];
const bodies: Promise<void>[] = [];
page.on('response', (response) => {
  // Modules of ours are counted as one file, as they are published.
  if (!response.url().includes('/src/')) requests += 1;
  bodies.push(response.body().then((body) => void (bytes += brotliCompressSync(body).length)));
});
const queries = articles.slice(0, 5).map(({ title }) => String(title[0]));
const first = await page.evaluate(async (query) => {
  const [{ load }, { search }] = (await Promise.all([
    import('/src/search/load.ts' as never),
    import('/src/search/engine.ts' as never),
  ])) as never as [typeof import('../../src/search/load.ts'), typeof import('../../src/search/engine.ts')];
  const started = performance.now();
  const library = await load('/pagefind/');
  const { results } = await search(library, query);
  await Promise.all(results.slice(0, 20).map((result) => result.data()));
  const took = performance.now() - started;
  Object.assign(window, {
    type: async (text: string) => {
      const times: number[] = [];
      for (let length = 3; length <= text.length; length += 1) {
        const start = performance.now();
        const answer = await search(library, text.slice(0, length));
        await Promise.all(answer.results.slice(0, 20).map((result) => result.data()));
        times.push(performance.now() - start);
      }
      return times;
    },
  });
  return took;
}, queries[0]!);
await Promise.all(bodies);
const cold = { requests: requests + 1, bytes };
const times = (
  await page.evaluate(async (all) => {
    const found: number[] = [];
    for (const text of all)
      found.push(...(await (window as never as { type(text: string): Promise<number[]> }).type(text)));
    return found;
  }, queries)
).sort((one, other) => one - other);
const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
console.table({
  articles: count,
  'indexing, s': (indexing / 1000).toFixed(1),
  'first result, ms': first.toFixed(0),
  'requests to it': cold.requests,
  'KB to it': (cold.bytes / 1024).toFixed(0),
  'a keystroke, ms': at(0.5),
  'a keystroke, 95 %, ms': at(0.95),
});
await browser.close();
served.stop();
