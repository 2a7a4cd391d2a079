import assert from 'node:assert/strict';
import { launch } from './chromium.ts';
import { contentOf, openForm } from './open-form.ts';
import { formSite, mainSite } from './shared-sites.ts';
import { six } from './site.ts';

/** The main pages of the six records, above the fold. */
const pages = {
  article: [mainSite, '/articles/beliaev-2025-uaxactun/'],
  issue: [mainSite, '/journals/international-relations/25/3/'],
  search: [mainSite, '/search/?q=stone+monumnets'],
  home: [formSite, '/'],
} as const;
const windows = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** Screenshots of each on desktop and phone, light and dark, and of the form, as PNGs by file name. */
export async function takePictures(): Promise<ReadonlyMap<string, Buffer>> {
  for (const site of [mainSite, formSite]) {
    const { code, output } = await site.build();
    assert.equal(code, 0, output);
  }
  const servers = new Map([
    [mainSite, await mainSite.serve()],
    [formSite, await formSite.serve()],
  ]);
  const browser = await launch();
  const pictures = new Map<string, Buffer>();
  try {
    for (const [name, [site, path]] of Object.entries(pages))
      for (const [device, viewport] of Object.entries(windows))
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await browser.newPage({ viewport, colorScheme });
          await page.goto(servers.get(site)!.url + path);
          // For a search, wait for its results.
          if (name === 'search') await page.locator('mark').first().waitFor();
          await page.evaluate(() => document.fonts.ready);
          pictures.set(`${name}-${device}-${colorScheme}.png`, await page.screenshot());
          await page.close();
        }
    const { page } = await openForm(browser, servers.get(formSite)!.url, contentOf(six));
    pictures.set('form-list.png', await page.screenshot());
    await page
      .getByText(/^Leadership of the Republic of Kenya/)
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
    await page.getByRole('radio', { name: /International Relations/ }).waitFor();
    await page.waitForFunction(() => document.getAnimations().length === 0);
    pictures.set('form.png', await page.screenshot());
    await page.context().close();
  } finally {
    await browser.close();
    for (const server of servers.values()) await server.stop();
  }
  return pictures;
}
