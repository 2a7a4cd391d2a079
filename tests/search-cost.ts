import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launch } from './chromium.ts';
import type { Article } from '../src/record/article.ts';
import { plain } from '../src/record/text.ts';
import { firstCount } from '../src/search/worker/look.ts';
import { serveSearch, type SearchPage } from './search-page.ts';

/** The cost of one search from an empty cache: milliseconds, requests, and bytes (brotli). */
export interface Cost {
  readonly time: number;
  readonly requests: number;
  readonly bytes: number;
}

/** Measures searches with the real index and the real modules in a real browser. */
export interface SearchMeter {
  /** In milliseconds. */
  readonly indexing: number;
  /** The cost of each query until its first results. */
  readonly costs: (queries: readonly string[]) => Promise<Readonly<Record<string, Cost>>>;
  /** Milliseconds until the first results after each key while typing the titles of these articles. */
  readonly keystrokes: (typed: readonly Article[]) => Promise<readonly number[]>;
}

/** Indexes a library and calls `measure`. */
export async function withSearchMeter(
  articles: readonly Article[],
  measure: (meter: SearchMeter) => Promise<void>,
): Promise<void> {
  const begun = performance.now();
  const served = await serveSearch(articles);
  const indexing = performance.now() - begun;
  const browser = await launch();
  const sizes = new Map<string, number>();
  try {
    await measure({
      indexing,
      async costs(queries) {
        const costs: Record<string, Cost> = {};
        for (const query of queries) costs[query] = await costOf(browser, served, query, sizes);
        return costs;
      },
      async keystrokes(typed) {
        const page = await browser.newPage();
        await served.open(page);
        const times: number[] = [];
        for (const { title } of typed) {
          const text = plain(title);
          for (let length = 1; length <= text.length; length += 1)
            times.push((await page.evaluate((part) => window.searchFirst(part), text.slice(0, length))).time);
        }
        await page.close();
        return times;
      },
    });
  } finally {
    await browser.close();
    served.stop();
  }
}

/** The box and its worker, which load first. */
const modules = 2;

/** @param sizes of files that were compressed before, by their paths */
async function costOf(
  browser: Browser,
  served: SearchPage,
  query: string,
  sizes: Map<string, number>,
): Promise<Cost> {
  const page = await browser.newPage();
  const fetched: { readonly path: string; readonly size: Promise<number> }[] = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    const size = response.body().then((body) => {
      if (!sizes.has(path)) sizes.set(path, brotliCompressSync(body).length);
      return sizes.get(path)!;
    });
    // Ignore requests that are still pending at the end.
    size.catch(() => undefined);
    fetched.push({ path, size });
  });
  await served.open(page);
  const { time, isEarly } = await page.evaluate((text) => window.searchFirst(text), query);
  await page.waitForLoadState('networkidle');
  const asked = fetched.filter(({ path }) => path !== '/');
  // The modules are published as two files; only those needed for the first results count.
  const fragments = asked.filter(({ path }) => path.includes('/fragment/'));
  const late = isEarly ? fragments.slice(firstCount) : [];
  const needed = asked.filter((one) => !late.includes(one));
  const bytes = await Promise.all(needed.map(({ size }) => size));
  await page.close();
  return {
    time,
    requests: needed.filter(({ path }) => !path.startsWith('/src/')).length + modules,
    bytes: bytes.reduce((sum, one) => sum + one, 0),
  };
}
