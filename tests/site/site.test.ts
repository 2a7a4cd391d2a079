import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { contextObject } from '../../src/metadata/coins.ts';
import { bulkFormats, formatsOf } from '../../src/exports/index.ts';
import { articleFiles } from '../../src/metadata/article-files.ts';
import { runningName } from '../../src/record/name.ts';
import { plain } from '../../src/record/text.ts';
import { violationsOn } from '../axe.ts';
import { launch } from '../chromium.ts';
import { compareWithRecord } from '../compare.ts';
import { readers } from '../readers/index.ts';
import { libraryOf } from '../records.ts';
import { belowUrl, formSite, machinesSite, mainSite } from '../shared-sites.ts';
import { follow, searchBox } from '../visit.ts';

const { articles } = libraryOf();
const lead = articles.find(({ id }) => id === 'tishkov-2025-kenya')!;
const site = mainSite;
let server: Awaited<ReturnType<typeof site.serve>>;
let browser: Browser;

before(async () => {
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  [server, browser] = await Promise.all([site.serve(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a path of the site, and fails on any request to another origin and any page error. */
async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.on('request', (request) => assert.ok(request.url().startsWith(server.url), request.url()));
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(server.url + path);
  return page;
}

const titles = (page: Page) => page.locator('.latest li a').allInnerTexts();

/** Types into the search box and waits for the status line. */
async function search(page: Page, query: string, status: RegExp): Promise<string[]> {
  await searchBox(page).fill(query);
  // An empty status has no size.
  const state = status.test('') ? 'attached' : 'visible';
  await page.locator('form [role=status]', { hasText: status }).waitFor({ state });
  return titles(page);
}

test('the home page shows every fact of the source record, without scripts', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  const text = await page.locator('body').innerText();
  const fact = (label: string) =>
    page
      .locator('dt', { hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd')
      .innerText();
  assert.equal(await page.locator('h1').innerText(), plain(lead.title));
  assert.equal(await fact('Journal'), 'Vestnik RUDN. International Relations (Vol. 25, No. 3)');
  assert.equal(await fact('Publication date'), '8 October 2025');
  assert.equal(await page.locator('.publication time').getAttribute('datetime'), '2025-10-08');
  assert.equal(await fact('Authors'), 'Sergey Tishkov');
  assert.equal(await fact('Pages'), '366–381');
  assert.equal(
    (await fact('Keywords')).replace(/\s+/g, ' '),
    'USA; peacekeeping; regional security; multinational coalitions; stabilization force; reducing violence'.replaceAll(
      ';',
      '',
    ),
  );
  assert.equal(await page.locator('.abstract p').innerText(), plain(lead.abstract!));
  assert.ok(text.includes('Last modified: 2025-10-08 05:30:49'));
  assert.ok(text.includes('Tishkov, S. (2025). Leadership of the Republic of Kenya'));
  assert.deepEqual(
    await titles(page),
    articles.slice(1).map(({ title }) => plain(title)),
  );
  assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), lead.url);
  assert.equal(await page.getByRole('searchbox').count(), 0);
  assert.equal(await page.getByRole('button').count(), 0);
});

test('every article has a page with all that is known, and nothing empty', async () => {
  for (const article of articles) {
    const page = await open(`/articles/${article.id}/`, { javaScriptEnabled: false });
    assert.equal(await page.locator('h1').innerText(), plain(article.title));
    assert.deepEqual(await page.locator('.author').allInnerTexts(), article.authors.map(runningName));
    for (const value of await page.locator('dd, dt').allInnerTexts()) assert.notEqual(value.trim(), '');
    assert.doesNotMatch(await page.content(), /undefined|\[object|null/);
    await page.close();
  }
});

test('unknown fields have no label', async () => {
  const page = await open('/articles/vepretskii-santa-elena/', { javaScriptEnabled: false });
  assert.deepEqual(await page.locator('dt').allInnerTexts(), [
    'Journal',
    'Authors',
    'Title in Russian',
    'ISSN',
    'Journal in Russian',
    'Publisher',
    'Metadata source',
  ]);
  assert.equal(await page.locator('.abstract').count(), 0);
});

test('every download is a plain link to a file that independent readers read completely', async () => {
  for (const article of articles) {
    const page = await open(`/articles/${article.id}/`);
    for (const format of formatsOf(article)) {
      const link = page.getByRole('link', { name: format.label, exact: true });
      assert.equal(await link.getAttribute('download'), null);
      const text = await page.evaluate(
        async (url) => (await fetch(url)).text(),
        (await link.getAttribute('href'))!,
      );
      for (const reader of readers.filter(({ reads, available }) => available && reads.includes(format.id))) {
        const [found] = await reader.read(text, format.id);
        compareWithRecord(found!, article, reader.name, format.id);
      }
    }
    await page.close();
  }
});

test('the search narrows the list to the right articles', async () => {
  const page = await open('/');
  const found: Record<string, readonly string[]> = {
    Lumumba: ['son-of-struggling-africa-2025'],
    Tertullian: ['panteleev-2025-tertullian'],
    Beliaev: ['beliaev-2025-uaxactun', 'vepretskii-santa-elena'],
    epigraphy: ['beliaev-2025-uaxactun'],
    Kenya: ['pantserev-2025-sovereignty', 'tishkov-2025-kenya'],
    Uaxactun: ['beliaev-2025-uaxactun'],
    'World History': ['beliaev-2025-uaxactun', 'panteleev-2025-tertullian', 'vepretskii-santa-elena'],
  };
  for (const [query, ids] of Object.entries(found)) {
    const status = ids.length === 1 ? /^One article found$/ : new RegExp(`^${ids.length} articles found$`);
    await search(page, '', /^$/);
    await search(page, query, status);
    const links = await page
      .locator('.latest li a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(links.toSorted(), ids.map((id) => `/articles/${id}/`).toSorted(), query);
  }
  assert.deepEqual(await search(page, 'xylophone', /^No article matches “xylophone”\.$/), []);
});

test('a result shows title, authors, journal and date, as the list does', async () => {
  const page = await open('/');
  const item = page.locator('.latest li', { hasText: 'Uaxactun' });
  const listed = await item.innerText();
  await search(page, 'Uaxactun', /One/);
  assert.equal(await item.innerText(), listed);
});

test('the search works with the keyboard alone', async () => {
  const page = await open('/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await search(page, 'Beliaev', /2 articles/);
  await page.keyboard.press('ArrowDown');
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  const second = await focused();
  assert.deepEqual([first, second], await titles(page));
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), first);
  await page.keyboard.press('ArrowUp');
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement));
  await page.keyboard.press('Escape');
  assert.equal(await searchBox(page).inputValue(), '');
  assert.equal((await titles(page)).length, articles.length - 1);
  await search(page, 'Tertullian', /One/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/panteleev-2025-tertullian/');
});

test('articles are found by misspelt words, other scripts, DOI, page, quoted phrase, and author and year', async () => {
  const page = await open('/articles/');
  const found: Record<string, readonly string[]> = {
    'Peacekeping Haity': ['tishkov-2025-kenya'],
    Тишков: ['tishkov-2025-kenya'],
    'Четыре монумента': ['vepretskii-santa-elena'],
    'https://doi.org/10.22363/2312-8127-2025-17-3-402-419': ['beliaev-2025-uaxactun'],
    '381-401': ['panteleev-2025-tertullian'],
    '"Early Classic"': ['beliaev-2025-uaxactun'],
    'author:Safronov': ['beliaev-2025-uaxactun'],
  };
  for (const [query, ids] of Object.entries(found)) {
    await search(page, '', /^$/);
    await search(page, query, /found/);
    const links = await page
      .locator('.latest li a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(
      links,
      ids.map((id) => `/articles/${id}/`),
      query,
    );
  }
});

test('the search page has shareable URLs, back navigation and facet counts', async () => {
  const page = await open('/search/?q=Kenya');
  const status = page.locator('form [role=status]');
  await status.getByText('2 articles found').waitFor();
  assert.equal(await searchBox(page).inputValue(), 'Kenya');
  assert.equal(await page.locator('.latest mark').first().innerText(), 'Kenya');
  assert.match(await page.locator('[data-meta=excerpt]').first().innerText(), /Republic of Kenya/);
  await searchBox(page).press('Enter');
  await searchBox(page).fill('Beliaev');
  await status.getByText('2 articles found').waitFor();
  await page.waitForURL('**/search/?q=Beliaev');
  await page.goBack();
  await page.waitForURL('**/search/?q=Kenya');
  assert.equal(await searchBox(page).inputValue(), 'Kenya');
  await searchBox(page).fill('2025');
  // Of the five with a date, three are in this journal.
  await page.getByRole('checkbox', { name: 'Vestnik RUDN. International Relations 3' }).check();
  await page.waitForURL(/journal=Vestnik/);
  await page.reload();
  await page.getByRole('checkbox', { name: /Vestnik/, checked: true }).waitFor();
  await searchBox(page).fill('');
  await status.getByText('3 articles found').waitFor();
  await page.getByLabel('Sort by').selectOption('date');
  await page.waitForURL(/order=date/);
  assert.equal((await titles(page)).length, 3);
});

test('reference managers can save search results, with all fields of the records', async () => {
  const page = await open('/search/');
  await page.evaluate(() =>
    document.addEventListener('ZoteroItemUpdated', () => (document.body.dataset['updated'] = 'yes')),
  );
  await searchBox(page).fill('Kenya leadership');
  await page.getByText('One article found').waitFor();
  assert.equal(await page.locator('body').getAttribute('data-updated'), 'yes');
  const [context, ...others] = await page
    .locator('.latest li .Z3988')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title')!));
  assert.equal(others.length, 0);
  const seed = libraryOf().article('tishkov-2025-kenya')!;
  assert.equal(context, contextObject(seed));
  assert.equal(new URLSearchParams(context).get('rft.pages'), '366-381');
  assert.equal(
    new URL((await page.locator('.latest li a').getAttribute('href'))!, page.url()).pathname,
    '/articles/tishkov-2025-kenya/',
  );
  // COinS of results would override the tags of an article's page.
  await page.goto(seed.url.replace('https://offprint.example', new URL(page.url()).origin));
  await searchBox(page).fill('Kenya');
  await page.getByText('2 articles found').waitFor();
  assert.equal(await page.locator('.Z3988').count(), 0);
});

test('the accessibility tree has a search, its status and an ordered list of links', async () => {
  const page = await open('/articles/');
  await search(page, 'Beliaev', /2 articles/);
  assert.equal(
    await page.locator('form[role=search]').ariaSnapshot(),
    [
      '- search:',
      '  - searchbox "Search the articles": Beliaev',
      '  - status: 2 articles found',
      '  - paragraph:',
      '    - link "All results, with filters":',
      '      - /url: /search/',
    ].join('\n'),
  );
  const list = await page.locator('.latest ol').ariaSnapshot();
  assert.match(list, /^- list:\n {2}- listitem:\n {4}- link "/);
  assert.equal(list.match(/- listitem:/g)?.length, 2);
  await page.goto(`${server.url}/`);
  assert.match(
    await page.locator('.cite').ariaSnapshot(),
    /- radiogroup "Style":\n {4}- radio "APA" \[checked\][^]*- button "Copy"[^]*- link "BibTeX"/,
  );
});

test('a keyword links to its articles', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'regional security' }).click();
  await page.locator('form [role=status]', { hasText: 'One article found' }).waitFor();
  assert.match((await titles(page))[0]!, /^Leadership of the Republic of Kenya/);
});

test('/ and Ctrl-K focus the search from anywhere', async () => {
  const page = await open('/');
  const isInBox = () => page.evaluate(() => document.activeElement?.matches('input[type=search]'));
  await page.keyboard.press('/');
  assert.ok(await isInBox());
  await page.keyboard.type('/');
  assert.equal(await searchBox(page).inputValue(), '/');
  await page.goto(`${server.url}/journals/`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Lumumba');
  // The field in the header leads to the search page.
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=Lumumba');
  await page.locator('form [role=status]', { hasText: 'One article found' }).waitFor();
  await page.goto(`${server.url}/journals/`);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.keyboard.press('/');
  await page.waitForURL('**/search/');
  await page.keyboard.press('/');
  assert.ok(await isInBox());
});

test('a search without results says so, and recent searches are offered', async () => {
  const page = await open('/search/');
  await page.getByText('Search tips').click();
  assert.ok(await page.getByText('Words in any order').isVisible());
  await search(page, 'xylophone', /^No article matches “xylophone”\.$/);
  await search(page, 'Tertullian', /One/);
  await searchBox(page).press('Enter');
  await search(page, '', /^$/);
  await page.getByRole('link', { name: 'Tertullian', exact: true }).click();
  await page.locator('form [role=status]', { hasText: 'One article found' }).waitFor();
});

test('the index is not fetched before the search is used', async () => {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/`, { waitUntil: 'networkidle' });
  assert.ok(!requests.some((path) => path.startsWith('/pagefind/')), requests.join('\n'));
  await search(page, 'Kenya', /2 articles/);
  assert.ok(requests.some((path) => path.startsWith('/pagefind/')));
});

test('the reference is copied as rich and plain text', async () => {
  const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const [rich, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const as = async (type: string) => (await item!.getType(type)).text();
    return [await as('text/html'), await as('text/plain')];
  });
  assert.match(rich, /<i>Vestnik RUDN\. International Relations<\/i>/);
  assert.match(text, /^Tishkov, S\. \(2025\)\. .*articles\/tishkov-2025-kenya\/$/);
});

test('if the browser offers no clipboard, as on plain HTTP, the button says so', async () => {
  const page = await open('/');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    delete (globalThis as { ClipboardItem?: unknown }).ClipboardItem;
  });
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('Select the text to copy it').waitFor();
  assert.match(await page.evaluate(() => String(getSelection())), /^Tishkov, S\. \(2025\)\./);
  await page.close();
});

test('a style can be chosen by mouse or keyboard, even without scripts, and is then copied', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open('/', { javaScriptEnabled, permissions: ['clipboard-read', 'clipboard-write'] });
    const references = page.locator('.references blockquote');
    const shown = async () => {
      const texts = await references.evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .map(({ textContent }) => textContent),
      );
      assert.equal(texts.length, 1);
      return texts[0]!;
    };
    assert.match(await shown(), /^Tishkov, S\. \(2025\)\./);
    await page.getByText('Vancouver', { exact: true }).click();
    assert.match(await shown(), /^Tishkov S\. Leadership/);
    await page.keyboard.press('ArrowRight');
    assert.match(await shown(), /^S\. Tishkov, “Leadership/);
    if (!javaScriptEnabled) continue;
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^S\. Tishkov, “Leadership/);
  }
});

test('the reader’s last citation style is preselected on the next page', async () => {
  const page = await open('/articles/tishkov-2025-kenya/');
  await page.getByText('Vancouver', { exact: true }).click();
  await page.goto(new URL('../beliaev-2025-uaxactun/', page.url()).href);
  assert.equal(await page.getByRole('radio', { name: 'Vancouver' }).isChecked(), true);
  assert.match(await page.locator('.references blockquote:visible').innerText(), /^Beliaev D, Safronov A\./);
});

test('ticked articles stay selected after a search and on the next page', async () => {
  const page = await open('/journals/international-relations/25/3/');
  await page.getByRole('button', { name: 'Select articles to cite' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  const status = page.locator('.choice [role=status]');
  assert.match(await status.innerText(), /^3 selected/);
  await page.goto(new URL('/search/?q=Uaxactun', page.url()).href);
  await page.getByText('One article found').waitFor();
  assert.match(await status.innerText(), /^3 selected/);
  await page.locator('.latest ol').getByRole('checkbox').check();
  assert.match(await status.innerText(), /^4 selected/);
  // The bar is at the bottom of the window.
  const { y, height } = (await page.locator('.choice').boundingBox())!;
  assert.equal(Math.round(y + height), page.viewportSize()!.height);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.choice').getByRole('button', { name: 'RIS' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(text.match(/^TY {2}- JOUR/gm)?.length, 4);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.goto(new URL('/articles/', page.url()).href);
  assert.equal(await page.locator('.choice').isVisible(), false);
});

test('in a wide window the citation box and facts are beside the text', async () => {
  const page = await open('/articles/tishkov-2025-kenya/', { viewport: { width: 1280, height: 900 } });
  const [text, beside] = await Promise.all(
    ['.abstract', '.cite'].map(async (part) => (await page.locator(part).boundingBox())!),
  );
  assert.ok(beside!.x >= text!.x + text!.width && beside!.y < text!.y + 50);
  await page.setViewportSize({ width: 768, height: 900 });
  const [above, below] = await Promise.all(
    ['.abstract', '.cite'].map(async (part) => (await page.locator(part).boundingBox())!),
  );
  assert.ok(below!.y >= above!.y + above!.height);
});

test('a table of contents has authors and pages, and the journal only once', async () => {
  const page = await open('/journals/international-relations/25/3/', { javaScriptEnabled: false });
  const item = page.locator('.latest li', { hasText: 'Leadership of the Republic of Kenya' });
  assert.match(await item.innerText(), /Sergey Tishkov\s+366–381$/);
  assert.doesNotMatch(await page.locator('.latest').innerText(), /Vestnik/);
  // The journal's page shows the latest issue, and all issues by year.
  await page.goto(new URL('../../', page.url()).href);
  await page.getByRole('heading', { name: 'Current issue: Vol. 25, No. 3' }).waitFor();
  await page.getByRole('heading', { name: '2025' }).waitFor();
  assert.match(await page.locator('.latest').first().innerText(), /366–381/);
});

test('the citation key is shown and can be copied', async () => {
  const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy key' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'tishkov-2025-kenya');
});

test('one file has a whole issue, journal or library, in page order', async () => {
  const lists: Record<string, readonly string[]> = {
    '/articles/': articles.map(({ citationKey }) => citationKey),
    '/journals/world-history/': [
      'vepretskii-santa-elena',
      'beliaev-2025-uaxactun',
      'panteleev-2025-tertullian',
    ],
    '/journals/world-history/17/3/': ['panteleev-2025-tertullian', 'beliaev-2025-uaxactun'],
    '/journals/international-relations/25/3/': [
      'son-of-struggling-africa-2025',
      'pantserev-2025-sovereignty',
      'tishkov-2025-kenya',
    ],
  };
  for (const [path, keys] of Object.entries(lists)) {
    const page = await open(path, { javaScriptEnabled: false });
    for (const format of bulkFormats) {
      const link = page.getByRole('link', { name: format.label, exact: true });
      const response = await fetch(new URL((await link.getAttribute('href'))!, server.url));
      const text = await response.text();
      for (const reader of readers.filter(({ reads, available }) => available && reads.includes(format.id))) {
        const found = await reader.read(text, format.id);
        assert.equal(found.length, keys.length, `${reader.name} ${path}`);
        if (found[0]?.key)
          assert.deepEqual(
            found.map(({ key }) => key),
            keys,
            `${reader.name} ${format.id}`,
          );
      }
    }
    await page.close();
  }
});

test('every prefix of a URL is a page, from an article up to all journals', async () => {
  const page = await open('/articles/beliaev-2025-uaxactun/', { javaScriptEnabled: false });
  await follow(page.getByRole('link', { name: 'Vol. 17, No. 3', exact: true }).first());
  assert.equal(new URL(page.url()).pathname, '/journals/world-history/17/3/');
  assert.equal(await page.locator('h1').innerText(), 'RUDN Journal of World History, Vol. 17, No. 3');
  assert.match(await page.locator('main').innerText(), /Antiquity in the Mediterranean Region/);
  for (const [path, heading] of [
    ['/journals/world-history/17/', 'RUDN Journal of World History, Vol. 17'],
    ['/journals/world-history/', 'RUDN Journal of World History'],
    ['/journals/', 'Journals'],
  ] as const) {
    await page.goto(new URL('..', page.url()).href);
    assert.equal(new URL(page.url()).pathname, path);
    assert.equal(await page.locator('h1').innerText(), heading);
  }
});

test('an unknown URL returns 404 with a helpful page', async () => {
  const page = await browser.newPage();
  const response = await page.goto(`${server.url}/articles/none/`);
  assert.equal(response!.status(), 404);
  await page.goto(`${server.url}/articles/tishkov_2025-kenya.html`);
  assert.equal(await searchBox(page).inputValue(), 'tishkov 2025 kenya');
  await follow(page.getByRole('link', { name: 'All articles' }).first());
  assert.equal((await titles(page)).length, articles.length);
});

test('axe finds nothing, in light and dark, with results and without', async () => {
  for (const path of ['/', '/articles/', '/articles/vepretskii-santa-elena/', '/404.html']) {
    const page = await open(path, { viewport: { width: 360, height: 800 } });
    if (path === '/') await search(page, 'Beliaev', /2 articles/);
    assert.deepEqual(await violationsOn(page, [{ colorScheme: 'light' }, { colorScheme: 'dark' }]), []);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${path} ${colorScheme} scrolls sideways by ${wider} px`);
    }
    await page.close();
  }
});

