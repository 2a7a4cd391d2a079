import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { parse } from '@retorquere/bibtex-parser';
import { indexName } from '../../src/record/name.ts';
import { plain } from '../../src/record/text.ts';
import { violationsOn } from '../axe.ts';
import { manyArticles } from '../fixtures/many.ts';
import { journalSite } from '../shared-sites.ts';
import { follow, layoutShift, searchBox, visit } from '../visit.ts';

// A whole journal from one file: four hundred records, some of them dirty, without further steps.

const articles = manyArticles(400);
const { open, browser, url, output } = visit(journalSite);

test('omissions are listed with file, entry and line', () => {
  assert.match(output(), /5 entries of bibliographies left out/);
  assert.match(output(), /nojournal, line 27, journal/);
  assert.match(output(), /2 entries of bibliographies published without/);
  assert.match(output(), /backwards, line 24, pages/);
});

test('all articles can be reached page by page, without scripts', async () => {
  const page = await open('/articles/', { javaScriptEnabled: false });
  const seen = new Set<string>();
  for (let steps = 1; ; steps += 1) {
    for (const href of await page
      .locator('.latest ol > li > a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!)))
      seen.add(href);
    const next = page.locator('.pager [rel=next]');
    if ((await next.count()) === 0) {
      assert.equal(steps, 6);
      break;
    }
    await follow(next);
  }
  assert.equal(seen.size, 528);
  await page.close();
});

test('every list has its count, files and feeds, and links to its articles', async () => {
  for (const kind of ['keywords', 'years']) {
    const page = await open(`/${kind}/`);
    const link = page.locator('.lists a').first();
    const count = Number(await page.locator('.lists li span').first().textContent());
    await link.click();
    await page.getByText(new RegExp(`^${count} articles?$`)).waitFor();
    const file = await page.getByRole('link', { name: 'BibTeX', exact: true }).getAttribute('href');
    const text = await (await fetch(new URL(file!, url()))).text();
    assert.equal(parse(text).entries.length, count);
    const feed = await page.getByRole('link', { name: 'Atom', exact: true }).getAttribute('href');
    assert.equal((await fetch(new URL(feed!, url()))).status, 200);
    assert.equal(await page.locator('.Z3988').count(), Math.min(count, 100));
    await page.close();
  }
});

test('every author is in the index; a bare name does not identify a person, and has neither files nor feeds', async () => {
  const page = await open('/authors/', { javaScriptEnabled: false });
  const names = new Set(articles.flatMap(({ authors }) => authors.map(indexName)));
  const shown = await page.locator('.lists a').allTextContents();
  assert.deepEqual(
    [...names].filter((name) => !shown.includes(name)),
    [],
  );
  const [first] = await page.locator('.letters a').all();
  assert.equal(await first!.getAttribute('href'), '#letter-B');
  await follow(page.getByRole('link', { name: 'Fitzgerald, Mary' }));
  assert.equal(await page.locator('h1').innerText(), 'Mary Fitzgerald');
  await page.getByText('articles under this name').waitFor();
  assert.equal(await page.getByRole('link', { name: /^(?:BibTeX|Atom)$/ }).count(), 0);
  await page.close();
  assert.equal((await fetch(new URL('/authors/fitzgerald-mary.bib', url()))).status, 404);
});

test('a printed list omits only interactive elements', async () => {
  const page = await open('/journals/sections/7/2/');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('link', { name: 'The first' }).isVisible());
  assert.ok(await page.getByRole('heading', { name: 'Reviews' }).isVisible());
  for (const control of ['.switches', '.masthead nav', '.select', '.foot', '.files'])
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  await page.close();
});

test('axe finds nothing on the pages of a journal, in any state', async () => {
  const page = await open('/', { viewport: { width: 360, height: 800 } });
  for (const path of [
    '/',
    '/authors/',
    '/authors/fitzgerald-mary/',
    '/keywords/',
    '/years/',
    '/journals/',
    '/journals/sections/',
    '/journals/sections/7/2/',
    '/pages/about/',
    '/search/?q=kenya',
  ]) {
    await page.goto(url() + path);
    if (path.startsWith('/search')) await page.locator('.latest li').first().waitFor();
    const select = page.getByRole('button', { name: 'Select articles to cite' });
    if ((await select.count()) > 0) {
      await select.click();
      await page.getByRole('button', { name: 'Select all' }).click();
    }
    assert.deepEqual(await violationsOn(page, [{ colorScheme: 'light' }, { colorScheme: 'dark' }], 'AA'), []);
  }
  await page.close();
});

test('there is no layout shift, however late the font loads', async () => {
  for (const path of ['/', '/journals/sections/', '/authors/', '/search/?q=kenya'])
    for (const width of [360, 1280]) {
      const page = await browser().newPage({ viewport: { width, height: 800 } });
      await page.route('**/*.woff2', async (route) => {
        await setTimeout(300);
        await route.continue();
      });
      await page.goto(url() + path);
      if (path.startsWith('/search')) await page.locator('.latest li').first().waitFor();
      const shift = await layoutShift(page);
      assert.ok(shift < 0.01, `${path} at ${width} px: moved by ${shift}`);
      await page.close();
    }
});

test('a journal has its logo and its colours, in light and dark', async () => {
  const page = await open('/');
  const logo = page.locator('.masthead').getByRole('img', { name: 'Offprint' });
  assert.ok((await logo.boundingBox())!.height >= 36);
  const colour = () =>
    page
      .locator('main .onward a')
      .first()
      .evaluate((one) => getComputedStyle(one).color);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await colour(), 'rgb(11, 92, 77)');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await colour(), 'rgb(127, 211, 194)');
  await page.close();
});

