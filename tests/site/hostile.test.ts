import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentSecurityPolicy } from '../../src/hosts/policy.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { report } from '../../src/problems/problem.ts';
import { attacks } from '../fixtures/attacks.ts';
import { makeSite, project, siteWith, six } from '../site.ts';
import { searchBox, visit } from '../visit.ts';

// Untrusted records with an attack in every field, in every kind of file; built, and opened in a browser under the
// published policy without any violation.

const texts = Object.entries(attacks);

/** Every attack in every field, one record each. */
const csl = texts.map(([name, text], index) => ({
  id: index % 2 ? text : `csl-${index}`,
  type: 'article-journal',
  title: `CSL ${name}: ${text}`,
  author: [{ family: text, given: text }, { literal: text }],
  'container-title': text,
  'container-title-short': text,
  publisher: text,
  volume: text,
  issue: text,
  page: text,
  number: text,
  ISSN: text,
  DOI: text,
  URL: text,
  language: text,
  keyword: `${text}, shared`,
  abstract: text,
  issued: { 'date-parts': [[2020]] },
  [text]: text,
}));
/** The same without the validated fields, so that the others reach the page. */
const shown = texts.map(([name, text], index) => ({
  id: `shown-${index}`,
  type: 'article-journal',
  title: `Shown ${name}: ${text}`,
  author: [{ family: text, given: text }, { literal: text }],
  'container-title': text,
  publisher: text,
  volume: text,
  issue: text,
  keyword: `${text}, shared`,
  abstract: text,
  issued: { 'date-parts': [[2021]] },
}));
const inBraces = (text: string) => (/[{}]/.test(text) ? text.replace(/[{}]/g, '') : text);
const bib = texts
  .map(
    ([name, text], index) =>
      `@article{bib-${index},\n${[
        ['title', `BibTeX ${name}: ${text}`],
        ['author', `${text} and {${inBraces(text)}}`],
        ['journal', text],
        ['keywords', text],
        ['abstract', text],
        ['volume', text],
        ['url', text],
        ['doi', text],
        ['ids', text],
      ]
        .map(([field, value]) => `  ${field} = {${inBraces(value!)}}`)
        .join(',\n')}\n}\n`,
  )
  .join('\n');
const ris = texts
  .map(([name, text]) =>
    [
      'TY  - JOUR',
      `ID  - ${text}`,
      `TI  - RIS ${name}: ${text}`,
      `AU  - ${text}`,
      `T2  - ${text}`,
      `KW  - ${text}`,
      `AB  - ${text}`,
      `DO  - ${text}`,
      `UR  - ${text}`,
      'PY  - 2022',
      'ER  - ',
      '',
    ].join('\r\n'),
  )
  .join('\r\n');

const site = makeSite('hostile', {
  files: {
    'content/shown.json': JSON.stringify(shown),
    'content/strange.json': JSON.stringify(csl),
    'content/proto.json': `[{"id": "proto", "type": "article-journal", "title": "Proto", "container-title": "P", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}]`,
    'content/strange.bib': bib,
    'content/strange.ris': ris,
    'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa']", unreadableEntries: "'leave-out'" }),
  },
});
for (const path of ['articles', 'journals'])
  for (const name of readdirSync(join(six, 'content', path))) rmSync(join(site.root, 'content', path, name));

const { open, url, output, browser } = visit(site);

const pages = () => globSync('**/*.html', { cwd: site.dist }).map((path) => path.replaceAll('\\', '/'));

test('rejected records are listed, and many are accepted', () => {
  assert.match(output(), /entries of bibliographies left out/);
  assert.ok(globSync('articles/shown-*/index.html', { cwd: site.dist }).length > texts.length * 0.8);
});

test('files are written only below the site, with names that every system accepts', () => {
  const names = readdirSync(site.dist, { recursive: true, withFileTypes: true }).map(({ name }) => name);
  for (const name of names) {
    assert.match(name, /^[\w.-]+$/);
    assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
    assert.ok(name.length < 150);
  }
  assert.deepEqual(
    readdirSync(site.root).sort(),
    [
      '.astro',
      'astro.config.mjs',
      'content',
      'dist',
      'hosting',
      'node_modules',
      'package.json',
      'public',
      'src',
      'tsconfig.json',
    ].sort(),
  );
});

