import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import type { Site } from './site.ts';

/** A site that the tests of a file visit: built and served before them, in a browser, and taken down after them. */
export interface Visit {
  /** Opens a path of the site in a page of its own. */
  readonly open: (path: string, options?: Parameters<Browser['newPage']>[0]) => Promise<Page>;
  readonly browser: () => Browser;
  /** Where the site is served, without a slash at the end. */
  readonly url: () => string;
  /** What the build of the site printed. */
  readonly output: () => string;
}

/** Builds these sites too, before the first test. */
export function visit(site: Site, ...others: readonly Site[]): Visit {
  let server: Awaited<ReturnType<Site['serve']>>;
  let browser: Browser;
  let printed: string;
  before(async () => {
    for (const one of [site, ...others]) {
      const { code, output } = await one.build();
      assert.equal(code, 0, output);
      if (one === site) printed = output;
    }
    [server, browser] = await Promise.all([site.serve(), launch()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    browser: () => browser,
    url: () => server.url,
    output: () => printed,
    async open(path, options = {}) {
      const page = await browser.newPage(options);
      await page.goto(server.url + path);
      return page;
    },
  };
}

/** How far things moved on a page since it was opened: https://web.dev/articles/cls */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
