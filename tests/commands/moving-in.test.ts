import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { formerArticle, journalServer } from '../fixtures/former-journal.ts';
import { makeSite, siteWith } from '../site.ts';

// The whole way of a journal: from its former system, by `npm run add`, to a built site on which every old URL answers.

const count = 2000;
/** Beside other tests the build takes minutes, and the first test waits for it. */
const patient = { timeout: 840_000 };
const site = makeSite('moved-in', {
  files: {
    'src/site.ts': siteWith({
      styles: "['apa']",
      files: "['bib']",
      lists: "['years']",
      related: '0',
      lead: "undefined,\n  cards: 'none'",
    }),
  },
});
const { server, origin } = await journalServer({ system: 'OJS 3.6', count });
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Runs one of our commands in the site. */
const command = (...words: readonly string[]) =>
  promisify(execFile)(process.execPath, ['src/cli/offprint.ts', ...words], {
    cwd: site.root,
    env: { ...process.env, CROSSREF_API: origin, NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
  }).then(
    (result) => ({ ...result, code: 0 }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

before(async () => {
  rmSync(join(site.root, 'content'), { recursive: true });
  const { code, stdout, stderr } = await command('add', `${origin}/index.php/polis`, '--files');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /oai_dc: 2\d\d\d of 2000 records/);
  assert.match(stdout, /2,000 articles arrived, 2,000 were written\./);
  const { code: built, output } = await site.build();
  assert.equal(built, 0, output);
}, patient);

test(
  'every article has its page with its facts, its PDF, and its issue with title and cover',
  patient,
  () => {
    const ids = globSync('content/articles/*.mdx', { cwd: site.root }).map((path) => basename(path, '.mdx'));
    assert.equal(ids.length, count);
    const pages = ids.map((id) => `articles/${id}/index.html`);
    for (const id of ids) assert.ok(existsSync(join(site.dist, `articles/${id}/${id}.pdf`)), id);
    const issue = readFileSync(join(site.dist, 'journals/polis/50/4/index.html'), 'utf8');
    assert.match(issue, /Water; and salt/);
    assert.match(issue, /<img[^>]+class="cover"/);
    const made = formerArticle(1234);
    const page = pages
      .map((path) => readFileSync(join(site.dist, path), 'utf8'))
      .find((html) => html.includes(`content="${made.doi}"`))!;
    for (const part of [
      made.titleRu,
      'Thematic Dossier|Articles',
      'van der Ro',
      'European Commission',
      `EC-${made.number}`,
    ])
      assert.match(page, new RegExp(part));
  },
);

test('every old URL answers, as the table and the old sitemap say', patient, async () => {
  const { code, stdout, stderr } = await command('check-links', 'content/moved.csv');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /Every URL of content\/moved\.csv still exists/);
  const { url, stop } = await site.serve();
  try {
    for (const path of [
      '/index.php/polis/article/view/1234',
      '/polis/article/view/1234/2468',
      '/index.php/polis/article/download/1234/2468',
      '/index.php/polis/article/viewFile/1234/2469',
      '/index.php/polis/article/view/50/version/VoR/1',
      '/index.php/polis/issue/view/200',
      '/index.php/polis/issue/archive',
      '/polis/gateway/lockss',
      '/index.php/polis',
    ]) {
      const response = await fetch(url + path);
      assert.equal(response.status, 200, path);
      const [, target] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(await response.text())!;
      assert.equal((await fetch(url + target!)).status, 200, `${path} → ${target!}`);
    }
  } finally {
    await stop();
  }
});

test('a sitemap of OJS, saved before the move, has no URL that is lost', patient, async () => {
  const pages = [
    '',
    '/about',
    '/about/submissions',
    '/about/privacy',
    '/issue/archive',
    '/issue/current',
    '/information/readers',
    '/search',
    '/login',
    '/issue/view/7',
    '/article/view/77',
    '/article/view/77/154',
  ];
  writeFileSync(
    join(site.root, 'old-sitemap.xml'),
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.map((page) => `<url><loc>https://old.example/index.php/polis${page}</loc></url>`).join('')}</urlset>`,
  );
  const { code, stderr } = await command('check-links', 'old-sitemap.xml');
  assert.equal(code, 0, stderr);
});

test('the lists for Crossref and DOAJ have every article', patient, async () => {
  const { code, stdout } = await command('moved', 'editor@example.org');
  assert.equal(code, 0, stdout);
  const list = readFileSync(join(site.root, 'moved/crossref-10.5555.txt'), 'utf8').trim().split('\n');
  assert.equal(list.length, count + 1);
  assert.match(list[0]!, /^H:email=editor@example\.org;fromPrefix=10\.5555;toPrefix=10\.5555$/);
  assert.ok(existsSync(join(site.root, 'moved/doaj.csv')));
});

test('the same command again changes nothing', patient, async () => {
  const { code, stdout } = await command('add', `${origin}/index.php/polis`);
  assert.equal(code, 0);
  assert.match(stdout, /2,000 articles arrived, 0 were written\./);
});
