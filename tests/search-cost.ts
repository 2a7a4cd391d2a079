import { chromium } from 'playwright-core';
import { brotliCompressSync } from 'node:zlib';
import { firstCount } from '../src/search/client/find.ts';
import { chromiumPath } from './chromium.ts';
import { manyArticles } from './fixtures/many.ts';
import { serveSearch } from './search-page.ts';

/** What a search costs over a library of a size. */
export interface SearchCost {
  readonly indexing: number;
  /** Of the first results of two words that many articles have, from nothing: in milliseconds, requests, bytes by brotli. */
  readonly first: { readonly time: number; readonly requests: number; readonly bytes: number };
  /** Of every answer to a reader who types five titles letter by letter, in milliseconds, the quickest first. */
  readonly keystrokes: readonly number[];
}

interface InPage {
  readonly first: (query: string) => Promise<number>;
  readonly type: (text: string) => Promise<number[]>;
}

/** Measures with the real index and the real modules in a real browser. */
export async function searchCost(count: number): Promise<SearchCost> {
  const articles = manyArticles(count);
  const begun = performance.now();
  const served = await serveSearch(articles);
  const indexing = performance.now() - begun;
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    const fetched: { readonly url: string; readonly size: Promise<number> }[] = [];
    page.on('response', (response) => {
      const size = response.body().then((body) => brotliCompressSync(body).length);
      // What is still on its way at the end is of no interest.
      size.catch(() => undefined);
      fetched.push({ url: response.url(), size });
    });
    await page.evaluate(async (paths) => {
      const [{ load }, { search }] = (await Promise.all([
        import(`/src/search/client/${'load'}.ts`),
        import(`/src/search/client/${'find'}.ts`),
      ])) as never as [
        typeof import('../src/search/client/load.ts'),
        typeof import('../src/search/client/find.ts'),
      ];
      let library: Awaited<ReturnType<typeof load>>;
      const inPage: InPage = {
        async first(query) {
          const started = performance.now();
          library = await load(paths);
          return new Promise((resolve) => {
            const done = () => resolve(performance.now() - started);
            void search(library, query, { onFirst: done }).then(done);
          });
        },
        async type(text) {
          const times: number[] = [];
          for (let length = 3; length <= text.length; length += 1) {
            const start = performance.now();
            const { results } = await search(library, text.slice(0, length));
            await Promise.all(results.slice(0, 20).map((result) => result.data()));
            times.push(performance.now() - start);
          }
          return times;
        },
      };
      Object.assign(window, inPage);
    }, served.paths);
    const time = await page.evaluate(
      (query) => (window as never as InPage).first(query),
      'peacekeeping Kenya',
    );
    await page.waitForLoadState('networkidle');
    // The modules are published as one file; of the results, the firstCount that are shown first are fetched first.
    const modules = fetched.filter(({ url }) => url.includes('/src/'));
    const fragments = fetched.filter(({ url }) => url.includes('/fragment/'));
    const needed = fetched.filter((one) => !fragments.slice(firstCount).includes(one));
    const sizes = await Promise.all(needed.map(({ size }) => size));
    const keystrokes: number[] = [];
    for (const { title } of articles.slice(0, 5))
      keystrokes.push(
        ...(await page.evaluate((text) => (window as never as InPage).type(text), title[0] as string)),
      );
    return {
      indexing,
      first: {
        time,
        requests: needed.length - modules.length + 1,
        bytes: sizes.reduce((sum, one) => sum + one, 0),
      },
      keystrokes: keystrokes.sort((one, other) => one - other),
    };
  } finally {
    await browser.close();
    served.stop();
  }
}
