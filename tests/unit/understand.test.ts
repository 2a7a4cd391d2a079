import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { ArticleEntry } from '../../src/record/article.ts';
import { readContent, type Content } from '../../src/sources/read-content.ts';
import { report } from '../../src/problems/problem.ts';

// Input of editors: accepted if it is unambiguous, otherwise reported.

const folder = mkdtempSync(join(tmpdir(), 'offprint-understand-'));
after(() => rmSync(folder, { recursive: true }));

const journals = {
  'journals/ir.yaml':
    'title: Vestnik RUDN. International Relations\nabbreviation: Vestn. RUDN\nissn:\n  print: 2313-0660\n',
};

function read(files: Readonly<Record<string, string>>): Content {
  const root = mkdtempSync(join(folder, 'site-'));
  for (const [path, text] of Object.entries({ ...journals, ...files })) {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  }
  return readContent(root);
}

const mdx = (lines: string) => `---\n${lines}\n---\n`;
const withTitle = (lines: string) => mdx(`title: T\njournal: ir\n${lines}`);

function recordOf(lines: string, whole = false): ArticleEntry {
  const content = read({ 'articles/a.mdx': whole ? mdx(lines) : withTitle(lines) });
  assert.deepEqual(content.problems, []);
  return content.articles[0]!.record;
}

