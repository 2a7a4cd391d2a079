import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { printDate } from '../../src/record/date.ts';
import { runningName } from '../../src/record/name.ts';
import { printPages } from '../../src/record/pages.ts';
import { paragraphs, plain, printText } from '../../src/record/text.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { project } from '../site.ts';

/** Reads a content folder with these files; a bare name is a fixture. */
function contentOf(
  files: readonly string[] | Record<string, string | Buffer>,
  unreadable?: 'stop' | 'leave-out',
) {
  const root = join(project, '.tmp', 'bibliographies');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content'), { recursive: true });
  for (const [name, text] of Array.isArray(files) ? [] : Object.entries(files as Record<string, string>))
    writeFileSync(join(root, 'content', name), text);
  for (const name of Array.isArray(files) ? (files as string[]) : [])
    cpSync(join(project, 'tests/fixtures/bibliographies', name), join(root, 'content', name));
  const { articles, containers, ...rest } = readContent(root, unreadable);
  return {
    ...rest,
    journals: containers.map(({ record }) => record),
    records: articles.map(({ record }) => record),
  };
}

/** The facts of a record as text. */
const facts = (record: ReturnType<typeof contentOf>['records'][number] | undefined) => {
  assert.ok(record);
  return {
    id: record.id,
    key: record.citationKey,
    title: printText(record.title),
    authors: record.authors.map(runningName),
    journal: record.container.replace('journals/', ''),
    date: record.issued && printDate(record.issued),
    pages: record.pages && printPages(record.pages),
    keywords: record.keywords,
    doi: record.doi,
    language: record.language,
  };
};

const where = ({
  path,
  entry,
  line,
  field,
}: {
  path: string;
  entry?: string;
  line?: number;
  field?: string;
}) => [path.replace('content/', ''), entry, line, field].filter((part) => part !== undefined).join(' ');

test('the certain parts of a dirty BibTeX file become a record', () => {
  const { records, journals } = contentOf(['dirty.bib'], 'leave-out');
  assert.deepEqual(
    records.map(({ id }) => id),
    ['smith2020', 'okafor-2019', 'backwards', 'shcherbakov-2018-nadpisey'],
  );
  assert.deepEqual(facts(records[0]), {
    id: 'smith2020',
    key: 'smith2020',
    title: 'The DNA of α-helices & H₂O: <i>in vitro</i> AT&T',
    authors: ['John Smith', 'Jan van der Berg', 'World Health Organization', 'José García'],
    journal: 'journal-of-things-signs',
    date: '2020-10-08',
    pages: '366-381',
    keywords: ['peacekeeping', 'Haïti'],
    doi: '10.1000/a_b',
    language: 'en',
  });
  assert.equal(plain(records[0]!.abstract!), 'Costs 50% of $5; p < 0.05.');
  assert.deepEqual(
    [records[1]!.citationKey, records[1]!.issued, records[1]!.container.replace('journals/', '')],
    ['Okafor:2019', undefined, 'journal-of-things-signs'],
  );
  assert.equal(records[3]!.language, 'ru');
  assert.deepEqual(
    journals.map(({ title, issn }) => [title, issn]),
    [
      ['Journal of Things & Signs', { unspecified: ['2313-0660'] }],
      ['Other', {}],
      ['Вестник', {}],
    ],
  );
});

test('its uncertain parts are reported with file, entry, line and field', () => {
  const { problems, leftOut, losses } = contentOf(['dirty.bib']);
  assert.deepEqual(problems.map(where), [
    'dirty.bib smith2020 17',
    'dirty.bib nojournal 27 journal',
    'dirty.bib open 28',
  ]);
  // The certain part of an entry is published.
  assert.deepEqual(losses.map(where), [
    'dirty.bib smith2020 5 authors',
    'dirty.bib backwards 24 pages',
    'dirty.bib backwards 25 date',
  ]);
  assert.deepEqual(leftOut.map(where), ['dirty.bib b1 16', 'dirty.bib Okafor:2019 18']);
});

