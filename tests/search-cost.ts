import { brotliCompressSync } from 'node:zlib';
import { launch } from './chromium.ts';
import type { Article } from '../src/record/article.ts';
import { plain } from '../src/record/text.ts';
import { firstCount } from '../src/search/client/find.ts';
import { serveSearch } from './search-page.ts';

/** The cost of one search from an empty cache: milliseconds, requests, and bytes (brotli). */
export interface Cost {
  readonly time: number;
  readonly requests: number;
  readonly bytes: number;
}

/** The cost of searches in a library. */
export interface SearchCost {
  readonly indexing: number;
  /** Until the first results, each from an empty cache, by query. */
  readonly queries: Readonly<Record<string, Cost>>;
  /** Until the first results after each key while typing five titles, fastest first. */
  readonly keystrokes: readonly number[];
}

/** The box and its worker, which load first. */
const modules = 2;

/** Measures with the real index and the real modules in a real browser. */
export async function searchCost(
  articles: readonly Article[],
  queries: readonly string[],
): Promise<SearchCost> {
  const begun = performance.now();
  const served = await serveSearch(articles);
  const indexing = performance.now() - begun;
  const browser = await launch();
  try {
    const costs: Record<string, Cost> = {};
    for (const query of queries) {
      const page = await browser.newPage();
      const fetched: { readonly path: string; readonly size: Promise<number> }[] = [];
      page.on('response', (response) => {
        const size = response.body().then((body) => brotliCompressSync(body).length);
        // Ignore requests that are still pending at the end.
        size.catch(() => undefined);
        fetched.push({ path: new URL(response.url()).pathname, size });
      });
      await served.open(page);
      const { time, isEarly } = await page.evaluate((text) => window.searchFirst(text), query);
      await page.waitForLoadState('networkidle');
      const asked = fetched.filter(({ path }) => path !== '/');
      // The modules are published as two files; only those needed for the first results count.
      const fragments = asked.filter(({ path }) => path.includes('/fragment/'));
      const late = isEarly ? fragments.slice(firstCount) : [];
      const needed = asked.filter((one) => !late.includes(one));
      const sizes = await Promise.all(needed.map(({ size }) => size));
      costs[query] = {
        time,
        requests: needed.filter(({ path }) => !path.startsWith('/src/')).length + modules,
        bytes: sizes.reduce((sum, one) => sum + one, 0),
      };
      await page.close();
    }
    const page = await browser.newPage();
    await served.open(page);
    const keystrokes: number[] = [];
    for (const { title } of articles.slice(0, 5)) {
      const text = plain(title);
      for (let length = 1; length <= text.length; length += 1)
        keystrokes.push(
          (await page.evaluate((typed) => window.searchFirst(typed), text.slice(0, length))).time,
        );
    }
    return { indexing, queries: costs, keystrokes: keystrokes.sort((one, other) => one - other) };
  } finally {
    await browser.close();
    served.stop();
  }
}