test('the journal’s own pages are in the navigation, the footer and the sitemap', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  for (const part of ['.masthead', '.foot'])
    assert.deepEqual(
      (await page.locator(`${part} a[href^="/pages/"]`).allInnerTexts()).map((text) => text.trim()),
      ['About', 'Editorial board'],
    );
  await follow(page.locator('.masthead').getByRole('link', { name: 'About' }));
  assert.equal(await page.locator('h1').innerText(), 'About');
  await page.getByText('What we are.').waitFor();
  assert.ok(await page.getByRole('img', { name: 'A map' }).isVisible());
  assert.match(await (await fetch(new URL('/sitemap.xml', url()))).text(), /\/pages\/board\/</);
  await page.close();
});

test('a journal’s page has its description, editors and submission link', async () => {
  const page = await open('/journals/sections/', { javaScriptEnabled: false });
  assert.equal(await page.locator('.lede i').innerText(), 'order');
  await page.getByText('Ann Author, editor-in-chief').waitFor();
  const cover = page.locator('.about-journal img');
  const { width } = (await cover.boundingBox())!;
  assert.ok(width > 100 && width <= 162, `${width}`);
  assert.match((await cover.getAttribute('src'))!, /^\/_astro\/sections\..+\.webp$/);
  assert.equal(await page.locator('.foot').getByRole('link', { name: 'CC-BY-4.0' }).count(), 1);
  const submit = page.getByRole('link', { name: 'Submit an article' });
  assert.equal(await submit.getAttribute('href'), 'https://example.org/submit');
  const description = page.locator('meta[name=description]');
  assert.equal(await description.getAttribute('content'), 'On the order of things.');
  await page.close();
});

test('an issue is in page order, with section headings', async () => {
  const page = await open('/journals/sections/7/2/');
  assert.deepEqual(await page.locator('.latest h2, .latest ol a').allTextContents(), [
    'Thematic Dossier',
    'The first',
    'The second',
    'Reviews',
    'The third',
    'Other articles',
    'The fourth',
  ]);
  await page.getByText('On Order').waitFor();
  const whole = page.getByRole('link', { name: 'Whole issue (PDF)' });
  assert.equal(await whole.getAttribute('href'), '/journals/sections/7/2.pdf');
  assert.match(await (await fetch(new URL('/journals/sections/7/2.pdf', url()))).text(), /^%PDF/);
  assert.match(output(), /9-9\.pdf[^]*no article is in this issue/);
  assert.doesNotMatch(output(), /7-2\.pdf/);
  await page.getByText('4 articles').waitFor();
  assert.equal(await page.locator('.Z3988').count(), 4);
  // Articles of all sections can be selected.
  await page.getByRole('button', { name: 'Select' }).click();
  // The script is loaded on first use.
  await page.getByRole('checkbox').last().waitFor();
  assert.equal(await page.getByRole('checkbox').count(), 4);
  await follow(page.getByRole('link', { name: 'Vol. 7', exact: true }));
  await page.getByText('4 articles').waitFor();
  const file = await page.getByRole('link', { name: 'BibTeX', exact: true }).getAttribute('href');
  assert.equal(parse(await (await fetch(new URL(file!, url()))).text()).entries.length, 4);
  await page.close();
});

test('a journal without issues is paginated', async () => {
  const page = await open('/journals/papers/');
  await page.getByText('120 articles').waitFor();
  assert.equal(await page.locator('.Z3988').count(), 100);
  await page.locator('.pager [rel=next]').click();
  await page.waitForURL('**/page-2/');
  assert.equal(await page.locator('.Z3988').count(), 20);
  const file = await page.getByRole('link', { name: 'RIS', exact: true }).getAttribute('href');
  assert.equal((await (await fetch(new URL(file!, url()))).text()).match(/^ER {2}-/gm)?.length, 120);
  await page.close();
});

test('an article links to its neighbours in the issue, its keywords and related articles', async () => {
  const articleWithMore = articles.find(
    ({ container, volume, issue }) =>
      articles.filter(
        (other) => other.container === container && other.volume === volume && other.issue === issue,
      ).length > 2,
  )!;
  const page = await open(`/articles/${articleWithMore.id}/`);
  assert.ok((await page.locator('.neighbours a').count()) > 0);
  assert.ok((await page.locator('.related li').count()) > 0);
  assert.match((await page.locator('.related li').first().textContent())!, /In common: \S/);
  await page.locator('.keywords a').first().click();
  await page.waitForURL(/\/keywords\//);
  await page.close();
});

test('an article of the file is found by its title', async () => {
  const wanted = articles[1]!;
  const page = await open('/search/');
  await searchBox(page).fill(plain(wanted.title));
  await page
    .getByRole('link', { name: plain(wanted.title) })
    .first()
    .waitFor();
  await page.close();
});
