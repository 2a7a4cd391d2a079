import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { stringify } from 'yaml';
import { recordFormat } from '../../src/desk/record-format.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import { containerKey, issns, type Container } from '../../src/record/container.ts';
import { printDate } from '../../src/record/date.ts';
import { invertedName } from '../../src/record/name.ts';
import { printPages } from '../../src/record/pages.ts';
import { readContent } from '../../src/sources/read-content.ts';

// One value means the same in every file: each row of the tables goes through every reader. A record asks about what is
// unclear, a bibliography leaves it out.

const folder = mkdtempSync(join(tmpdir(), 'offprint-values-'));
after(() => rmSync(folder, { recursive: true }));

type Field =
  | 'author'
  | 'date'
  | 'pages'
  | 'volume'
  | 'issue'
  | 'doi'
  | 'issn'
  | 'keywords'
  | 'language'
  | 'license';
type Values = Readonly<Partial<Record<Field, string>>>;

const tagged =
  (first: readonly string[], last: readonly string[], tags: Readonly<Record<string, string>>, by: string) =>
  (values: Values) =>
    [
      ...first,
      ...Object.entries(values).map(([field, value]) => `${tags[field]}${by}${value.replaceAll('\n', ' ')}`),
      ...last,
      '',
    ].join('\n');

/** How each format writes values; a format without a field leaves it out of its tests. */
const readers: Readonly<
  Record<
    string,
    { readonly path: string; readonly fields: readonly Field[]; readonly write: (values: Values) => string }
  >
> = {
  record: {
    path: 'articles/a.mdx',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'keywords', 'language', 'license'],
    write: (values) => `---\n${stringify({ title: 'T', journal: 'j', ...values })}---\n`,
  },
  form: {
    path: 'articles/b.mdx',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'keywords', 'language', 'license'],
    write: (values) => recordFormat('articles').toFile({ title: 'T', journal: 'j', ...values }),
  },
  BibTeX: {
    path: 'a.bib',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language', 'license'],
    write: (values) => {
      const fields = Object.entries(values).map(
        ([field, value]) =>
          `${field === 'issue' ? 'number' : field} = {${field === 'doi' ? value : value.replace(/[&#%_]/g, '\\$&')}}`,
      );
      return `@article{key, ${['title = {T}', 'journal = {J}', ...fields].join(', ')}}\n`;
    },
  },
  RIS: {
    path: 'a.ris',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language'],
    write: tagged(
      ['TY  - JOUR', 'TI  - T', 'T2  - J'],
      ['ER  - '],
      {
        author: 'AU',
        date: 'DA',
        pages: 'SP',
        volume: 'VL',
        issue: 'IS',
        doi: 'DO',
        issn: 'SN',
        keywords: 'KW',
        language: 'LA',
      },
      '  - ',
    ),
  },
  PubMed: {
    path: 'a.nbib',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'keywords', 'language'],
    write: tagged(
      ['PMID- 1', 'TI  - T', 'JT  - J'],
      [],
      { author: 'FAU', date: 'DP', pages: 'PG', volume: 'VI', issue: 'IP', keywords: 'OT', language: 'LA' },
      ' - ',
    ),
  },
  EndNote: {
    path: 'a.enw',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language'],
    write: tagged(
      ['%0 Journal Article', '%T T', '%J J'],
      [],
      {
        author: '%A',
        date: '%D',
        pages: '%P',
        volume: '%V',
        issue: '%N',
        doi: '%R',
        issn: '%@',
        keywords: '%K',
        language: '%G',
      },
      ' ',
    ),
  },
  'Web of Science': {
    path: 'a.ciw',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language'],
    write: tagged(
      ['PT J', 'TI T', 'SO J'],
      ['ER', '', 'EF'],
      {
        author: 'AF',
        date: 'PY',
        pages: 'BP',
        volume: 'VL',
        issue: 'IS',
        doi: 'DI',
        issn: 'SN',
        keywords: 'DE',
        language: 'LA',
      },
      ' ',
    ),
  },
  'CSL-JSON': {
    path: 'a.json',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language'],
    write: (values) => JSON.stringify([cslOf(values)]),
  },
  Crossref: {
    path: 'b.json',
    fields: ['author', 'date', 'pages', 'volume', 'issue', 'doi', 'issn', 'keywords', 'language', 'license'],
    write: ({ license, ...values }) =>
      JSON.stringify({
        status: 'ok',
        message: {
          ...cslOf(values),
          type: 'journal-article',
          ...(license && { license: [{ URL: license }] }),
        },
      }),
  },
};