test('in a browser no script runs, no violation is reported, and no other host is contacted', async () => {
  const context = await browser().newContext();
  const wrong: string[] = [];
  // No other host exists: fixtures/attacks.ts.
  context.on('request', (request) => {
    if (!request.url().startsWith(url())) wrong.push(`asked ${request.url()}`);
  });
  await context.exposeFunction('attacked', () => void wrong.push('attacked'));
  const page = await context.newPage();
  // The preview sends the headers of the server config.
  const response = await page.goto(url());
  assert.equal(response!.headers()['content-security-policy'], contentSecurityPolicy);
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404/.test(message.text()))
      wrong.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => wrong.push(`dialog ${dialog.message()}`));
  // Redirecting pages leave before they can be checked.
  const leadsOn = (path: string) =>
    readFileSync(join(site.dist, path), 'utf8').includes('http-equiv="refresh"');
  const all = pages().filter((one) => !one.includes('page-') && !leadsOn(one));
  // One in eight of the many pages, journals and lists.
  for (const path of all.filter((one, index) => one.startsWith('articles/shown') || index % 8 === 0)) {
    await page.goto(`${url()}/${path.replace(/index\.html$/, '')}`, { waitUntil: 'domcontentloaded' });
    const bad = await page.evaluate(() => {
      const elements = [
        ...document.querySelectorAll('style, iframe, object, embed, base, svg, script'),
      ].filter(
        (element) =>
          !(element instanceof HTMLScriptElement) ||
          (!element.src && !/^application\/(?:ld\+)?json$/.test(element.type)),
      );
      const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(
          ({ name, value }) =>
            /^on/i.test(name) ||
            name === 'style' ||
            (/^(?:href|src|action|xlink:href)$/.test(name) &&
              /^\s*(?:javascript|data|vbscript):/i.test(value)),
        ),
      );
      return [
        ...elements.map(({ outerHTML }) => outerHTML),
        ...attributes.map(({ name, value }) => `${name}=${value}`),
      ];
    });
    wrong.push(...bad.map((one) => `${path}: ${one}`));
  }
  assert.deepEqual(wrong, []);
  // The search works under the policy for any query, and shows untrusted text as text.
  await page.goto(`${url()}/search/`);
  for (const text of ['Shown', ...Object.values(attacks).filter((one) => one.length < 200)]) {
    await searchBox(page).fill(text);
    await page.waitForTimeout(60);
  }
  await searchBox(page).fill('Shown script');
  await page.getByText(attacks['script']!).first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test('text is shown as text', async () => {
  const index = texts.findIndex(([name]) => name === 'script');
  const page = await open(`/articles/shown-${index}/`);
  await page.getByRole('heading', { level: 1, name: attacks['script']! }).waitFor();
  await page.close();
});

test('values that are too long or expand exponentially are clear errors, found quickly', () => {
  const root = join(project, '.tmp/too-much');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content/articles'), { recursive: true });
  mkdirSync(join(root, 'content/journals'), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(root, 'content', path), text);
  const article = (fields: string) => `---\ntitle: T\njournal: j\n${fields}\n---\n`;
  write('journals/j.yaml', 'title: J\n');
  write('articles/long.mdx', article(`abstract: ${'word '.repeat(2_000_000)}`));
  const levels = 'abcdefghi'.split('');
  write(
    'articles/bomb.mdx',
    article(
      [
        'keywords: &z [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
        ...levels.map((level, index) => {
          const before = index === 0 ? 'z' : levels[index - 1]!;
          return `${level}: &${level} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
        }),
      ].join('\n'),
    ),
  );
  write('articles/proto.mdx', article('__proto__: { polluted: true }\nconstructor: x'));
  write('articles/con.mdx', article(''));
  write(
    'long.bib',
    `@article{longer, title = {T}, journal = {J}, abstract = {${'word '.repeat(2_000_000)}}}\n`,
  );
  const { problems, losses } = readContent(root, 'stop');
  const found = report([...problems, ...losses]);
  assert.match(found, /long\.mdx\n {2}line 4, abstract: it is \d+ characters long/);
  assert.match(found, /bomb\.mdx\n {2}line 2: its aliases \(\*name\) cannot be followed/);
  assert.match(found, /proto\.mdx\n {2}line \d+, (?:__proto__|constructor): /);
  assert.match(found, /con\.mdx\n.*for which “con” is not valid/);
  assert.match(found, /long\.bib\n {2}longer, line 1, abstract: it is \d+ characters long/);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});
