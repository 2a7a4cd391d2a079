import { brotliCompressSync } from 'node:zlib';
import { launch } from './chromium.ts';
import type { Article } from '../src/record/article.ts';
import { plain } from '../src/record/text.ts';
import { firstCount } from '../src/search/client/find.ts';
import { serveSearch } from './search-page.ts';

/** What one search costs, from nothing: in milliseconds, requests, and bytes by brotli. */
export interface Cost {
  readonly time: number;
  readonly requests: number;
  readonly bytes: number;
}

/** What searches cost over a library. */
export interface SearchCost {
  readonly indexing: number;
  /** Until the first rows, each from nothing, by the query. */
  readonly queries: Readonly<Record<string, Cost>>;
  /** Until the first rows of every answer to a reader who types five titles from the first letter, the quickest first. */
  readonly keystrokes: readonly number[];
}

/** The box and its worker, which come before. */
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
        // What is still on its way at the end is of no interest.
        size.catch(() => undefined);
        fetched.push({ path: new URL(response.url()).pathname, size });
      });
      await served.open(page);
      const { time, isEarly } = await page.evaluate((text) => window.searchFirst(text), query);
      await page.waitForLoadState('networkidle');
      const asked = fetched.filter(({ path }) => path !== '/');
      // The modules are published as two files; where the first rows come before the others, only theirs count.
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
