import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { handIn } from '../../src/cli/hand-in.ts';
import { participation } from '../../src/cli/report-checks.ts';
import { buildTimestamp, presentTimestamp, type Depositor } from '../../src/deposits/deposit-format.ts';
import { bibliographicCode } from '../../src/deposits/languages.ts';
import { kbart } from '../../src/deposits/kbart.ts';
import { manifest } from '../../src/deposits/lockss.ts';
import { elementsIn, oneLineIn, parseXml, type XmlElement } from '../../src/sources/jats/xml-tree.ts';
import { settingProblems } from '../../src/settings/setting-problems.ts';
import { site } from '../../src/settings/current-settings.ts';
import { byFile } from '../../src/problems/problem.ts';
import { libraryOf, writePolis } from '../records.ts';
import { project } from '../site.ts';

// What a journal hands in: `npm run deposit`, and the lists for libraries and archives.

const root = join(project, '.tmp/handing-in');
const depositor: Depositor = {
  name: 'Polis University',
  email: 'editor@example.org',
  formats: ['crossref', 'doaj', 'rsci'],
};
const options = { timestamp: '20261130120000000', to: 'deposit' };

function projectWith(journal: string, articles: Readonly<Record<string, string>>): void {
  const ofIssue = Object.entries(articles).map(([id, fields]) => [
    id,
    `title: Water ${id}\nvolume: 25\nissue: 3\n${fields}`,
  ]);
  writePolis(root, journal, Object.fromEntries(ofIssue));
}
const polis = 'title: Polis\nissn:\n  print: 2313-0660\n  online: 2313-0679\n';
const xml = (name: string) => parseXml(readFileSync(join(root, name), 'utf8')) as XmlElement;

test('the files of an issue are written with the timestamp, and the steps are said', () => {
  projectWith(polis, {
    one: 'date: 2025-10-08\ndoi: 10.5555/one\npages: 1-9',
    two: 'date: 2025-10-08\ndoi: 10.5555/two\npages: 10-19',
  });
  const { written, problems, steps } = handIn(root, 'polis/25/3', depositor, [], options);
  assert.deepEqual(written, [
    'deposit/polis-25-3.crossref.xml',
    'deposit/polis-25-3.doaj.xml',
    'deposit/polis-25-3.rsci.xml',
  ]);
  assert.deepEqual(problems, []);
  const batch = xml('deposit/polis-25-3.crossref.xml');
  assert.equal(oneLineIn(elementsIn(batch, 'timestamp')[0]), options.timestamp);
  assert.deepEqual(elementsIn(batch, 'journal_article').length, 2);
  assert.match(
    steps.join('\n'),
    /Crossref: deposit\/polis-25-3\.crossref\.xml \(2 of 2 articles\)\n {2}1\. Open https:\/\/doi\.crossref\.org/,
  );
});

test('what a registry would refuse is said with file, line and remedy; what is valid is written', () => {
  projectWith(polis, {
    first: 'date: 2025\ndoi: 10.5555/one',
    second: 'date: 2025\ndoi: 10.5555/two',
    'without-doi': 'date: 2025',
    'without-date': 'doi: 10.5555/three',
  });
  const { written, problems } = handIn(root, 'journals/polis/25/3', depositor, [], options);
  assert.equal(written.length, 3);
  assert.equal(elementsIn(xml('deposit/polis-25-3.crossref.xml'), 'journal_article').length, 2);
  assert.deepEqual(byFile(problems.filter(({ message }) => /^Crossref/.test(message))).toSorted(), [
    'content/articles/without-date.mdx\n  line 2: Crossref: it has no date, which Crossref requires.\n    → Add a line date: with at least the year.',
    'content/articles/without-doi.mdx\n  line 2: Crossref: it has no DOI, under which Crossref would register it.\n    → Add a line doi: with the one that you assign.',
  ]);
});