const names: Readonly<Record<string, string>> = {
  pages: 'page',
  doi: 'DOI',
  issn: 'ISSN',
  keywords: 'keyword',
};
const cslOf = ({ date, ...values }: Values) => ({
  id: 'key',
  type: 'article-journal',
  title: 'T',
  'container-title': 'J',
  ...(date && { issued: { raw: date } }),
  ...Object.fromEntries(Object.entries(values).map(([field, value]) => [names[field] ?? field, value])),
});

/** What a field of a record says, as text; undefined if nothing. */
function said(field: Field, record: ArticleEntry, journal: Container): string | undefined {
  switch (field) {
    case 'author':
      return record.authors.map(invertedName).join('; ') || undefined;
    case 'date':
      return record.issued && printDate(record.issued);
    case 'pages':
      return (
        (record.pages && printPages(record.pages)) ?? (record.articleNumber && `no. ${record.articleNumber}`)
      );
    case 'issn':
      return issns(journal).join('; ') || undefined;
    case 'keywords':
      return record.keywords.join('; ') || undefined;
    case 'license':
      return record.license && (record.license.spdx ?? record.license.url);
    default:
      return record[field];
  }
}

/** A record is typed by hand, in a file or in the form. */
const asks = (reader: string) => reader === 'record' || reader === 'form';

/** What a reader makes of values: the text of a field, or `unclear` where a record asks. */
function through(reader: string, values: Values, field: Field): string | undefined {
  const { path, write } = readers[reader]!;
  const root = mkdtempSync(join(folder, 'site-'));
  for (const [name, text] of [
    ['journals/j.yaml', 'title: J\n'],
    [path, write(values)],
  ] as const) {
    if (name.endsWith('.yaml') && field === 'issn') continue;
    mkdirSync(dirname(join(root, 'content', name)), { recursive: true });
    writeFileSync(join(root, 'content', name), text);
  }
  const { articles, containers, problems, losses } = readContent(root);
  if (asks(reader) && problems.length > 0) return 'unclear';
  assert.deepEqual(problems, []);
  assert.equal(articles.length, 1);
  const { record } = articles[0]!;
  const found = said(
    field,
    record,
    containers.find(({ record: one }) => containerKey(one) === record.container)!.record,
  );
  return found ?? (losses.length > 0 ? 'unclear' : undefined);
}

/** Rows: what is typed, and what it means. `unclear` is reported; `undefined` is a placeholder, which says nothing. */
const rows: Readonly<
  Record<Exclude<Field, 'author'>, readonly (readonly [typed: string, means: string | undefined])[]>
