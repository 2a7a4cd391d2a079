import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { add } from '../../src/cli/add-articles.ts';
import { toCsl } from '../../src/record/csl.ts';
import { tidyContent } from '../../src/sources/tidy/tidy-content.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { libraryOf } from '../records.ts';
import { project, six } from '../site.ts';

const fixture = (name: string) => join(project, 'tests/fixtures/bibliographies', name);

/** An empty project. */
function empty(name: string): string {
  const root = join(project, '.tmp', `add-${name}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content'), { recursive: true });
  return root;
}

/** A project to which these were added. */
async function added(name: string, ...sources: readonly string[]): Promise<string> {
  const root = empty(name);
  await add(root, sources, { resolver: resolver() });
  return root;
}

// Responses of doi.org, by DOI.
const [item] = JSON.parse(readFileSync(fixture('dirty.json'), 'utf8')) as [object];
const server = createServer((request, response) => {
  const doi = decodeURIComponent(request.url!.slice(1));
  assert.equal(request.headers.accept, 'application/vnd.citationstyles.csl+json');
  if (doi === '10.1000/JSON')
    response.setHeader('Content-Type', 'application/vnd.citationstyles.csl+json').end(JSON.stringify(item));
  else if (doi === '10.1000/moved') response.writeHead(302, { Location: '/10.1000/JSON' }).end();
  else if (doi === '10.1000/page') response.setHeader('Content-Type', 'text/html').end('<h1>Hello</h1>');
  else if (doi === '10.1000/cut') response.setHeader('Content-Type', 'application/json').end('{"title":');
  else if (doi === '10.1000/broken') response.writeHead(503).end();
  else if (doi !== '10.1000/slow') response.writeHead(404).end();
}).listen(0);
after(() => {
  server.closeAllConnections();
  server.close();
});
const resolver = () => `http://localhost:${(server.address() as AddressInfo).port}`;

test('the article of a DOI becomes a file, and so does its journal', async () => {
  const root = empty('doi');
  const { written } = await add(root, ['https://doi.org/10.1000/moved'], { resolver: resolver() });
  assert.deepEqual(written, [
    'content/journals/journal-of-things-signs.yaml',
    'content/articles/okafor-2022-crossref.mdx',
  ]);
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  assert.equal(articles[0]!.record.doi, '10.1000/JSON');
  assert.equal(articles[0]!.record.authors.length, 3);
});

test('existing files are never overwritten, whatever their names', async () => {
  const root = empty('twice');
  await add(root, ['10.1000/JSON'], { resolver: resolver() });
  const path = join(root, 'content/articles/okafor-2022-crossref.mdx');
  const renamed = path.replace('okafor-2022-crossref', 'mine');
  writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', '---\nsection: By hand\n'));
  const again = await add(root, ['10.1000/JSON'], { resolver: resolver() });
  assert.deepEqual(again.written, []);
  assert.match(again.leftAlone.join(), /okafor-2022-crossref\.mdx already has it/);
  assert.match(readFileSync(path, 'utf8'), /By hand/);
  writeFileSync(renamed, readFileSync(path));
  rmSync(path);
  assert.deepEqual((await add(root, ['10.1000/JSON'], { resolver: resolver() })).written, []);
});

for (const written of [
  'DOI 10.1000/JSON',
  'doi.org/10.1000/JSON',
  'https://publisher.example/doi/full/10.1000/JSON',
  'https://doi.org/10.1000/JSON?from=mail#top',
])
  test(`a DOI may be written as ${written}`, async () => {
    const { articles } = readContent(await added('written', written));
    assert.equal(articles[0]!.record.doi, '10.1000/JSON');
  });

test('all of several DOIs and files are added, and what they share only once', async () => {
  const files = ['a', 'b', 'c'].map((name, place) => {
    const path = join(project, '.tmp', `add-many-${name}.ris`);
    writeFileSync(
      path,
      `TY  - JOUR\nTI  - Title of article ${'AAB'[place]}\nJO  - One journal\nAU  - Ro, Ann\nPY  - 2020\nDO  - 10.5555/${'aab'[place]}\nER  - \n`,
    );
    return path;
  });
  const root = await added('many', ...files, '10.1000/JSON');
  const { articles, containers } = readContent(root);
  assert.deepEqual(articles.map(({ record }) => record.doi).toSorted(), [
    '10.1000/JSON',
    '10.5555/a',
    '10.5555/b',
  ]);
  assert.equal(containers.length, 2);
});

test('if one of several files is missing, nothing is written', async () => {
  const root = empty('many');
  await assert.rejects(
    add(root, [fixture('dirty.json'), 'missing.bib'], { resolver: resolver() }),
    /there is no file missing\.bib/,
  );
  assert.deepEqual(readdirSync(join(root, 'content')), []);
});

test('added files are in canonical form', async () => {
  const root = empty('canonical');
  const source = join(root, 'export.json');
  writeFileSync(source, JSON.stringify(libraryOf().articles.map(toCsl)));
  await add(root, [source, '10.1000/JSON'], { resolver: resolver() });
  assert.deepEqual(tidyContent(root), []);
});

for (const [doi, words] of Object.entries({
  '10.1000/gone': /this DOI is not registered/,
  '10.1000/page': /no machine-readable record/,
  '10.1000/cut': /is not JSON/,
  '10.1000/broken': /answered 503/,
  '10.1000/slow': /did not answer in 0.2 seconds/,
}))
  test(`${doi}: the error contains ${words.source}, and nothing is written`, async () => {
    const root = empty('errors');
    // A busy machine may be slower.
    const timeoutMs = doi === '10.1000/slow' ? 200 : 20_000;
    await assert.rejects(add(root, [doi], { resolver: resolver(), timeoutMs }), (error: Error) => {
      assert.match(error.message, words);
      assert.match(error.message, /→/);
      return true;
    });
    assert.deepEqual(readdirSync(join(root, 'content')), []);
  });

test('every article of a bibliography becomes a file with the same record', async () => {
  const root = empty('file');
  const source = join(root, 'export.json');
  writeFileSync(source, JSON.stringify(libraryOf().articles.map(toCsl)));
  const { written } = await add(root, [source], { resolver: resolver() });
  assert.equal(written.filter((path) => path.endsWith('.mdx')).length, 6);
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  const facts = (list: readonly { title: unknown; pages?: unknown; authors: readonly object[] }[]) =>
    list.map(({ title, pages, authors }) => JSON.stringify([title, pages, authors.length])).sort();
  assert.deepEqual(facts(articles.map(({ record }) => record)), facts(libraryOf().articles));
});

test('an unreadable file, and an argument that is neither a file nor a DOI, are errors', async () => {
  const root = empty('command');
  mkdirSync(join(root, 'src'));
  cpSync(join(six, 'site.ts'), join(root, 'src/site.ts'));
  const run = (what: string) =>
    promisify(execFile)(process.execPath, [join(project, 'src/cli/add.ts'), what], { cwd: root }).then(
      () => assert.fail(),
      (error: { code: number; stderr: string }) => error,
    );
  for (const [what, words] of [
    [fixture('dirty.bib'), /nojournal, line 27, journal/],
    ['nonsense', /neither a DOI nor a bibliography/],
    ['articles.xlsx', /a spreadsheet program’s own file is not read.*\n {4}→ Save the table as CSV/],
    ['missing.bib', /there is no file missing.bib/],
  ] as const) {
    const { code, stderr } = await run(what);
    assert.equal(code, 1);
    assert.match(stderr, words);
  }
});

test('a paper, a chapter and a report bring the files of their volumes, which tidy leaves alone', async () => {
  const root = empty('volumes');
  const path = join(root, 'mixed.bib');
  writeFileSync(
    path,
    `@inproceedings{a, title = {One}, author = {Ro, Ann}, booktitle = {Proceedings of Pots}, editor = {Lee, Bo}, year = 2021, isbn = {978-0-306-40615-7}}
@incollection{b, title = {Two}, author = {Ro, Ann}, booktitle = {A Book of Pots}, edition = {2nd}, year = 2021}
@techreport{c, title = {Three}, author = {Ro, Ann}, institution = {University of Pots}, number = {42}, year = 2021}
@phdthesis{d, title = {Four}, author = {Ro, Ann}, school = {University of Pots}, year = 2021}`,
  );
  const { written, leftAlone } = await add(root, [path], { resolver: resolver() });
  assert.deepEqual(written, [
    'content/proceedings/proceedings-of-pots-2021.yaml',
    'content/books/a-book-of-pots-2021.yaml',
    'content/series/university-of-pots.yaml',
    'content/articles/a.mdx',
    'content/articles/b.mdx',
    'content/articles/c.mdx',
  ]);
  assert.equal(leftAlone.length, 1);
  assert.equal(
    readFileSync(join(root, written[0]!), 'utf8'),
    'title: Proceedings of Pots\neditors:\n  - given: Bo\n    family: Lee\ndate: "2021"\nisbn: 978-0-306-40615-7\n',
  );
  assert.match(
    readFileSync(join(root, written[5]!), 'utf8'),
    /\nseries: university-of-pots\narticle-number: "42"\n/,
  );
  const { problems, articles } = readContent(root);
  assert.deepEqual(
    [problems, articles.map(({ record }) => record.container)],
    [[], ['proceedings/proceedings-of-pots-2021', 'books/a-book-of-pots-2021', 'series/university-of-pots']],
  );
  assert.deepEqual(tidyContent(root), []);
});

test('a folder of JATS files becomes records, with their files, PDFs and pictures beside them', async () => {
  const root = empty('jats');
  const from = join(root, 'export');
  mkdirSync(join(from, 'one'), { recursive: true });
  const jats = (title: string, body = '') =>
    `<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-title>Notes</journal-title></journal-meta><article-meta><title-group><article-title>${title}</article-title></title-group></article-meta></front><body><p>Text.</p>${body}</body></article>`;
  const figure =
    '<fig id="f1"><label>Fig. 1</label><graphic xlink:href="map.tif"><alt-text>A map</alt-text></graphic></fig>';
  writeFileSync(join(from, 'one.xml'), jats('One', figure));
  writeFileSync(join(from, 'two.xml'), jats('Two'));
  writeFileSync(join(from, 'one.pdf'), '%PDF-1.4\n');
  cpSync(join(project, 'docs/images/home-phone-light.png'), join(from, 'one/map.png'));
  const { written } = await add(root, [from], { resolver: resolver() });
  assert.deepEqual(written, [
    'content/journals/notes.yaml',
    'content/articles/one.mdx',
    'content/articles/two.mdx',
    'content/articles/one.xml',
    'content/articles/one.pdf',
    'content/articles/one/map.png',
    'content/articles/two.xml',
  ]);
  const { articles, problems, losses } = readContent(root);
  assert.deepEqual([problems, losses], [[], []]);
  assert.deepEqual(
    articles.map(({ record }) => [record.id, record.body?.length, record.figures, record.pdf?.path]),
    [
      ['one', 2, ['content/articles/one/map.png'], 'content/articles/one.pdf'],
      ['two', 1, undefined, undefined],
    ],
  );
});
