import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { bibtex } from '../src/exports/bibtex.ts';
import { manyArticles, random } from './fixtures/many.ts';
import { digestsOf, makeSite, siteWith } from './site.ts';

// A build takes over from the last one what would be the same. Whatever changed in between, the site is the one that a
// build from nothing makes, byte for byte.

// More than a piece of an index, or of the files that hold all.
const files = {
  'content/all.bib': bibtex.write(manyArticles(520)),
  'content/articles/own.mdx':
    '---\ntitle: An article of one’s own\njournal: world-history\ndate: 2019\n---\n\nA line **below** the record.\n',
  'src/site.ts': siteWith({
    styles: "['apa']",
    latest: '3',
    otherLanguages: "['ar']",
    precompress: "['gz']",
  }),
};
const site = makeSite('kept', { files });
const clean = makeSite('kept-clean', { files });
const bibliography = join(site.root, 'content/all.bib');

/** Builds on what there is. @returns how many pages were rendered */
async function build(): Promise<number> {
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  return Number(/(\d+) page\(s\) built/.exec(output)![1]);
}

/** Builds the same content from nothing. */
async function fromNothing() {
  for (const part of ['dist', '.astro', 'node_modules', 'content', 'src'])
    rmSync(join(clean.root, part), { recursive: true, force: true });
  for (const part of ['content', 'src'])
    cpSync(join(site.root, part), join(clean.root, part), { recursive: true });
  const { code, output } = await clean.build();
  assert.equal(code, 0, output);
  return digestsOf(clean.dist);
}

let all: number;
before(async () => void (all = await build()));

const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));
const entries = () => readFileSync(bibliography, 'utf8').split(/(?=^@)/m);
const next = random(Number(process.env['SEED'] ?? 1));
/** Changes a field of an entry somewhere in the bibliography. */
const changeOne = (field: string, value: string) => {
  const those = entries();
  const having = those.flatMap((text, index) => (new RegExp(`^ *${field} =`, 'm').test(text) ? [index] : []));
  const chosen = having[Math.floor(next() * having.length)]!;
  those[chosen] = those[chosen]!.replace(new RegExp(`^( *${field} = ).*?(,?)$`, 'm'), `$1{${value}}$2`);
  writeFileSync(bibliography, those.join(''));
};

test('without a change next to nothing is made', async () => {
  const made = statSync(join(site.dist, 'articles/index.html')).mtimeMs;
  assert.ok((await build()) < 30);
  assert.equal(statSync(join(site.dist, 'articles/index.html')).mtimeMs, made);
});

test('with another abstract a few pages are made, and the site is that of a build from nothing', async () => {
  changeOne('abstract', 'Peacekeeping missions in Kenya, told anew.');
  assert.ok((await build()) < all / 3);
  assert.deepEqual(digestsOf(site.dist), await fromNothing());
});

test('a newer article, which stands on every page, is put there without making the pages anew', async () => {
  appendFileSync(
    bibliography,
    '\n@article{newest2031, title = {The Newest of All}, author = {New, Ann}, journal = {Journal of Additions}, year = 2031}\n',
  );
  assert.ok((await build()) < all / 3);
  const pages = readdirSync(join(site.dist, 'articles'), { withFileTypes: true }).filter((entry) =>
    /^a\d+$/.test(entry.name),
  );
  assert.ok(pages.length > 450);
  for (const { name } of pages)
    assert.match(readFileSync(join(site.dist, 'articles', name, 'index.html'), 'utf8'), /The Newest of All/);
  assert.deepEqual(digestsOf(site.dist), await fromNothing());
});

test('whatever is changed at once, the site is that of a build from nothing', async () => {
  for (const [field, value] of [
    ['title', 'A Title that nobody had before'],
    ['author', 'Nemo, Outis'],
    ['keywords', 'peacekeeping, a keyword of its own'],
    ['pages', '1--2'],
    ['year', '2031'],
    ['volume', '77'],
  ] as const)
    changeOne(field, value);
  const those = entries();
  those.splice(Math.floor(next() * those.length), 1);
  writeFileSync(bibliography, those.join(''));
  appendFileSync(
    bibliography,
    '\n@article{added2032, title = {Added last}, author = {New, Ann}, journal = {Journal of Additions}, year = 2032, volume = 1, pages = {1--9}}\n',
  );
  edit(join(site.root, 'content/journals/world-history.yaml'), (text) =>
    text.replace(/^title: .*$/m, 'title: A Renamed Journal'),
  );
  edit(join(site.root, 'content/articles/own.mdx'), (text) => text.replace('**below**', '*under*'));
  await build();
  assert.deepEqual(digestsOf(site.dist), await fromNothing());
});

test('what somebody has changed, or taken away, in the site is made anew', async () => {
  const before = digestsOf(site.dist);
  const pages = [...before.keys()].filter((path) => /^articles\/[^/]+\/index\.html$/.test(path));
  appendFileSync(join(site.dist, pages[3]!), '<!-- by hand -->');
  rmSync(join(site.dist, pages[40]!));
  rmSync(join(site.dist, pages[50]!.replace('/index.html', '.bib')));
  await build();
  assert.deepEqual(digestsOf(site.dist), before);
  // Nor is a site trusted that another stands in the place of.
  cpSync(site.dist, join(site.root, 'other'), { recursive: true, preserveTimestamps: true });
  rmSync(site.dist, { recursive: true });
  cpSync(join(site.root, 'other'), site.dist, { recursive: true, preserveTimestamps: true });
  assert.ok((await build()) > all / 2);
  assert.deepEqual(digestsOf(site.dist), before);
});

test('with other settings everything is made anew', async () => {
  edit(join(site.root, 'src/site.ts'), (text) => text.replace("styles: ['apa']", "styles: ['ieee']"));
  assert.ok((await build()) > all / 2);
  assert.deepEqual(digestsOf(site.dist), await fromNothing());
});
