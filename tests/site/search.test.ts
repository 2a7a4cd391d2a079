import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journalSite } from '../shared-sites.ts';
import { searchBox, visit } from '../visit.ts';

// The search when things go wrong, and its features besides results.

const site = journalSite;
const { open, url } = visit(site);

const status = (page: Page) => page.locator('form [role=status]');
const says = (page: Page, words: string | RegExp) => status(page).filter({ hasText: words }).waitFor();
const rows = (page: Page) => page.locator('.latest > ol > li');
const found = /\d articles? found|One article found/;

async function search(page: Page, query: string, words: string | RegExp = found) {
  await searchBox(page).fill(query);
  await says(page, words);
}

test('a failed download is never reported as “no article”, and a later search works', async () => {
  for (const path of ['/articles/', '/search/']) {
    const page = await open(path);
    await search(page, 'peacekeeping');
    // Chunks of other words are not loaded yet.
    await page.context().setOffline(true);
    await search(page, 'nuclear', 'could not be loaded');
    await page.context().setOffline(false);
    // When the browser is online again, the search is repeated automatically.
    await says(page, found);
    assert.ok((await rows(page).count()) > 0);
    await page.close();
  }
});

test('partial matches are sorted by date, too, if the reader chooses it', async () => {
  const page = await open('/search/?order=date');
  await search(page, 'political coffee cotton Oaxaca', /No article has all the words/);
  const dates = await page
    .locator('.latest > ol > li [data-meta=date]')
    .evaluateAll((all) => all.map(({ textContent }) => Date.parse(textContent)));
  assert.ok(dates.length > 2);
  assert.deepEqual(
    dates,
    dates.toSorted((one, other) => other - one),
  );
  await page.close();
});

test('what is typed before the scripts have loaded is searched in the order of the URL', async () => {
  const page = await open('/');
  const begin = Promise.withResolvers<void>();
  await page.route('**/_astro/*.js', async (route) => {
    await begin.promise;
    await route.continue();
  });
  await page.goto(`${url()}/search/?q=nuclear&order=date`, { waitUntil: 'commit' });
  await searchBox(page).fill('peacekeeping');
  begin.resolve();
  await says(page, found);
  assert.equal(await page.getByLabel('Sort by').inputValue(), 'date');
  assert.equal(new URL(page.url()).search, '?q=peacekeeping&order=date');
  await page.close();
});

test('a failed download can be retried', async () => {
  const page = await open('/search/');
  await page.route('**/*.pf_index', (route) => route.fulfill({ status: 503 }));
  await search(page, 'peacekeeping', 'could not be loaded');
  await page.unroute('**/*.pf_index');
  await page.getByRole('button', { name: 'Try again' }).click();
  await says(page, found);
  assert.ok(await page.getByRole('button', { name: 'Try again' }).isHidden());
});

test('a search that hangs ends with a message', async () => {
  const page = await open('/search/');
  await page.route('**/*.pf_index', () => undefined);
  await search(page, 'peacekeeping', 'Searching…');
  await says(page, 'could not be loaded');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a script that fails to load is requested again, and without it Enter leads to the search page', async () => {
  const page = await open('/');
  const failed = page.waitForEvent('requestfailed');
  await page.route('**/_astro/box.*', (route) => route.abort());
  await searchBox(page).fill('peacekeeping');
  await failed;
  await page.unroute('**/_astro/box.*');
  await searchBox(page).press('Enter');
  await page.waitForURL('**/search/?q=peacekeeping');
  await says(page, found);
});

test('a script that failed to load is requested again when the reader goes on typing', async () => {
  const page = await open('/');
  const failed = page.waitForEvent('requestfailed');
  await page.route('**/_astro/box.*', (route) => route.abort());
  await searchBox(page).fill('peace');
  await failed;
  await page.unroute('**/_astro/box.*');
  await searchBox(page).pressSequentially('keeping');
  await says(page, found);
});