test('a DOI twice in a batch, in other letters, is refused the second time', () => {
  projectWith(polis, { first: 'date: 2025\ndoi: 10.5555/one' });
  writeFileSync(
    join(root, 'content/export.bib'),
    '@article{second, title={Another}, journal={Polis}, volume={25}, number={3}, year={2025}, doi={10.5555/ONE}}',
  );
  // The content knows already that these are one article; the file has it once.
  const { problems } = handIn(root, 'polis/25/3', depositor, [], options);
  assert.equal(elementsIn(xml('deposit/polis-25-3.crossref.xml'), 'doi').length, 1);
  assert.deepEqual(problems, []);
});

test('a wrong ISSN is a problem of the content: file, line and remedy, and nothing of that journal is written', () => {
  projectWith('title: Polis\nissn:\n  print: 2313-0661\n', { one: 'date: 2025\ndoi: 10.5555/one' });
  writeFileSync(join(root, 'content/journals/other.yaml'), 'title: Other\nissn:\n  online: 2313-0679\n');
  writeFileSync(
    join(root, 'content/articles/good.mdx'),
    '---\ntitle: Good\njournal: other\nvolume: 1\nissue: 1\ndate: 2025\ndoi: 10.5555/good\n---\n',
  );
  const { written, reports } = handIn(root, 'other/1/1', depositor, [], options);
  assert.equal(written.length, 3);
  assert.match(
    reports[0]!,
    /content\/journals\/polis\.yaml[^]*line 3[^]*“2313-0661” is not an ISSN[^]*Write eight digits/,
  );
});

test('a journal without an ISSN is refused by Crossref and DOAJ, unless it has a DOI', () => {
  projectWith('title: Polis\n', { one: 'date: 2025\ndoi: 10.5555/one' });
  const { written, problems } = handIn(root, 'polis/25/3', depositor, [], options);
  assert.deepEqual(written, ['deposit/polis-25-3.rsci.xml']);
  assert.match(
    byFile(problems).join('\n'),
    /content\/journals\/polis\.yaml\n {2}line 1: Crossref: the journal has neither an ISSN nor a DOI/,
  );
  projectWith('title: Polis\ndoi: 10.5555/polis\n', { one: 'date: 2025\ndoi: 10.5555/one' });
  assert.ok(
    handIn(root, 'polis/25/3', depositor, [], options).written.includes('deposit/polis-25-3.crossref.xml'),
  );
});

test('an issue that is not there, and nobody who hands in', () => {
  projectWith(polis, { one: 'date: 2025' });
  assert.throws(
    () => handIn(root, 'polis/25/4', depositor, [], options),
    /There is no “polis\/25\/4”\.\n {4}→ Write one of: polis\/25\/3/,
  );
  assert.throws(
    () => handIn(root, 'polis/25/3', undefined, [], options),
    /src\/site\.ts: nobody is named who hands in/,
  );
});

test('what is in a file: both languages for RSCI, no e-mail for DOAJ', () => {
  projectWith(`${polis}translations:\n  ru:\n    title: Полис\nidentifiers:\n  eLIBRARY: 12345\n`, {
    one: `date: 2025-10
doi: 10.5555/one
language: en
authors:
  - given: Ann
    family: Ro
    email: ann@example.org
    affiliations: [University of Lund]
keywords: [water]
abstract: Of water.
identifiers:
  UDK: 327.5
  EDN: ABCDEF
references:
  - Lo, B. Salt.
translations:
  ru:
    title: Вода
    keywords: [вода]
    abstract: О воде.
    authors:
      - given: Анна
        family: Ро
        affiliations: [Лундский университет]`,
  });
  handIn(root, 'polis/25/3', depositor, [], options);
  const issue = xml('deposit/polis-25-3.rsci.xml');
  const all = (name: string) =>
    elementsIn(issue, name).map((one) => [one.attributes['lang'], oneLineIn(one)].filter(Boolean).join(' '));
  assert.deepEqual(
    [
      all('titleid'),
      all('surname'),
      all('orgName'),
      all('artTitle'),
      all('keyword'),
      all('udk'),
      all('edn'),
      all('dateUni'),
      all('text'),
    ],
    [
      ['12345'],
      ['Ro', 'Ро'],
      ['University of Lund', 'Лундский университет'],
      ['ENG Water one', 'RUS Вода'],
      ['water', 'вода'],
      ['327.5'],
      ['ABCDEF'],
      ['202510'],
      ['Lo, B. Salt.'],
    ],
  );
  const doaj = readFileSync(join(root, 'deposit/polis-25-3.doaj.xml'), 'utf8');
  assert.doesNotMatch(doaj, /ann@example\.org/);
  assert.match(doaj, /<title language="rus">Вода<\/title>/);
});

