import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBibliographies } from '../../src/sources/bibliography/read.ts';
import { readReferences } from '../../src/sources/beside/read-references.ts';
import { project } from '../site.ts';

// No reader throws, whatever a file contains: real shapes, mutated. SEED=… and RUNS=… try others.

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1), numRuns: Number(process.env['RUNS'] ?? 100) });

const folder = join(project, '.tmp', 'hostile');
mkdirSync(folder, { recursive: true });

const seeds: Readonly<Record<string, string>> = {
  bib: `@string{j = "Journal of Things"}
@comment{jabref-meta: databaseType:bibtex;}
@article{ro2020, author = {Ro, Ann and {The Group} and others}, title = {On {TeX} and $a^2$ \\"{o}},
  journal = j # " {A}", year = 2020, month = mar, pages = {1--9}, volume = "12", number = {3},
  doi = {10.5555/a}, keywords = {a, b}, abstract = {Text \\textbf{bold} % no comment
  and more.}, crossref = {whole}, xdata = {other}, note = {PMID: 123}}
@xdata{other, issn = {1234-5679}}
@inproceedings{whole, title = "T", booktitle = {B}, date = {2020-01/2020-03}}
`,
  ris: `TY  - JOUR
AU  - Ro, Ann
A2  - Lo, Bo, Jr.
TI  - A title
JO  - Journal of Things
PY  - 2020/03/01/
SP  - 1
EP  - 9
VL  - 12
DO  - 10.5555/a
N2  - An abstract
that goes on
KW  - one
UR  - https://example.org/a
ER  - 
`,
  nbib: `PMID- 12345678
TI  - A title that
      goes on.
FAU - Ro, Ann
AU  - Ro A
AUID- ORCID: 0000-0002-1825-0097
AD  - A university.
DP  - 2020 Mar-Apr
JT  - Journal of things
TA  - J Things
VI  - 12
PG  - 1-9
LID - 10.5555/a [doi]
PT  - Journal Article
RIN - Ann Things. 2021;1:2. PMID: 1
`,
  enw: `%0 Journal Article
%A Ro, Ann
%T A title
%J Journal of Things
%D 2020
%V 12
%P 1-9
%R 10.5555/a
%X An abstract
%K one
two
`,
  ciw: `FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Ro, A
   Lo, B
AF Ro, Ann
   Lo, Bo
TI A title
   that goes on
SO JOURNAL OF THINGS
PD MAR 1
PY 2020
VL 12
BP 1
EP 9
DI 10.5555/a
ER

EF
`,
};

const csl = [
  {
    id: 'ro2020',
    type: 'article-journal',
    title: 'On <i>things</i>',
    author: [
      { family: 'Ro', given: 'Ann', ORCID: 'https://orcid.org/0000-0002-1825-0097' },
      { literal: 'Group' },
    ],
    'container-title': 'Journal of Things',
    issued: { 'date-parts': [[2020, 3, 1]], season: 1, raw: '2020' },
    volume: 12,
    page: '1-9',
    DOI: '10.5555/a',
    keyword: 'a; b',
    custom: { translations: [{ language: 'ru', title: 'О вещах' }] },
    note: 'PMID: 123\nissue: 3',
  },
  {
    type: 'journal-article',
    title: ['On things'],
    subtitle: ['A study'],
    author: [{ family: 'Ro', given: 'Ann', affiliation: [{ name: 'U' }], sequence: 'first' }],
    'container-title': ['Journal of Things'],
    'published-print': { 'date-parts': [[2020, 3]] },
    ISSN: ['1234-5679'],
    'issn-type': [{ value: '1234-5679', type: 'print' }],
    funder: [{ name: 'F', DOI: '10.13039/1', award: ['1'] }],
    license: [{ URL: 'https://creativecommons.org/licenses/by/4.0/', 'content-version': 'vor' }],
    reference: [{ key: 'r', DOI: '10.5555/b', unstructured: 'B' }],
    relation: { 'is-preprint-of': [{ id: '10.5555/c', 'id-type': 'doi' }] },
    'update-to': [{ DOI: '10.5555/d', type: 'correction', updated: { 'date-parts': [[2021]] } }],
    assertion: [{ name: 'received', value: '2 March 2019' }],
    abstract: '<jats:p>Text</jats:p>',
  },
];