test('text typed in a list before the first script has loaded is searched, too', async () => {
  const page = await open('/');
  const begin = Promise.withResolvers<void>();
  await page.route('**/_astro/*.js', async (route) => {
    await begin.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await searchBox(page).fill('peacekeeping');
  begin.resolve();
  await says(page, found);
});

test('after a release, an open tab searches the new index', async () => {
  const page = await open('/search/');
  await search(page, 'peacekeeping');
  // The files of the index now have other names.
  let gone = true;
  await page.route('**/*.pf_{index,fragment}', (route) =>
    gone ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.route('**/pagefind-entry.json*', (route) => {
    gone = false;
    return route.continue();
  });
  await search(page, 'nuclear deterrence');
  assert.equal(gone, false);
  assert.ok(await page.getByRole('button', { name: 'Try again' }).isHidden());
});

test('facet counts agree with the results, largest first', async () => {
  const page = await open('/search/?q=peacekeeping');
  const labels = (facet: string) =>
    page.locator(`[data-facet=${facet}] label`).filter({ visible: true }).allInnerTexts();
  const counts = (all: readonly string[]) => all.map((label) => Number(/\d+$/.exec(label)![0]));
  await page.locator('[data-facet=journal] label').first().waitFor();
  const journals = counts(await labels('journal'));
  const total = Number(/\d+/.exec((await status(page).textContent())!)![0]);
  assert.deepEqual(
    journals,
    journals.toSorted((one, other) => other - one),
  );
  assert.equal(
    journals.reduce((sum, one) => sum + one, 0),
    total,
  );
  const years = await labels('year');
  assert.equal(
    counts(years).reduce((sum, one) => sum + one, 0),
    total,
  );
  // A ticked year filters the journals, but not the other years.
  const many = counts(years)[0]!;
  await page.locator('[data-facet=year] label').filter({ visible: true }).first().click();
  await says(page, many === 1 ? 'One article found' : `${many} articles found`);
  assert.deepEqual(await labels('year'), years);
  assert.equal(
    counts(await labels('journal')).reduce((sum, one) => sum + one, 0),
    many,
  );
  // Long lists have a filter box.
  await page.locator('[data-facet=year]').getByRole('searchbox').fill('199');
  assert.ok((await labels('year')).every((label) => label.includes('199')));
  // No results because of a filter is a different message: the articles of this journal have no year.
  await search(page, 'Sections', /No articles match these filters; \d+ match without them/);
  await page.getByRole('button', { name: 'Remove the filters' }).click();
  await says(page, found);
});

test('filters without words, a year and a lone symbol never load the whole index', async () => {
  const page = await open('/search/');
  const chunks = new Set<string>();
  page.on('request', (request) => {
    if (request.url().endsWith('.pf_index')) chunks.add(request.url());
  });
  await search(page, 'year:2020', found);
  await search(page, '🙂', 'No article matches');
  await searchBox(page).fill('');
  await page.locator('[data-facet=journal] label').first().click();
  await says(page, found);
  assert.ok(chunks.size <= 2, [...chunks].join('\n'));
});

test('a corrected or missing word is named, and can be searched for literally', async () => {
  const page = await open('/search/');
  await search(page, 'peacekeping', 'Showing results for “peacekeeping”');
  await page.getByRole('button', { name: 'Search for exactly what I typed' }).click();
  await says(page, 'No article matches “peacekeping”.');
  await page.waitForURL(/verbatim/);
  await search(page, 'zyxwvut peacekeeping', 'No article has “zyxwvut” with the other words');
  await search(page, 'zyxwvut qqqqq', 'No article matches');
});

test('results that have appeared keep their order, and are not dimmed while others load', async () => {
  const page = await open('/search/');
  await page.evaluate(() => {
    const list = document.querySelector('.latest > ol')!;
    const seen: { paths: string[]; busy: string | null }[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      if (list.children.length > 0)
        seen.push({
          paths: [...list.children].map((item) => item.querySelector('a')!.pathname),
          busy: list.parentElement!.ariaBusy,
        });
    }).observe(list, { childList: true });
  });
  await search(page, 'peacekeeping missions');
  const seen = await page.evaluate(
    () => (window as never as { seen: { paths: string[]; busy: string | null }[] }).seen,
  );
  assert.ok(seen.length > 1);
  const last = seen.at(-1)!.paths;
  for (const { paths, busy } of seen) assert.deepEqual([paths, busy], [last.slice(0, paths.length), null]);
});

test('back navigation restores the query, the results and the scroll position', async () => {
  for (const path of ['/search/?q=peacekeeping', '/articles/']) {
    const page = await open(path);
    if (!path.includes('?')) await searchBox(page).fill('peacekeeping');
    await says(page, found);
    await page.getByRole('button', { name: 'More results' }).click();
    await rows(page).nth(25).waitFor();
    await page.locator('.latest > ol > li > a[data-meta=title]').nth(25).click();
    await page.waitForURL('**/articles/*/');
    await page.goBack();
    await rows(page).nth(25).waitFor();
    assert.equal(await searchBox(page).inputValue(), 'peacekeeping');
    await page.waitForFunction(() => scrollY > 300);
    await page.close();
  }
});

test('every query is one history entry, named in its title', async () => {
  const page = await open('/search/');
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await search(page, 'peacekeeping');
  await searchBox(page).press('Enter');
  await searchBox(page).press('Enter');
  await says(page, found);
  assert.equal(await entries(), before);
  assert.match(await page.title(), /^peacekeeping – Search/);
  await search(page, 'nuclear');
  assert.equal(await entries(), before + 1);
  await page.goBack();
  await page.waitForURL('**/search/?q=peacekeeping');
  assert.equal(await searchBox(page).inputValue(), 'peacekeeping');
});

test('/ and Ctrl-K focus a search box on every page', async () => {
  for (const [path, key] of [
    ['/', '/'],
    ['/articles/', 'Control+k'],
    ['/authors/', '/'],
    ['/journals/', 'Control+k'],
    ['/search/', '/'],
    ['/nowhere/', '/'],
  ] as const) {
    const page = await open(path);
    await page.keyboard.press(key);
    await page.waitForFunction(() =>
      document.activeElement?.matches('form[role=search] input, .masthead input'),
    );
    await page.close();
  }
});

test('recent searches can be cleared', async () => {
  const page = await open('/search/');
  await search(page, 'peacekeeping');
  await searchBox(page).press('Enter');
  await searchBox(page).fill('');
  await page.getByRole('link', { name: 'peacekeeping', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.reload();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.recent').isVisible(), false);
});

test('suggested authors and journals link to their pages', async () => {
  const page = await open('/search/');
  await searchBox(page).fill('okaf');
  await page.locator('.suggested').getByRole('link', { name: 'Okafor, Ann' }).click();
  await page.waitForURL('**/authors/**');
  assert.match(await page.locator('h1').innerText(), /Ann Okafor/);
  await page.goBack();
  await searchBox(page).fill('annals');
  await page.locator('.suggested').getByRole('link', { name: 'Annals of Regional Studies' }).click();
  await page.waitForURL('**/journals/**');
});

test('results can be cited one by one, or all in one file', async () => {
  const page = await open('/search/?q=peacekeeping');
  await says(page, found);
  const many = Number(/\d+/.exec((await status(page).textContent())!)![0]);
  assert.ok(many > 20);
  await rows(page).first().getByRole('button', { name: 'Cite' }).click();
  const link = rows(page).first().getByRole('link', { name: 'RIS' });
  assert.match(
    await (await page.request.get(url() + (await link.getAttribute('href'))!)).text(),
    /^TY {2}- JOUR/,
  );
  await page.getByRole('button', { name: 'Select articles' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByText(`${many} selected`).waitFor();
  assert.equal(await rows(page).count(), many);
  const download = page.waitForEvent('download');
  await page.locator('.choice').getByRole('button', { name: 'BibTeX' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  assert.equal(text.match(/^@article/gm)?.length, many);
  // Zotero can save the visible results.
  assert.equal(await page.locator('.latest li .Z3988').count(), many);
});

test('without results there is nothing to select, but articles selected before can still be cited', async () => {
  const page = await open('/search/');
  const start = page.getByRole('button', { name: 'Select articles' });
  assert.ok(await start.isHidden());
  await search(page, 'peacekeeping');
  assert.ok(await start.isVisible());
  await search(page, 'zzzzzz', 'No article');
  assert.ok(await start.isHidden());
  await search(page, 'peacekeeping');
  await start.click();
  await rows(page).first().getByRole('checkbox').check();
  await search(page, 'zzzzzz', 'No article');
  assert.ok(await page.locator('.choice').getByRole('button', { name: 'BibTeX' }).isVisible());
  await page.close();
});

test('a result shows the matching words in context', async () => {
  const page = await open('/search/?q=peacekeeping');
  await says(page, found);
  const marked = await rows(page).evaluateAll((all) =>
    all.map((item) => item.querySelector('mark') !== null),
  );
  assert.ok(marked.every(Boolean));
});