const taken: readonly (readonly [lines: string, expected: Partial<ArticleEntry>])[] = [
  ['keywords: peacekeeping; Kenya; Haiti.', { keywords: ['peacekeeping', 'Kenya', 'Haiti'] }],
  ['keyword: Kenya', { keywords: ['Kenya'] }],
  ['Keywords:\n  - peacekeeping; Kenya\n  - "R&amp;D"', { keywords: ['peacekeeping', 'Kenya', 'R&D'] }],
  ['keywords:\n  - Kenya: police', { keywords: ['Kenya: police'] }],
  ['authors: Tishkov, Sergey', { authors: [{ family: 'Tishkov', given: 'Sergey' }] }],
  ['author: Sergey Tishkov', { authors: [{ given: 'Sergey', family: 'Tishkov' }] }],
  ['author: Тишков С. В.', { authors: [{ given: 'С. В.', family: 'Тишков' }] }],
  ['author: S. V. Tishkov', { authors: [{ given: 'S. V.', family: 'Tishkov' }] }],
  [
    'authors: Tishkov, Sergey; van der Berg, Jan and Smith, John, Jr.',
    {
      authors: [
        { family: 'Tishkov', given: 'Sergey' },
        { particle: 'van der', family: 'Berg', given: 'Jan' },
        { family: 'Smith', given: 'John', suffix: 'Jr.' },
      ],
    },
  ],
  ['authors:\n  - Tishkov, Sergey', { authors: [{ family: 'Tishkov', given: 'Sergey' }] }],
  [
    'authors:\n  First name: Sergey\n  surname: Tishkov\n  affiliation: RUDN University; IMEMO',
    {
      authors: [
        {
          given: 'Sergey',
          family: 'Tishkov',
          affiliations: [{ name: 'RUDN University' }, { name: 'IMEMO' }],
        },
      ],
    },
  ],
  [
    'authors:\n  - name: Tishkov, Sergey\n    ORCID: orcid.org/0000000218250097',
    { authors: [{ family: 'Tishkov', given: 'Sergey', orcid: '0000-0002-1825-0097' }] },
  ],
  ['authors:\n  - organisation: UNESCO', { authors: [{ literal: 'UNESCO' }] }],
  ['pages: pp. 366–381', { pages: { first: '366', last: '381' } }],
  ['page: 366-81', { pages: { first: '366', last: '381' } }],
  ['pages: С. 366—381', { pages: { first: '366', last: '381' } }],
  ['pages: Art. 16', { articleNumber: '16' }],
  ['date: 8 October 2025', { issued: { year: 2025, month: 10, day: 8 } }],
  ['date: October 8th, 2025', { issued: { year: 2025, month: 10, day: 8 } }],
  ['date: 8 октября 2025 г.', { issued: { year: 2025, month: 10, day: 8 } }],
  ['date: 08.10.2025', { issued: { year: 2025, month: 10, day: 8 } }],
  ['date: 25/10/2025', { issued: { year: 2025, month: 10, day: 25 } }],
  ['date: October 2025', { issued: { year: 2025, month: 10 } }],
  ['date: 2025/10/08', { issued: { year: 2025, month: 10, day: 8 } }],
  ['year: 2025', { issued: { year: 2025 } }],
  ['year: 2025-10-08', { issued: { year: 2025, month: 10, day: 8 } }],
  ['year: October 2025', { issued: { year: 2025, month: 10 } }],
  ['year: 2025\ndate: 8 October 2025', { issued: { year: 2025, month: 10, day: 8 } }],
  ['Vol.: 25', { volume: '25' }],
  ['No.: 3', { issue: '3' }],
  ['Author(s): "Ro, Ann"', { authors: [{ family: 'Ro', given: 'Ann' }] }],
  ['year: 2025\nmonth: October', { issued: { year: 2025, month: 10 } }],
  ['year: 2025\nmonth: 10\nday: 8', { issued: { year: 2025, month: 10, day: 8 } }],
  ['year: 2025\nmonth: OCT 8', { issued: { year: 2025, month: 10, day: 8 } }],
  ['year: 2025\nmonth: 00\nday: 00', { issued: { year: 2025 } }],
  ['published: 2025-10', { issued: { year: 2025, month: 10 } }],
  [
    'license: CC BY 4.0',
    { license: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } },
  ],
  [
    'licence: cc by-nc-nd 4.0 International',
    { license: { spdx: 'CC-BY-NC-ND-4.0', url: 'https://creativecommons.org/licenses/by-nc-nd/4.0/' } },
  ],
  [
    'license: http://creativecommons.org/licenses/by-sa/4.0',
    { license: { spdx: 'CC-BY-SA-4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' } },
  ],
  [
    'license: CC0',
    { license: { spdx: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' } },
  ],
  ['access: Open Access', { access: 'open' }],
  ['access: Embargo', { access: 'embargoed' }],
  ['language: English', { language: 'en' }],
  ['Language: русский', { language: 'ru' }],
  ['source: www.example.org/paper', { source: 'https://www.example.org/paper' }],
  ['DOI: https://doi.org/10.22363/2313-0660', { doi: '10.22363/2313-0660' }],
  ['volume: Vol. 25\nissue: No. 3', { volume: '25', issue: '3' }],
  ['volume: Т. 25\nissue: № 3', { volume: '25', issue: '3' }],
  ['volume: Vol. 25, No. 3', { volume: '25', issue: '3' }],
  ['vol: 25\nnumber: 3', { volume: '25', issue: '3' }],
  ['volume: Vol. 25, No. 3\nissue: No. 3', { volume: '25', issue: '3' }],
  ['volume: 010', { volume: '010' }],
  [
    'abstract: "<p>One <em>two</em>.</p><p>p &lt; 0.05&nbsp;%</p>"',
    { abstract: ['One ', { mark: 'i', children: ['two'] }, '.\n\np < 0.05 %'] },
  ],
  [
    'translations:\n  Russian:\n    title: Кения\n    author: Тишков, Сергей',
    { translations: { ru: { title: ['Кения'], authors: [{ family: 'Тишков', given: 'Сергей' }] } } },
  ],
];
for (const [lines, expected] of taken)
  test(`certain, and accepted: ${lines.replaceAll('\n', ' ⏎ ')}`, () => {
    const record = recordOf(lines);
    for (const [field, value] of Object.entries(expected))
      assert.deepEqual(record[field as keyof ArticleEntry], value);
  });

test('a title is cleaned of leftovers of web pages and word processors', () => {
  const { title } = recordOf('title: “Peace and&nbsp;<em>war</em>”\njournal: ir', true);
  assert.deepEqual(title, ['Peace and ', { mark: 'i', children: ['war'] }]);
  assert.deepEqual(recordOf('title: "On \\\\<p> and $x^2$"\njournal: ir', true).title, [
    'On <p> and ',
    { math: 'x^2' },
  ]);
});

test('a journal is found by its title, abbreviation or ISSN', () => {
  for (const name of [
    'Vestnik RUDN. International Relations',
    'vestn. rudn',
    '2313-0660',
    'ISSN 23130660',
    'IR',
  ])
    assert.equal(recordOf(`title: T\njournal: ${name}`, true).container, 'journals/ir', name);
});

test('a journal’s file is normalised, too', () => {
  const { containers: all, problems } = read({
    'journals/k.yaml': 'name: K\nissn: 2313-0679\nwebsite: www.example.org\neditors: Ann Author; Bo Other',
  });
  assert.deepEqual(problems, []);
  const { record } = all.find(({ id }) => id === 'k')!;
  assert.deepEqual(
    [record.title, record.issn, record.homepage, record.masthead],
    ['K', { unspecified: ['2313-0679'] }, 'https://www.example.org', ['Ann Author', 'Bo Other']],
  );
});

test('normalised values are reported with their lines', () => {
  const { taken: reported } = read({ 'articles/a.mdx': withTitle('author: Sergey Tishkov\npages: 366-381') });
  assert.deepEqual(reported, [
    {
      path: 'content/articles/a.mdx',
      line: 4,
      field: 'authors',
      message: 'read as given “Sergey”, family “Tishkov”.',
    },
  ]);
});

const asked: readonly (readonly [lines: string, reported: string])[] = [
  [
    'authors: Sergey Vladimirovich Tishkov',
    'line 4, authors: which part of “Sergey Vladimirovich Tishkov” is the family name?\n    → Write each author as two lines: - family: Tishkov and below it given: Sergey Vladimirovich, or as “Family, Given”.',
  ],
  [
    'authors: Sergey Tishkov, Ivan Petrov',
    'line 4, authors: which part of “Sergey Tishkov, Ivan Petrov” is the family name?',
  ],
  [
    'authors:\n  - family: A\n    given: B\n  - UNESCO',
    'line 7, authors › 2: “UNESCO” has only one word.\n    → Write - literal: UNESCO for an organisation',
  ],
  ['keywords: x, y', 'line 4, keywords: “x, y” may be one keyword or several.'],
  ['date: 10/08/2025', 'line 4, date: “10/08/2025” is not a date.'],
  ['year: 2019/2020', 'line 4, date: “2019/2020” is not a date.'],
  // A day is no month.
  ['year: 2025\nday: 8', 'line 4, date: “8 2025” is not a date.'],
  ['volume: 3\nyear: 2025\nmonth: Winter', 'line 5, date: “Winter 2025” is not a date.'],
  ['volume: 3\nyear: 2025\nmonth: 13', 'line 5, date: “2025-13” is not a date.'],
  ['date: 2025\nyear: 2024', 'line 5, year: “year” is not a field.\n    → Write the year as date: 2025.'],
  ['license: CC BY', 'line 4, license: “CC BY” is not a licence.'],
  ['access: free', 'line 4, access: “free” is not an access type.'],
  [
    'volume: Vol. 25, No. 3\nissue: 4',
    'line 4, volume: “Vol. 25, No. 3” contains a volume and an issue, but contradicts the field “issue”.',
  ],
  ['pages: 366ff.', 'line 4, pages: “366ff.” does not give the last page.'],
  [
    'pages: 1-2\nvolume: 3\npages: 3-4',
    'line 6: “pages” is on line 4 and again on line 6.\n    → Keep the correct one, and delete the other.',
  ],
  [
    'section: Peace: the way',
    'line 4: a text with a colon in it must be in quotation marks.\n    → Put the whole text in quotation marks: section: "Peace: the way"',
  ],
  [
    'section: “Peace: the way”',
    'line 4: curly quotation marks do not quote a text.\n    → Put the whole text in quotation marks: section: "Peace: the way"',
  ],
  [
    'abstract: Aim: to study.\n  More of it.',
    'line 4: a text of several lines with a colon in it must begin below the name of its field.\n    → Write abstract: >- and below it the whole text, each line of it after two spaces.',
  ],
  [
    "section: 'It's peace'",
    'line 4: this text must be in quotation marks.\n    → Put the whole text in quotation marks: section: "It\'s peace"',
  ],
  [
    'section: "Peace',
    'line 4: the quotation mark before the text is not closed.\n    → Write section: "Peace"',
  ],
  [
    'section: @home',
    'line 4: this text must be in quotation marks.\n    → Put the whole text in quotation marks: section: "@home"',
  ],
  ['section: [In Russian] Peace', 'section: "[In Russian] Peace"'],
  ['section: Peace #1 in Kenya', 'section: "Peace #1 in Kenya"'],
  ['section: &Kenya x', 'section: "&Kenya x"'],
  ['section: *Kenya', 'section: "*Kenya"'],
  ['authors:\n\t- family: A', 'line 5: the line begins with a tab.\n    → Use spaces instead.'],
  [
    'authors:\n  - family: A\n   given: B',
    'line 6: “given” does not begin below the field of the line above.\n    → Begin the line with 4 spaces.',
  ],
  [
    ' volume: 3',
    'line 4: the line begins with a space, so it is not a field.\n    → Write volume: 3 from the beginning of the line.',
  ],
  ['volume:3', 'line 4: after the name of a field there must be a colon and a space.\n    → Write volume: 3'],
  [
    'keywords:\n-peace\n-war',
    'line 5: between the hyphen and the text there must be a space.\n    → Write - peace',
  ],
  ['Kenya and Haiti', 'line 4: there is no colon in it, so it is not a field.'],
];
for (const [lines, reported] of asked)
  test(`not certain, and reported: ${lines.replaceAll('\n', ' ⏎ ')}`, () => {
    const text = report(read({ 'articles/a.mdx': withTitle(lines) }).problems);
    assert.ok(text.includes(reported), text);
    assert.match(text, /^One problem/);
    assert.doesNotMatch(text, /mapping|scalar|YAML|sequence|implicit|src\//i);
  });

test('what is not certain is no value that was read', () => {
  assert.deepEqual(read({ 'articles/a.mdx': withTitle('year: 2025\nday: 8') }).taken, []);
});

test('a missing line of hyphens is reported at its place', () => {
  const reported = (text: string) => report(read({ 'articles/a.mdx': text }).problems);
  assert.match(reported('title: T\njournal: ir\n---\n'), /line 1: the line --- before the fields is missing/);
  assert.match(
    reported('---\ntitle: T\njournal: ir\n\nText.\n'),
    /line 3: the line --- after the fields is missing/,
  );
  assert.match(
    reported('\n---\ntitle: T\n---\n'),
    /line 2: the fields must begin with three hyphens on the first line/,
  );
});

test('file extensions may be in capitals', () => {
  const { articles, problems } = read({ 'articles/a.MDX': withTitle(''), 'articles/a.PDF': '%PDF-1.4' });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    articles.map(({ id, record }) => [id, record.pdf?.path]),
    [['a', 'content/articles/a.PDF']],
  );
  const { problems: reported } = read({ 'articles/a.MDX': `${withTitle('')}\nText.\n` });
  assert.match(
    report(reported),
    /its name ends in \.MDX, and there is a text below the record\.\n {4}→ Rename it to a\.mdx/,
  );
});

test('a PDF and a cover may have other names, given in the record', () => {
  const {
    articles,
    containers: all,
    problems,
  } = read({
    'articles/a.mdx': withTitle('pdf: full-text.pdf'),
    'articles/full-text.pdf': '%PDF-1.4',
    'journals/k.yaml': 'title: K\ncover: front.jpg\n',
    'journals/front.jpg': 'JFIF',
  });
  assert.deepEqual(problems, []);
  assert.equal(articles[0]!.record.pdf?.path, 'content/articles/full-text.pdf');
  assert.equal(all.find(({ id }) => id === 'k')!.record.cover, 'content/journals/front.jpg');
  const reported = (lines: string) => report(read({ 'articles/a.mdx': withTitle(lines) }).problems);
  assert.match(reported('pdf: gone.pdf'), /line 4, pdf: there is no file content\/articles\/gone\.pdf\./);
  for (const wrong of ['../secret.pdf', 'text.docx'])
    assert.match(reported(`pdf: ${wrong}`), /is not a valid file name here/);
});

test('two articles with the same title, volume and pages are reported, unless their DOIs differ', () => {
  const same = 'volume: 1\npages: 1-9\n';
  const reported = (one: string, other: string) =>
    report(
      read({ 'articles/a.mdx': withTitle(same + one), 'articles/b.mdx': withTitle(same + other) }).problems,
    );
  assert.match(
    reported('', 'section: x'),
    /b\.mdx\n {2}it has the title, volume and pages of content\/articles\/a\.mdx/,
  );
  assert.match(reported('doi: 10.1000/a', 'doi: 10.1000/b'), /^0 problems/);
});