const junk = fc.constantFrom(
  ...[
    '{',
    '}',
    '"',
    '\\',
    '@',
    ',',
    '=',
    '#',
    '$',
    '%',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '  - ',
    'TY  - ',
    'ER  - ',
  ],
  ...[
    '@article{',
    'and',
    '\u0000',
    '\ufeff',
    '\ud800',
    '<',
    '&amp;',
    '&#xFFFFFFFF;',
    '10.5555/%zz',
    '0000',
    '𝑝',
  ],
  ...['\\begin{', '\\href{', '^{', '%0 ', 'PT J', 'AU', 'constructor', '__proto__', 'toString', '2020-99-99'],
);

/** A text of which pieces were cut out, doubled or replaced. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(junk, fc.string({ unit: 'binary', maxLength: 8 }), fc.constant('')),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((cuts) =>
      cuts.reduce((whole, [at, length, by]) => whole.slice(0, at) + by + whole.slice(at + length), text),
    );

const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e21,
    '',
    ' ',
    [],
    {},
    [[]],
    [null],
    { length: 2 },
    { '0': 'a' },
    '\ud800',
  ),
  junk,
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);

/** A JSON value in which some values, however deep, have another shape. */
const otherShape = (value: unknown): fc.Arbitrary<unknown> => {
  const kept = partsInOtherShape(value);
  return fc.oneof(
    { arbitrary: kept, weight: 12 },
    { arbitrary: wrong, weight: 1 },
    { arbitrary: kept.map((one) => [one]), weight: 1 },
  );
};

function partsInOtherShape(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.tuple(...value.map(otherShape));
  if (value === null || typeof value !== 'object') return fc.constant(value);
  return fc.record(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, otherShape(one)])));
}

/** Reads a file as a bibliography and as a references file. */
function read(extension: string, bytes: Buffer): void {
  const { articles, unreadable, passedOver, losses } = readBibliographies(
    [`a.${extension}`],
    () => bytes,
    [],
    [],
  );
  for (const { record, id } of articles) {
    assert.ok(record.title && id);
    assert.doesNotMatch(JSON.stringify(record), /\[object Object\]|undefined/);
  }
  for (const { message } of [...unreadable, ...passedOver, ...losses]) assert.match(message, /\S/);
  writeFileSync(join(folder, `a.refs.${extension}`), bytes);
  readReferences(folder, `a.refs.${extension}`);
}

for (const [extension, text] of Object.entries(seeds)) {
  test(`.${extension}: the file itself is read`, () => {
    const { articles } = readBibliographies([`a.${extension}`], () => Buffer.from(text), [], []);
    assert.equal(articles.length, extension === 'bib' ? 2 : 1);
  });

  test(`.${extension}: no mutation of it makes the reader throw`, () => {
    fc.assert(fc.property(mutated(text), (one) => read(extension, Buffer.from(one))));
  });
}

test('.json: no mutation of the text makes the reader throw', () => {
  fc.assert(fc.property(mutated(JSON.stringify(csl, undefined, 1)), (one) => read('json', Buffer.from(one))));
});

test('.json: no value of another shape makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        otherShape(csl),
        otherShape({ message: csl[1] }),
        otherShape({ message: { items: csl } }),
        otherShape({ data: csl[0] }),
        wrong,
      ),
      (one) => read('json', Buffer.from(JSON.stringify(one) ?? 'undefined')),
    ),
  );
});

test('bytes that are no text do not make a reader throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...Object.keys(seeds), 'json'),
      (bytes, extension) => read(extension, Buffer.from(bytes)),
    ),
  );
});
