import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from '../chromium.ts';
import { makeSite } from '../site.ts';
import { until } from '../until.ts';
import { searchBox } from '../visit.ts';

// What an editor sees in the browser while writing, with `npm run dev`.

const site = makeSite('development');
const record = join(site.root, 'content/articles/pantserev-2025-sovereignty.mdx');
const text = readFileSync(record, 'utf8');
const body = join(site.root, 'content/articles/tishkov-2025-kenya.mdx');

let server: Awaited<ReturnType<typeof site.develop>>;
let browser: Browser;

before(async () => {
  // With a mistake from the beginning.
  writeFileSync(record, text.replace(/^date: .*$/m, 'date: Fall 2021'));
  [server, browser] = await Promise.all([site.develop(), launch()]);
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** Each test has its own page: the previous one's may still be loading. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.url + path);
  return page;
}
const overlay = (page: Page) => page.locator('vite-error-overlay');
const problem = (page: Page, words: string) => overlay(page).getByText(words);
const lead = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^Leadership of the Republic of Kenya/ });

/** Repeats an action until its effect is visible, for a minute: a browser that has just loaded a page misses changes until it has reconnected. */
async function save(change: () => void, seen: Locator, patienceMs = 10_000): Promise<void> {
  for (let waited = patienceMs; ; waited += patienceMs) {
    change();
    try {
      return await seen.waitFor({ timeout: patienceMs });
    } catch (error) {
      if (waited >= 60_000) throw error;
    }
  }
}
const write = (path: string, content: string) => () => writeFileSync(path, content);

test('a mistake in a record is shown in the browser as in the terminal, until it is fixed', async () => {
  const page = await open('/');
  await problem(page, '“Fall 2021” is not a date.').waitFor();
  assert.match(
    (await overlay(page).locator('#message').textContent())!,
    /One problem in the content[^]*sovereignty\.mdx\n {2}line 13, date: “Fall 2021”[^]*→ Write the known part as/,
  );
  await save(write(record, text), lead(page));
  assert.equal(await overlay(page).count(), 0);
  // Including an article created meanwhile.
  const wrong = text.replace('journal: international-relations', 'journal: nowhere');
  await save(write(record, wrong), problem(page, 'there is no journal “nowhere”'));
  await save(write(record, text), lead(page));
});

test('citations and search work without a build', async () => {
  const page = await open('/');
  await save(write(record, text), lead(page));
  // Vite may still reload the page, which clears the box.
  const search = () =>
    void searchBox(page)
      .fill('Kenya')
      .catch(() => undefined);
  await save(search, page.locator('form [role=status]', { hasText: '2 articles' }), 3000);
  const bib = await page.getByRole('link', { name: 'BibTeX' }).getAttribute('href');
  assert.match(await (await fetch(server.url + bib)).text(), /^@article\{tishkov-2025-kenya,/);
});

test('a mistake is one message in the terminal, however many pages show it', async () => {
  const page = await open('/');
  const wrong = text.replace('journal: international-relations', 'journal: elsewhere');
  writeFileSync(record, wrong);
  const times = () => server.output().split('there is no journal “elsewhere”').length - 1;
  await until('the mistake is in the terminal', () => times() > 0);
  await page.goto(`${server.url}/articles/`);
  await problem(page, 'there is no journal “elsewhere”').waitFor();
  assert.equal(times(), 1);
  await save(write(record, text), page.getByRole('heading', { level: 1, name: 'All articles' }));
});

test('a corrected title appears on the pages of other articles', async () => {
  const page = await open('/');
  const corrected = text.replace(/^title: .*$/m, 'title: "A title that was corrected"');
  await save(
    write(record, corrected),
    page.locator('.latest').getByRole('link', { name: 'A title that was corrected' }),
  );
  writeFileSync(record, text);
});

test('a changed component is shown', async () => {
  const page = await open('/');
  const path = join(site.root, 'src/components/lists/LatestArticles.astro');
  const changed = readFileSync(path, 'utf8').replace(
    '<SearchForm />',
    '<p>Changed by hand</p><SearchForm />',
  );
  await save(write(path, changed), page.getByText('Changed by hand'));
});

test('a name in braces below a record is reported with its file and line', async () => {
  const page = await open('/articles/tishkov-2025-kenya/');
  const written = readFileSync(body, 'utf8');
  await save(
    write(body, `${written}\nText {a} here.\n`),
    problem(page, '“a” in braces is code, but is not defined.'),
  );
  await save(write(body, written), lead(page));
});

test('a removed lead article is reported with its setting', async () => {
  const page = await open('/');
  const written = readFileSync(body, 'utf8');
  await save(() => rmSync(body, { force: true }), problem(page, 'there is no article “tishkov-2025-kenya”'));
  await save(write(body, written), lead(page));
});

test('a missing page is one line in the terminal', { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  // Vite may reload the page, and the browser give up a request before it reaches the server.
  let [asked, answered] = [0, 0];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked += 1;
  });
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) answered += 1;
  });
  await page.goto(`${server.url}/nowhere/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const lines = () =>
    server
      .output()
      .split('\n')
      .filter((line) => line.includes('nowhere/'));
  await until('each request is in the terminal', () => lines().length >= answered);
  assert.ok(lines().length <= asked, server.output());
  assert.match(lines()[0]!, /\[404\] \/nowhere\/ \d+ms$/);
  assert.doesNotMatch(server.output(), /MODULE_LEVEL_DIRECTIVE|getStaticPaths/);
});