> = {
  volume: [
    ['25', '25'],
    ['Vol. 25', '25'],
    ['Volume 25', '25'],
    ['v. 25', '25'],
    ['Т. 25', '25'],
    ['Том 25', '25'],
    ['Bd. 25', '25'],
    ['Jahrgang 25', '25'],
    ['第25卷', '25'],
    ['XXV', 'XXV'],
    ['010', '010'],
    ['12(3)', '12'],
    ['12 (2020)', '12'],
    ['Vol. 12, No. 3', '12'],
    ['0', undefined],
    ['n/a', undefined],
    ['in press', undefined],
    ['ahead-of-print', undefined],
    ['PP(99)', undefined],
    ['Online First', undefined],
  ],
  issue: [
    ['3', '3'],
    ['No. 3', '3'],
    ['Number 3', '3'],
    ['№ 3', '3'],
    ['#3', '3'],
    ['Heft 3', '3'],
    ['Вып. 3', '3'],
    ['第3期', '3'],
    ['3-4', '3-4'],
    ['Suppl 1', 'Suppl 1'],
    ['Special Issue', 'Special Issue'],
    ['12(3)', '3'],
    ['0', undefined],
    ['TBA', undefined],
    ['ahead-of-print', undefined],
    ['Query date: 2020-05-05 10:00:00', 'unclear'],
  ],
  pages: [
    ['366-381', '366-381'],
    ['pp. 366–381', '366-381'],
    ['С. 366—381', '366-381'],
    ['S. 366-381', '366-381'],
    ['366-81', '366-381'],
    ['123-30; discussion 131-2', '123-130'],
    ['366-381 (in Russian)', '366-381'],
    ['1-10, 15', '1-10, 15'],
    ['iv-xii', 'iv-xii'],
    ['第12-15页', '12-15'],
    ['Art. 16', 'no. 16'],
    ['e0127427', 'no. e0127427'],
    ['e00122-21', 'no. e00122-21'],
    ['106108-3', 'no. 106108'],
    ['n/a', undefined],
    ['[Epub ahead of print]', undefined],
    ['381-366', 'unclear'],
    ['24 p.', 'unclear'],
  ],
  date: [
    ['2025', '2025'],
    ['2025-10', '2025-10'],
    ['2025-10-08', '2025-10-08'],
    ['2025/10/08', '2025-10-08'],
    ['8 October 2025', '2025-10-08'],
    ['October 8, 2025', '2025-10-08'],
    ['8 октября 2025', '2025-10-08'],
    ['08.10.2025', '2025-10-08'],
    ['Oct 2025', '2025-10'],
    ['10/2025', '2025-10'],
    ['n.d.', undefined],
    ['soon', 'unclear'],
    ['-2025', 'unclear'],
  ],
  doi: [
    ['10.1000/x', '10.1000/x'],
    ['doi:10.1000/x', '10.1000/x'],
    ['DOI 10.1000/x', '10.1000/x'],
    ['https://doi.org/10.1000/x', '10.1000/x'],
    ['http://dx.doi.org/10.1000/x', '10.1000/x'],
    ['https://www.example.org/doi/full/10.1000/x?needAccess=true', '10.1000/x'],
    ['https://www.example.org/doi/abs/10.1000/x;jsessionid=12', '10.1000/x'],
    ['10.1000/x.', '10.1000/x'],
    [
      '10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM16>3.0.CO;2-X',
      '10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM16>3.0.CO;2-X',
    ],
    ['Erratum for doi: 10.1000/x', 'unclear'],
    ['10.1000/x and 10.1000/y', 'unclear'],
  ],
  issn: [
    ['2313-0660', '2313-0660'],
    ['23130660', '2313-0660'],
    ['ISSN 2313-0660', '2313-0660'],
    ['2434-561x', '2434-561X'],
    ['2313-0661', 'unclear'],
  ],
  keywords: [
    ['one; two', 'one; two'],
    ['one；two', 'one; two'],
    ['peacekeeping; Kenya.', 'peacekeeping; Kenya'],
    ['一、二', '一; 二'],
    ['/unread; Optics', 'Optics'],
  ],
  language: [
    ['en', 'en'],
    ['English', 'en'],
    ['russian', 'ru'],
    ['Русский', 'ru'],
    ['en-GB', 'en-GB'],
    ['Klingonish', 'unclear'],
  ],
  license: [
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by-nc-nd/4.0/legalcode', 'CC-BY-NC-ND-4.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['https://www.example.org/license', 'https://www.example.org/license'],
  ],
};