test('the number of a version is known if all earlier ones are here', () => {
  projectWith(polis, {
    first: 'date: 2023-01-02\ndoi: 10.5555/first\nsuperseded-by: second',
    second: 'date: 2024-01-02\ndoi: 10.5555/second\nsupersedes: first\nsuperseded-by: third',
    third: 'date: 2025-01-02\ndoi: 10.5555/third\nsupersedes: second',
    later: 'date: 2025-01-02\ndoi: 10.5555/later\nsupersedes: https://doi.org/10.5555/elsewhere',
    only: 'date: 2025-01-02\ndoi: 10.5555/only',
  });
  handIn(root, 'polis/25/3', depositor, [], options);
  const versions = elementsIn(xml('deposit/polis-25-3.crossref.xml'), 'journal_article').map((article) => [
    oneLineIn(elementsIn(article, 'doi_data').flatMap((data) => elementsIn(data, 'doi'))[0]),
    oneLineIn(elementsIn(article, 'version')[0]),
  ]);
  assert.deepEqual(Object.fromEntries(versions), {
    '10.5555/first': '1',
    '10.5555/second': '2',
    '10.5555/third': '3',
    '10.5555/later': undefined,
    '10.5555/only': undefined,
  });
});

test('a notice without its day is handed in without what it changes', () => {
  projectWith(polis, {
    wrong: 'date: 2024-01-02\ndoi: 10.5555/wrong\ncorrected-by: [monthly, daily]',
    monthly: 'date: 2025-01\ndoi: 10.5555/monthly\ncorrects: wrong',
    daily: 'date: 2025-01-02\ndoi: 10.5555/daily\ncorrects: wrong',
  });
  const { lacks } = handIn(root, 'polis/25/3', { ...depositor, crossmark: '10.5555/policy' }, [], options);
  assert.deepEqual(byFile(lacks.filter(({ message }) => message.includes('Crossmark'))), [
    'content/articles/monthly.mdx\n  line 5: Crossref: Crossmark requires the day of a retraction or correction, and only “2025-01” is known: it is handed in without what it changes.\n    → Write date: in full.',
  ]);
  const updates = elementsIn(xml('deposit/polis-25-3.crossref.xml'), 'update');
  assert.deepEqual(
    updates.map((update) => [oneLineIn(update), update.attributes['date']]),
    [['10.5555/wrong', '2025-01-02']],
  );
});

test('timestamps have seventeen digits, and that of a build is of its newest record', () => {
  assert.equal(presentTimestamp(new Date('2026-11-30T12:34:56.789Z')), '20261130123456789');
  projectWith(polis, { one: 'date: 2025-10\nmodified: 2025-11-02 05:30:49', two: 'date: 2025-12' });
  const [first, second] = libraryOf(root).articles;
  assert.equal(buildTimestamp({ articles: [first!, second!] }), '20251201000000000');
  assert.equal(
    buildTimestamp({ articles: libraryOf(root).articles.filter(({ id }) => id === 'one') }),
    '20251102053049000',
  );
  assert.ok(existsSync(root));
});

test('codes of languages', () => {
  for (const [tag, code] of [
    ['de', 'ger'],
    ['en-GB', 'eng'],
    ['zh-Hant', 'chi'],
    ['sr-Latn', 'srp'],
    ['fil', 'fil'],
    ['und', undefined],
  ] as const)
    assert.equal(bibliographicCode(tag), code);
  assert.equal(bibliographicCode(undefined), undefined);
});