test('unreadable entries are left out and listed, if the editor chose that', () => {
  const { problems, leftOut } = contentOf(['dirty.bib'], 'leave-out');
  assert.equal(problems.length, 0);
  assert.equal(leftOut.length, 5);
});

test('a dirty RIS file', () => {
  const { records, problems, journals, losses } = contentOf(['dirty.ris']);
  assert.deepEqual(facts(records[0]), {
    id: 'vanderberg-2021-cities',
    key: 'vanderberg-2021-cities',
    title: 'Cities & <i>signs</i>: a long title that goes on',
    authors: ['Jan van der Berg', 'Jörg Müller, Jr.', 'Sergey Tishkov'],
    journal: 'journal-of-things-signs',
    date: '2021-03',
    pages: '12-19',
    keywords: ['one', 'two'],
    doi: '10.1000/xyz',
    language: 'en',
  });
  assert.equal(plain(records[0]!.abstract!), 'It is “quoted” and déjà vu.');
  assert.equal(journals[0]!.abbreviation, 'J. Things Signs');
  assert.deepEqual(problems, []);
  assert.deepEqual(losses.map(where), ['dirty.ris entry 4 33']);
});

test('a dirty CSL-JSON file', () => {
  const { records, problems, journals, leftOut, losses } = contentOf(['dirty.json']);
  assert.deepEqual(facts(records[0]), {
    id: 'okafor-2022-crossref',
    key: 'okafor-2022-crossref',
    title: 'Crossref’s <i>way</i> & others: \\$5 and \\\\x',
    authors: ['Ann Okafor', 'A Group', 'Alexander von Humboldt'],
    journal: 'journal-of-things-signs',
    date: '2022-05',
    pages: '1-9',
    keywords: [],
    doi: '10.1000/JSON',
    language: undefined,
  });
  assert.deepEqual(records[0]!.authors[0], {
    family: 'Okafor',
    given: 'Ann',
    orcid: '0000-0002-1825-0097',
    affiliations: [{ name: 'A University' }],
  });
  assert.deepEqual(paragraphs(records[0]!.abstract!).map(plain), ['One.', 'Two.']);
  assert.deepEqual(journals[0]!.issn, { print: '2313-0660', online: '2313-0679' });
  assert.deepEqual(problems.map(where), ['dirty.json 23']);
  assert.deepEqual(losses.map(where), ['dirty.json bad 25 doi']);
  assert.deepEqual(leftOut.map(where), ['dirty.json web 18']);
});

test('three files, one library: a journal is identified by its ISSN, whatever its title in each file', () => {
  const { journals, records } = contentOf(['dirty.bib', 'dirty.ris', 'dirty.json'], 'leave-out');
  assert.deepEqual(journals.map(({ id }) => id).sort(), ['journal-of-things-signs', 'other', 'vestnik']);
  assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
});

test('a file in another encoding, or that is not JSON, is reported with its line', () => {
  const latin = Buffer.from('@article{a, title = {Caf\u00e9},\n journal = {J}}', 'latin1');
  assert.deepEqual(contentOf({ 'a.bib': latin, 'b.json': '{\n  "id": ,\n}' }).problems.map(where), [
    'a.bib 1',
    'b.json 2',
  ]);
});

test('files with a byte order mark, in UTF-16 or with old Mac line ends are read', () => {
  const text = 'TY  - JOUR\rTI  - Café\rJO  - Other\rER  - \r';
  for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')])
    assert.deepEqual(
      contentOf({ 'a.ris': bytes }).records.map(({ title }) => plain(title)),
      ['Café'],
    );
});

test('text that only looks like mojibake stays', () => {
  const text = 'TY  - JOUR\nTI  - “IRMÃ” e Âge: CAFÉ”, Ð-type\nJO  - Other\nER  - \n';
  assert.deepEqual(
    contentOf({ 'a.ris': text }).records.map(({ title }) => plain(title)),
    ['“IRMÃ” e Âge: CAFÉ”, Ð-type'],
  );
});
