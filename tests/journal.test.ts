import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '@retorquere/bibtex-parser';
import { bibtex } from '../src/exports/bibtex.ts';
import { plain } from '../src/record/text.ts';
import { manyArticles } from './fixtures/many.ts';
import { makeSite, siteWith } from './site.ts';
import { visit } from './visit.ts';

// A whole journal out of one file: a thousand records, some of them dirty, and no other step.

const articles = manyArticles(1000);
const dirty = readFileSync(join(import.meta.dirname, 'fixtures/bibliographies/dirty.bib'), 'utf8');
const site = makeSite('journal', {
  files: {
    'content/all.bib': bibtex.write(articles),
    'content/dirty.bib': dirty,
    'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa']", unreadableEntries: "'leave-out'" }),
  },
});
for (const folder of ['articles', 'journals'])
  rmSync(join(site.root, 'content', folder), { recursive: true });

const { open, url, output } = visit(site);

test('what was left out is listed, with file, entry and line', () => {
  assert.match(output(), /6 entries of bibliographies left out/);
  assert.match(output(), /backwards, line 24, pages/);
});

test('all articles can be walked through, step by step, without scripts', async () => {
  const page = await open('/articles/', { javaScriptEnabled: false });
  const seen = new Set<string>();
  for (let steps = 1; ; steps += 1) {
    for (const href of await page
      .locator('.latest ol > li > a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!)))
      seen.add(href);
    const next = page.locator('.pager [rel=next]');
    if ((await next.count()) === 0) {
      assert.equal(steps, 11);
      break;
    }
    await next.click();
  }
  assert.equal(seen.size, 1003);
  await page.close();
});

test('every list has its count, its files and feeds, and leads to its articles', async () => {
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

test('an article leads to its neighbours in the issue, its keywords and related articles', async () => {
  const articleWithMore = articles.find(
    ({ journal, volume, issue }) =>
      articles.filter(
        (other) => other.journal === journal && other.volume === volume && other.issue === issue,
      ).length > 2,
  )!;
  const page = await open(`/articles/${articleWithMore.id}/`);
  assert.ok((await page.locator('.neighbours a').count()) > 0);
  assert.ok((await page.locator('.related li').count()) > 0);
  assert.match((await page.locator('.related li').first().textContent())!, /Shares: \S/);
  await page.locator('.keywords a').first().click();
  await page.waitForURL(/\/keywords\//);
  await page.close();
});

test('an article of the file is found by its title', async () => {
  const wanted = articles[1]!;
  const page = await open('/search/');
  await page.getByRole('searchbox').fill(plain(wanted.title));
  await page
    .getByRole('link', { name: plain(wanted.title) })
    .first()
    .waitFor();
  await page.close();
});
