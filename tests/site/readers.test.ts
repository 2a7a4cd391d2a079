import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { bulkFormats } from '../../src/exports/index.ts';
import { readers } from '../readers/index.ts';
import { libraryOf } from '../records.ts';
import { makeSite, siteWith } from '../site.ts';
import { mainSite } from '../shared-sites.ts';
import { layoutShift, searchBox, visit } from '../visit.ts';

// What readers of the pages see and do, and what it costs.

const { articles } = libraryOf();
const site = mainSite;
/** Pages with many authors and references. */
const long = makeSite('long', {
  files: {
    'src/site.ts': siteWith({ lead: 'undefined' }),
    'content/articles/crowd-2026-many.mdx': `---\ntitle: Many hands\njournal: world-history\nauthors:\n${Array.from(
      { length: 450 },
      (_, index) => `  - given: A\n    family: F${index}\n`,
    ).join('')}---\n`,
    'content/articles/sixty.mdx': `---\ntitle: Sixty\njournal: world-history\n${references(60)}\n---\n`,
    'content/articles/hundreds.mdx': `---\ntitle: Hundreds\njournal: world-history\n${references(300)}\n---\n`,
  },
});
const visited = visit(site, long);
const { open } = visited;

const compressed = (content: string | Uint8Array) => brotliCompressSync(content).length;

test('the chosen theme is remembered, and applied before the first paint', async () => {
  const page = await open('/', { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByLabel('Theme').selectOption('dark');
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(`${visited.url()}/articles/`);
  assert.equal(await paper(), dark);
  assert.equal(await page.getByLabel('Theme').inputValue(), 'dark');
  await page.getByLabel('Theme').selectOption('');
  await page.reload();
  assert.equal(await paper(), light);
});

test('articles ticked in lists and results become one file, which readers read completely', async () => {
  const page = await open('/articles/');
  await page.getByRole('button', { name: 'Select articles to cite' }).click();
  await page.getByRole('checkbox', { name: /Leadership of the Republic/ }).check();
  await searchBox(page).fill('Tertullian');
  await page.getByText('One article found').waitFor();
  await page.getByRole('checkbox', { name: /Tertullian/ }).check();
  await page.getByText('2 selected').waitFor();
  for (const format of bulkFormats) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: format.label, exact: true }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `citations.${format.extension}`);
    const file = readFileSync(await download.path(), 'utf8');
    const two = ['tishkov-2025-kenya', 'panteleev-2025-tertullian'].map((id) =>
      articles.find((one) => one.id === id)!,
    );
    assert.equal(file, format.write(two));
    for (const reader of readers.filter(({ reads, available }) => available && reads.includes(format.id)))
      assert.equal((await reader.read(file, format.id)).length, 2, reader.name);
  }
  await page.getByRole('button', { name: 'Done' }).click();
  assert.equal(await page.getByRole('checkbox').count(), 0);
});

test('citing is one click from the top of a page', async () => {
  const page = await open('/', { viewport: { width: 360, height: 640 } });
  await page.getByRole('link', { name: 'Cite this article' }).click();
  await page.waitForFunction(
    () => document.querySelector('#cite')!.getBoundingClientRect().top < innerHeight,
  );
});

test('a long list of authors is folded, and opens without a script', async () => {
  const { url, stop } = await long.serve();
  const page = await visited.browser().newPage({ javaScriptEnabled: false });
  await page.goto(`${url}/articles/crowd-2026-many/`);
  assert.equal(await page.getByText('A F449', { exact: true }).isVisible(), false);
  await page.getByText('and 438 more').click();
  assert.ok(await page.getByText('A F449', { exact: true }).isVisible());
  await page.close();
  await stop();
});

test('an article prints on one page: title, abstract, reference and URL', async () => {
  const page = await open('/');
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1);
  await page.emulateMedia({ media: 'print' });
  for (const [selector, visible] of [
    ['h1', true],
    ['.abstract', true],
    ['.references blockquote >> nth=0', true],
    ['.address', true],
    ['.downloads', false],
    ['.latest', false],
    ['.masthead nav', false],
  ] as const)
    assert.equal(await page.locator(selector).isVisible(), visible, selector);
});

test('no page scrolls horizontally, from a small phone to a wide screen and at 400 %', async () => {
  for (const path of [
    '/',
    '/articles/',
    '/articles/vepretskii-santa-elena/',
    '/journals/world-history/',
    '/search/',
  ]) {
    const page = await open(path);
    for (const width of [320, 360, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= width,
        `${path} at ${width}`,
      );
    }
    await page.close();
  }
});

test('a page takes at most 14 KB besides its font, with less than 2 KB of script, and has almost no layout shift', async () => {
  for (const path of ['/', '/articles/beliaev-2025-uaxactun/']) {
    const page = await visited.browser().newPage({ viewport: { width: 360, height: 800 } });
    const bytes: Record<string, number> = {};
    const bodies: Promise<void>[] = [];
    page.on('response', (response) => {
      const kind = response.request().resourceType();
      bodies.push(response.body().then((body) => void (bytes[kind] = (bytes[kind] ?? 0) + compressed(body))));
    });
    await page.goto(visited.url() + path, { waitUntil: 'networkidle' });
    await Promise.all(bodies);
    const { font = 0, script = 0, ...rest } = bytes;
    const all = Object.values(rest).reduce((sum, one) => sum + one, script);
    assert.ok(font > 0 && font < 160_000, `${font} bytes of fonts`);
    assert.ok(all <= 14 * 1024, `${path}: ${all} bytes`);
    assert.ok(script <= 2048, `${path}: ${script} bytes of script`);
    const shift = await layoutShift(page);
    assert.ok(shift < 0.01, `${path}: moved by ${shift}`);
    await page.close();
  }
});

/** Compressed bytes and requests from the first key to the first result. */
async function costOfSearch(page: Page, query: string, status: RegExp) {
  let [requests, bytes] = [0, 0];
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    requests += 1;
    bodies.push(response.body().then((body) => void (bytes += compressed(body))));
  });
  await searchBox(page).fill(query);
  await page.locator('form [role=status]', { hasText: status }).waitFor();
  await page.waitForLoadState('networkidle');
  await Promise.all(bodies);
  return { requests, bytes };
}

test('the first result at six articles takes at most 110 KB', async () => {
  const page = await open('/');
  const { requests, bytes } = await costOfSearch(page, 'Lumumba', /One/);
  assert.ok(requests > 3 && bytes > 10_000);
  assert.ok(bytes <= 110 * 1024, `${bytes} bytes in ${requests} requests`);
});

test('a page with sixty references has less than 30 KB, compressed; hundreds are folded', () => {
  const html = (id: string) => readFileSync(join(long.dist, `articles/${id}/index.html`));
  assert.ok(compressed(html('sixty')) < 30_000);
  assert.match(html('hundreds').toString(), /<summary>All 300 references<\/summary>\s*<ol start="51">/);
  assert.doesNotMatch(html('sixty').toString(), /<summary>All/);
});

function references(count: number): string {
  const all = Array.from(
    { length: count },
    (_, place) =>
      `  ${place + 1}. Author ${place}, A. (19${10 + (place % 80)}). On the subject number ${place} and ${place * 7}. Journal of ${place % 9} things, ${place}, 1-20. https://doi.org/10.5555/x${place * 7919}`,
  );
  return `references: |\n${all.join('\n')}`;
}