test('KBART has a line for each title of its time', () => {
  projectWith(
    `title: Polis Now\nissn:\n  online: 2313-0679\ntitles:\n  - until: 2000\n    title: Polis Then\n    issn:\n      print: 2313-0660\n`,
    {
      old: 'date: 1999\nlicense: CC-BY-4.0',
      new: 'date: 2020-05\naccess: open',
    },
  );
  const [head, ...rows] = kbart(libraryOf(root))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const cells = rows.map((row) => Object.fromEntries(head!.map((column, place) => [column, row[place]])));
  assert.equal(head!.length, 25);
  assert.deepEqual(
    cells.map((row) => [
      row['publication_title'],
      row['online_identifier'],
      row['print_identifier'],
      row['date_first_issue_online'],
      row['date_last_issue_online'],
      row['title_id'],
      row['preceding_publication_title_id'],
      row['access_type'],
      row['publication_type'],
    ]),
    [
      ['Polis Now', '2313-0679', '', '2020-05', '', 'polis', 'polis-1', 'F', 'serial'],
      ['Polis Then', '', '2313-0660', '1999', '1999', 'polis-1', '', 'F', 'serial'],
    ],
  );
});

test('a manifest has the permission, and links to everything', () => {
  projectWith(polis, { one: 'date: 2025\nlicense: CC-BY-4.0', two: 'date: 2025\nlicense: CC-BY-4.0' });
  writeFileSync(join(root, 'content/articles/one.pdf'), '%PDF-1.7\n');
  const library = libraryOf(root);
  const [issue] = library.issues(library.containers[0]!);
  const page = manifest(issue!);
  assert.match(
    page,
    /LOCKSS system has permission to collect, preserve, and serve this open access Archival Unit\./,
  );
  assert.match(page, /CLOCKSS system has permission to ingest, preserve, and serve this Archival Unit\./);
  for (const url of ['/journals/polis/25/3/', '/articles/one/', '/articles/one/one.pdf', '/articles/two/'])
    assert.match(page, new RegExp(`href="${url}"`));
  assert.doesNotMatch(page, /<script/);
});

test('participation says what to add first', () => {
  projectWith(polis, { one: 'date: 2025\nabstract: Of water.', two: 'date: 2025' });
  assert.match(
    participation(libraryOf(root).articles),
    /^references 0 of 2, abstracts 1 of 2, .*; add first: references, ORCID iDs,/,
  );
});

test('an e-mail address that is none: nothing for Crossref, and the rest is written', () => {
  projectWith(polis, { one: 'date: 2025\ndoi: 10.5555/one' });
  mkdirSync(join(root, 'src'), { recursive: true });
  writeFileSync(
    join(root, 'src/site.ts'),
    "export const site = {\n  name: 'x',\n  deposit: { name: 'Polis', email: 'nobody', formats: ['crossref', 'doaj'] },\n};\n",
  );
  const deposit = { name: 'Polis', email: 'nobody', formats: ['crossref' as const, 'doaj' as const] };
  const wrong = settingProblems(root, { ...site, deposit }, { ids: new Set(), isStyle: () => true }).filter(
    ({ field }) => field === 'deposit, email',
  );
  const { written, reports } = handIn(root, 'polis/25/3', deposit, wrong, options);
  assert.deepEqual(written, ['deposit/polis-25-3.doaj.xml']);
  assert.match(reports.join('\n'), /src\/site\.ts[^]*line 3[^]*“nobody” is not an e-mail address/);
});

test('what an article lacks is listed for each registry', () => {
  projectWith(polis, { one: 'date: 2025\ndoi: 10.5555/one' });
  const { lacks } = handIn(root, 'polis/25/3', depositor, [], options);
  const said = byFile(lacks).join('\n');
  assert.match(said, /content\/articles\/one\.mdx\n {2}line 2: Crossref: authors: missing/);
  assert.match(said, /DOAJ: abstract: missing/);
  assert.match(said, /RSCI \(eLIBRARY\.RU\): it has no title in a second language/);
});