test('without a lead article the home page has the search on the first screen of a phone', async (t) => {
  const { code, output } = await formSite.build();
  assert.equal(code, 0, output);
  const { url, stop } = await formSite.serve();
  t.after(stop);
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(url);
  assert.equal(await page.locator('h1').innerText(), 'Offprint');
  await page.getByRole('link', { name: 'RUDN Journal of World History' }).first().waitFor();
  await page.getByText('Current issue: Vol. 17, No. 3').waitFor();
  const { y } = (await searchBox(page).boundingBox())!;
  assert.ok(y < 700, `${y}`);
  assert.equal(await page.locator('.latest ol > li').count(), articles.length);
  await page.close();
});

test('the home page of a single journal is that journal’s, also below a path', async (t) => {
  const { code, output } = await machinesSite.build();
  assert.equal(code, 0, output);
  const { url, stop } = await machinesSite.serve();
  t.after(stop);
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(`${url}/journal/`);
  assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), belowUrl);
  assert.equal(await page.locator('h1').innerText(), 'Journal of Fixtures & Fittings');
  const { y } = (await searchBox(page).boundingBox())!;
  assert.ok(y < 700, `${y}`);
  await page.getByRole('heading', { name: 'Current issue: Vol. 8, No. 1' }).waitFor();
  assert.match(
    await page.locator('.foot').innerText(),
    /The Fixture Press\s+ISSN 1234-5679\s+ISSN 2049-3630/,
  );
  // Every article is listed once: in the current issue, in another issue, or outside issues.
  const library = libraryOf(machinesSite.root);
  const current = library.issues(library.containers[0]!)[0]!;
  assert.deepEqual(
    await page
      .locator('.latest ol > li > a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
    [...current.articles, ...library.articles.filter((article) => !library.issueOf(article))].map(
      ({ id }) => `/journal/articles/${id}/`,
    ),
  );
  await search(page, 'complete', /One/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/journal/articles/complete-2024-record/`);
  const bib = await page.getByRole('link', { name: 'BibTeX' }).getAttribute('href');
  assert.equal(bib, '/journal/articles/complete-2024-record.bib');
});

test('the folder has a page per article, its exports and the index, and nothing unfinished', () => {
  const files = readdirSync(site.dist, { recursive: true }) as string[];
  for (const article of articles) {
    const own = files.filter((path) => path.startsWith(`articles/${article.id}`)).toSorted();
    const exports = [...formatsOf(article), ...articleFiles].map(
      ({ extension }) => `articles/${article.id}.${extension}`,
    );
    assert.deepEqual(
      own,
      [`articles/${article.id}`, `articles/${article.id}/index.html`, ...exports].toSorted(),
    );
  }
  assert.ok(files.includes('pagefind/pagefind.js'));
  assert.deepEqual(
    files.filter((path) => /pagefind-(?:ui|modular|component|highlight)/.test(path)),
    [],
  );
});
