import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { before, test } from 'node:test';
import { plain } from '../../src/record/text.ts';
import { launch } from '../chromium.ts';
import { wideArticles, wideFiles, wideSite } from '../shared-sites.ts';
import { makeSite } from '../site.ts';
import { searchBox } from '../visit.ts';

// A site too large for one machine is built in parts and merged: the same files, and one search.

const articles = wideArticles;
const site = makeSite('shards', { files: wideFiles });
const part = (number: number) => join(site.root, `part-${number}`);
const whole = wideSite.dist;

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('pagefind'))
    .sort();

const merge = (...parts: readonly string[]) =>
  spawnSync(process.execPath, [join(site.root, 'src/cli/merge.ts'), ...parts], {
    cwd: site.root,
    encoding: 'utf8',
  });

before(async () => {
  assert.equal((await wideSite.build()).code, 0);
  for (const [folder, environment] of [
    [part(1), { SHARD: '1/2' }],
    [part(2), { SHARD: '2/2' }],
  ] as const) {
    const { code, output } = await site.build(environment);
    assert.equal(code, 0, output);
    cpSync(site.dist, folder, { recursive: true });
  }
  rmSync(site.dist, { recursive: true });
  const { status, stdout, stderr } = merge(part(1), part(2));
  assert.deepEqual([status, stdout, stderr], [0, 'Merged 2 parts into dist/.\n', '']);
});

test('two merged parts have the same files as a whole build', () => {
  assert.deepEqual(filesOf(site.dist), filesOf(whole));
  // The server config covers both indexes.
  const forHosts = ['_headers', '.htaccess'];
  for (const path of filesOf(whole).filter((one) => !one.endsWith('.html') && !forHosts.includes(one)))
    assert.ok(readFileSync(join(whole, path)).equals(readFileSync(join(site.dist, path))), path);
  // Neither part has all articles.
  const made = [1, 2].map(
    (number) => filesOf(part(number)).filter((path) => /^articles\/[^/]+\/index\.html$/.test(path)).length,
  );
  // Sixty, the six, and one with a page at its former URL.
  assert.equal(made[0]! + made[1]!, 68);
  assert.ok(Math.min(...made) >= 20, made.join(' '));
});

test('the files of both indexes are cached for a year', () => {
  const headers = readFileSync(join(site.dist, '_headers'), 'utf8');
  for (const folder of ['/pagefind/index/*', '/pagefind-2/index/*', '/pagefind-2/fragment/*'])
    assert.ok(headers.includes(`${folder}\n  Cache-Control: public, max-age=31536000, immutable\n`), folder);
  assert.match(readFileSync(join(site.dist, '.htaccess'), 'utf8'), /\|pagefind-2\/index\//);
});

test('the vocabularies of both parts equal that of the whole, except for some of the rarest words', () => {
  const counts = (...folders: readonly string[]) => {
    const all: Record<string, number> = {};
    for (const folder of folders)
      for (const name of readdirSync(folder).filter((one) => !one.includes('second')))
        for (const [word, count] of Object.entries(
          JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, number>,
        ))
          all[word] = (all[word] ?? 0) + count;
    return all;
  };
  const expected = counts(join(whole, 'pagefind/words'));
  assert.ok(Object.keys(expected).length > 50);
  const joined = counts(join(site.dist, 'pagefind/words'), join(site.dist, 'pagefind-2/words'));
  // Each part leaves out words that occur only in abstracts and at most twice.
  for (const [word, count] of Object.entries(expected))
    assert.ok(count - (joined[word] ?? 0) <= 4 && (joined[word] ?? 0) <= count, word);
  for (const word of Object.keys(joined)) assert.ok(expected[word], word);
});

test('no issue is divided between two parts', () => {
  const madeIn = (id: string) =>
    [1, 2].find((number) => existsSync(join(part(number), `articles/${id}/index.html`)));
  const issues = Map.groupBy(
    articles.filter(({ issue }) => issue),
    ({ container, volume, issue }) => [container.id, volume, issue].join(' '),
  );
  assert.ok([...issues.values()].some((ofIssue) => ofIssue.length > 1));
  for (const [issue, ofIssue] of issues)
    assert.equal(new Set(ofIssue.map(({ id }) => madeIn(id))).size, 1, issue);
});

test('a search finds and counts the articles of both parts, by relevance and by date', async (t) => {
  const { url, stop } = await site.serve();
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await stop();
  });
  const page = await browser.newPage();
  await page.goto(`${url}/search/`);
  const box = searchBox(page);
  for (const number of [1, 2]) {
    const id = filesOf(part(number))
      .find((path) => /^articles\/a\d+\/index\.html$/.test(path))!
      .split('/')[1];
    const { title } = articles.find((one) => one.id === id)!;
    await box.fill(plain(title));
    await page.locator(`ol a[href="/articles/${id}/"]`).waitFor();
  }
  await box.fill('article');
  const [, count] = /(\d+) articles/.exec((await page.getByText(/^\d+ articles/).textContent())!)!;
  assert.ok(Number(count) > 10, count);
  await page.getByLabel('Sort by').selectOption('date');
  await page.waitForFunction(() => {
    const years = [...document.querySelectorAll('[data-meta=date]')].map(({ textContent }) =>
      Number(/\d{4}/.exec(textContent)?.[0] ?? 0),
    );
    return years.length > 5 && years.every((year, index) => index === 0 || year <= years[index - 1]!);
  });
  await page.locator('[data-facet=journal] .count', { hasText: /\d/ }).first().waitFor();
  const counts = await page.locator('[data-facet=journal] label').allTextContents();
  const sum = counts.reduce((all, text) => all + Number(/(\d+)\D*$/.exec(text)![1]), 0);
  assert.equal(sum, Number(count));
});

test('parts of different builds and folders that are not parts are rejected', async () => {
  const other = join(site.root, 'other');
  cpSync(part(2), other, { recursive: true });
  writeFileSync(join(other, 'robots.txt'), 'another');
  assert.match(merge(part(1), other).stderr, /files differ .*: robots\.txt\./);
  assert.match(merge(part(1)).stderr, /the folders of all parts/);
  assert.match(merge(part(1), join(site.root, 'src')).stderr, /this is not a built site/);
  const { code, output } = await site.build({ SHARD: '3/2' });
  assert.equal(code, 1);
  assert.match(output, /SHARD: “3\/2” is not a valid part/);
});