for (const [field, values] of Object.entries(rows) as [Field, (typeof rows)['date']][])
  for (const [typed, means] of values)
    test(`${field}: ${typed}`, () => {
      for (const [reader, { fields }] of Object.entries(readers))
        if (fields.includes(field)) assert.equal(through(reader, { [field]: typed }, field), means, reader);
    });

test('a volume and an issue in one field are both found, in every file', () => {
  for (const typed of ['12(3)', 'Vol. 12, No. 3', '12, no. 3', '第12卷第3期'])
    for (const reader of Object.keys(readers))
      for (const field of ['volume', 'issue'] as const)
        assert.equal(
          through(reader, { volume: typed }, field),
          { volume: '12', issue: '3' }[field],
          `${reader}: ${typed}`,
        );
});

// With a comma, with initials, or with a separator, a name is the same in every format.
for (const [typed, means] of [
  ['Ro, Ann', 'Ro, Ann'],
  ['van der Berg, Jan', 'van der Berg, Jan'],
  ['Ro, Ann; Lo, Bo', 'Ro, Ann; Lo, Bo'],
  ['Ro, Ann；Lo, Bo', 'Ro, Ann; Lo, Bo'],
  ['Ro, Ann and Lo, Bo', 'Ro, Ann; Lo, Bo'],
  ['Ro, Ann & Lo, Bo', 'Ro, Ann; Lo, Bo'],
  ['Ann Ro, Bo Lo, Cy Do', 'Ro, Ann; Lo, Bo; Do, Cy'],
  ['Ro A, Lo B', 'Ro, A; Lo, B'],
  ['Ro, A., Lo, B., Do, C.', 'Ro, A.; Lo, B.; Do, C.'],
  ['Ro, Ann, Jr.', 'Ro, Ann, Jr.'],
  ['Ro, Ann Jr', 'Ro, Ann, Jr'],
  ['Ro, Ann, PhD', 'Ro, Ann'],
  ['Ro A. B.', 'Ro, A. B.'],
  ['A. B. Ro', 'Ro, A. B.'],
  ['Wakefield, AJ', 'Wakefield, A. J.'],
  ['Ro, Ann (ann@example.org)', 'Ro, Ann'],
  ['Ro, Ann*', 'Ro, Ann'],
  ['Тишков С. В.', 'Тишков, С. В.'],
] as const)
  test(`author: ${typed}`, () => {
    for (const reader of Object.keys(readers))
      assert.equal(through(reader, { author: typed }, 'author'), means, reader);
  });

// Without a comma, the format says what a name is: BibTeX defines the order, a record asks if there are three words, and in the
// others it may be an organisation.
for (const [typed, inRecord, inBibtex] of [
  ['Ann Mary Ro', 'unclear', 'Ro, Ann Mary'],
  ['Ann Ro', 'Ro, Ann', 'Ro, Ann'],
  ['World Health Organization', 'unclear', 'Organization, World Health'],
] as const)
  test(`author without a comma: ${typed}`, () => {
    for (const reader of Object.keys(readers)) {
      const means = reader === 'BibTeX' ? inBibtex : typed;
      assert.equal(through(reader, { author: typed }, 'author'), asks(reader) ? inRecord : means, reader);
    }
  });

test('an incomplete list of authors is reported in every file', () => {
  for (const [reader, { path, write }] of Object.entries(readers)) {
    const root = mkdtempSync(join(folder, 'site-'));
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    mkdirSync(join(root, 'content/journals'), { recursive: true });
    writeFileSync(join(root, 'content/journals/j.yaml'), 'title: J\n');
    writeFileSync(join(root, 'content', path), write({ author: 'Ro, Ann et al.' }));
    const { problems, losses } = readContent(root);
    assert.match([...problems, ...losses].map(({ message }) => message).join(), /not whole/, reader);
  }
});
