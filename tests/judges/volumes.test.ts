import { parse } from '@retorquere/bibtex-parser';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { convert } from 'pandoc-wasm';
import { biblatex } from '../../src/exports/biblatex.ts';
import { bibtex } from '../../src/exports/bibtex.ts';
import { cslJson } from '../../src/exports/csl-json.ts';
import { jats } from '../../src/exports/jats.ts';
import { ris } from '../../src/exports/ris.ts';
import { libraryOf } from '../records.ts';
import { project } from '../site.ts';
import { lacks, run, validateWithBiber } from './programs.ts';

// What programs that we did not write find in the files of a paper in proceedings, a chapter and a report.

const library = libraryOf(join(project, 'tests/fixtures/volumes'));
const [paper, chapter, report] = ['carberry-2021-cracks', 'ro-2019-glass', 'lo-2020-shards'].map((id) =>
  library.article(id)!,
);
const all = [paper!, chapter!, report!];

/** Values of items by CSL's names, names as family names; absent ones are left out. */
type Found = Readonly<Record<string, unknown>>;
const asked = [
  'type',
  'title',
  'container-title',
  'editor',
  'collection-title',
  'collection-number',
  'volume',
  'number',
  'genre',
  'edition',
  'publisher',
  'publisher-place',
  'page',
  'DOI',
  'ISBN',
] as const;

async function inPandoc(from: string, file: string): Promise<readonly Found[]> {
  const { stdout, stderr } = await convert({ from, to: 'csljson' }, file, {});
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as Found[]).map((item) =>
    Object.fromEntries(
      asked.flatMap((name) => {
        const value = item[name];
        if (value === undefined || value === '') return [];
        return [
          [
            name,
            name === 'editor' ? (value as { family: string }[]).map(({ family }) => family).join() : value,
          ],
        ];
      }),
    ),
  );
}

const expected: readonly [Found, Found, Found] = [
  {
    type: 'paper-conference',
    title: 'On Cracks in Pots',
    'container-title': 'Proceedings of the 5th Conference on Cracked Pots',
    editor: 'Lee,Berg',
    'collection-title': 'Lecture Notes in Pots',
    volume: '1234',
    publisher: 'Pottery Press',
    'publisher-place': 'Leiden',
    page: '1-9',
    DOI: '10.5555/pots.1',
    ISBN: '978-0-306-40615-7',
  },
  {
    type: 'chapter',
    title: 'Broken Glass',
    'container-title': 'Handbook of Broken Things',
    editor: 'Lee',
    'collection-title': 'Studies in Things',
    'collection-number': '12',
    edition: '2',
    publisher: 'Brill',
    'publisher-place': 'Leiden',
    page: '77-99',
    DOI: '10.5555/hb.4',
    ISBN: '978-3-16-148410-0',
  },
  {
    type: 'report',
    title: 'Sorting Shards',
    number: '42',
    genre: 'Technical report',
    publisher: 'University of Somewhere',
    'publisher-place': 'Somewhere',
  },
];

/** Facts of a reader without those that it has no field for, or that the format has none for. */
const except = (found: Found, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(found).filter(([name]) => !names.includes(name)));

test('pandoc reads BibLaTeX', async () => {
  const found = await inPandoc('biblatex', biblatex.write(all));
  // It puts any number into the number of the series.
  assert.deepEqual(
    found.map((one) => except(one, 'collection-number', 'edition')),
    expected.map((one) => except(one, 'collection-number', 'edition')),
  );
});

test('pandoc reads BibTeX', async () => {
  const found = await inPandoc('bibtex', bibtex.write(all));
  assert.deepEqual(
    found.map((one) => except(one, 'collection-number', 'collection-title', 'edition')),
    expected.map((one) => except(one, 'collection-number', 'collection-title', 'edition')),
  );
  assert.deepEqual(
    found.map((one) => one['collection-title']),
    ['Lecture Notes in Pots', 'Studies in Things', 'Technical Reports on Pots'],
  );
});

test('pandoc reads CSL-JSON', async () => {
  const found = await inPandoc('csljson', cslJson.write(all));
  assert.deepEqual(
    found.map((one) => except(one, 'volume', 'collection-number', 'collection-title')),
    expected.map((one) => except(one, 'volume', 'collection-number', 'collection-title')),
  );
});

test('pandoc reads the types, titles, editors and pages of RIS', async () => {
  const found = await inPandoc('ris', ris.write(all));
  const known = ['type', 'title', 'container-title', 'page', 'DOI', 'publisher'];
  for (const [index, one] of found.entries())
    for (const name of known)
      if (!(name === 'container-title' && index === 2))
        assert.equal(one[name], expected[index]![name], `${index}: ${name}`);
});

test('Better BibTeX’s parser keeps every field', () => {
  const { entries, errors } = parse(bibtex.write(all), { sentenceCase: { langids: false } } as object);
  assert.deepEqual(errors, []);
  const found = (entries as unknown as { type: string; fields: Record<string, unknown> }[]).map(
    ({ type, fields }) => [
      type,
      fields['booktitle'] ?? fields['institution'],
      fields['series'],
      fields['volume'] ?? fields['number'],
      fields['isbn'],
    ],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(found)), [
    [
      'inproceedings',
      'Proceedings of the 5th Conference on Cracked Pots',
      'Lecture Notes in Pots',
      '1234',
      '978-0-306-40615-7',
    ],
    ['incollection', 'Handbook of Broken Things', 'Studies in Things', '12', '978-3-16-148410-0'],
    ['techreport', ['University of Somewhere'], 'Technical Reports on Pots', '42', null],
  ]);
});

test('bibutils reads BibTeX and RIS', { skip: lacks('bib2xml') }, () => {
  for (const [command, file] of [
    ['bib2xml', bibtex.write(all)],
    ['ris2xml', ris.write(all)],
  ] as const) {
    const mods = execFileSync(command, ['-i', 'utf8'], {
      input: file,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    for (const text of [
      'Proceedings of the 5th Conference on Cracked Pots',
      'Lecture Notes in Pots',
      'Handbook of Broken Things',
      '978-0-306-40615-7',
      'Pottery Press',
      'University of Somewhere',
      '<number>42</number>',
    ])
      assert.ok(mods.includes(text), `${command}: ${text}`);
    assert.equal(mods.match(/<mods\b[ >]/g)?.length, all.length, command);
  }
});

test('biber finds nothing wrong', { skip: lacks('biber') }, () => {
  const { status, output, warnings } = validateWithBiber('volumes-biber', biblatex.write(all));
  assert.equal(status, 0, output);
  assert.deepEqual(warnings, []);
});

for (const style of ['plain', 'apalike'])
  test(`bibtex finds nothing wrong in the style ${style}`, { skip: lacks('bibtex') }, () => {
    const files = {
      'a.aux': `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{a}\n`,
      'a.bib': bibtex.write(all),
    };
    const { status, output } = run(`volumes-${style}`, files, 'bibtex', 'a');
    assert.equal(status, 0, output);
    assert.doesNotMatch(output, /Warning/);
  });

test('the JATS of a paper is valid, with its conference', { skip: lacks('xmllint') }, () => {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--valid', '-'], {
    input: jats.write([paper!]),
    encoding: 'utf8',
    env: { ...process.env, XML_CATALOG_FILES: join(project, 'node_modules/@jats4r/dtds/schema/catalog.xml') },
  });
  assert.equal(status, 0, stderr);
  assert.match(jats.write([paper!]), /<conf-acronym>CCP 2021<\/conf-acronym>/);
});
