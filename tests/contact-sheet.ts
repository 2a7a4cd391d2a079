import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './chromium.ts';
import { formSite, machinesSite, mainSite } from './shared-sites.ts';

/** Every kind of page, with a record that has everything, one that has little, and one from right to left. */
const pages = {
  home: [formSite, '/'],
  article: [mainSite, '/articles/tishkov-2025-kenya/'],
  bare: [mainSite, '/articles/son-of-struggling-africa-2025/'],
  full: [machinesSite, '/journal/articles/everything-2025/'],
  rtl: [machinesSite, '/journal/articles/mahfouz-2020-salam/'],
  retracted: [machinesSite, '/journal/articles/wrong-2023-results/'],
  journals: [mainSite, '/journals/'],
  journal: [mainSite, '/journals/world-history/'],
  issue: [mainSite, '/journals/international-relations/25/3/'],
  articles: [mainSite, '/articles/'],
  search: [mainSite, '/search/'],
  results: [mainSite, '/search/?q=keniya'],
  none: [mainSite, '/search/?q=xylophone'],
  authors: [mainSite, '/authors/'],
  keywords: [mainSite, '/keywords/'],
  author: [mainSite, '/authors/beliaev-dmitri/'],
  'one-journal': [machinesSite, '/journal/'],
  missing: [mainSite, '/nowhere/'],
} as const;

/** Screenshots of all kinds of pages, on a phone and a desktop, in light and dark, and a page that shows them side by side. @returns its path */
export async function makeContactSheet(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sites = [mainSite, formSite, machinesSite];
  for (const site of sites) assert.equal((await site.build()).code, 0);
  const servers = new Map(await Promise.all(sites.map(async (site) => [site, await site.serve()] as const)));
  const browser = await launch();
  const rows: string[] = [];
  for (const [name, [site, path]] of Object.entries(pages)) {
    const cells: string[] = [];
    for (const width of [390, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        await page.goto(servers.get(site)!.url + path, { waitUntil: 'networkidle' });
        const file = `${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
        await page.close();
        cells.push(`<td><img src="${file}" width="${width / 2}" alt="${file}"></td>`);
      }
    rows.push(`<tr><th>${name}</th>${cells.join('')}</tr>`);
  }
  await browser.close();
  for (const server of servers.values()) await server.stop();
  const index = join(folder, 'index.html');
  writeFileSync(
    index,
    `<!doctype html><title>Contact sheet</title><style>td,th{vertical-align:top}</style><table>${rows.join('\n')}</table>\n`,
  );
  return index;
}
