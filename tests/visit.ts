import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import type { Site } from './site.ts';

/** A site that the tests of a file visit in a browser: built and served before them, and stopped after them. */
export interface Visit {
  /** Opens a path of the site in a new page. */
  readonly open: (path: string, options?: Parameters<Browser['newPage']>[0]) => Promise<Page>;
  readonly browser: () => Browser;
  /** The URL of the site, without a final slash. */
  readonly url: () => string;
  /** The output of the build. */
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

/** The cumulative layout shift of a page since it was opened: https://web.dev/articles/cls */
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

/** The box of the site's search; a filter with many values has a box of its own. */
export const searchBox = (page: Page): Locator => page.locator('form[role=search]').getByRole('searchbox');

/** Follows a link and waits until its page has loaded, for which a click alone does not wait. */
export async function follow(link: Locator): Promise<void> {
  const href = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  await link.click();
  await link.page().waitForURL(href);
}
