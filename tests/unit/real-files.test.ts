import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { containerKey, issns } from '../../src/record/container.ts';
import { printDate } from '../../src/record/date.ts';
import { invertedName } from '../../src/record/name.ts';
import { printPages } from '../../src/record/pages.ts';
import { printText } from '../../src/record/text.ts';
import { readContent } from '../../src/sources/read-content.ts';

// What files of other programs hold, by kind: each row is what some program writes, and what it means.

const folder = mkdtempSync(join(tmpdir(), 'offprint-real-'));
after(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string | Buffer>>;

/** The content of files below `content/`, in words. */
function read(files: Files, unreadable: 'stop' | 'leave-out' = 'leave-out') {
  const root = mkdtempSync(join(folder, 'site-'));
  mkdirSync(join(root, 'content'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  }
  const content = readContent(root, unreadable);
  const journal = new Map(content.containers.map(({ record }) => [containerKey(record), record]));
  const told = [
    ...content.problems,
    ...content.leftOut,
    ...content.losses,
    ...content.unread,
    ...content.taken,
  ].map(({ path, entry, line, field, message }) =>
    [path.replace('content/', ''), entry, line, field, message].filter(Boolean).join(' '),
  );
  return {
    told,
    problems: content.problems.map(({ message }) => message),
    journals: [...journal.values()],
    records: content.articles.map(({ record }) => record),
    articles: content.articles.map(({ record }) => ({
      ...record,
      title: printText(record.title),
      authors: record.authors.map(invertedName),
      journal: journal.get(record.container)!.title,
      issns: issns(journal.get(record.container)!),
      date: record.issued && printDate(record.issued),
      pages: record.pages && printPages(record.pages),
      abstract: record.abstract && printText(record.abstract),
    })),
  };
}
type Article = ReturnType<typeof read>['articles'][number];

/** Whether the only article of a file has these facts. */
function assertFacts(
  files: Files,
  facts: Readonly<Partial<Record<keyof Article, unknown>>>,
  told?: RegExp | false,
) {
  const { articles, told: all } = read(files);
  assert.equal(articles.length, 1, all.join('\n'));
  for (const [name, value] of Object.entries(facts))
    assert.deepEqual(articles[0]![name as keyof Article], value, name);
  if (told) assert.match(all.join('\n'), told);
  if (told === false) assert.deepEqual(all, []);
}

const ris = (...lines: readonly string[]) =>
  ['TY  - JOUR', 'AU  - Ro, Ann', 'TI  - A title', 'JO  - J', 'PY  - 2020', ...lines, 'ER  - ', ''].join(
    '\n',
  );
const bib = (fields: string, key = 'k1') =>
  `@article{${key}, author={Ro, Ann}, title={A title}, journal={J}, year=2020, ${fields}}\n`;
const nbib = (...lines: readonly string[]) =>
  ['PMID- 31000001', 'TI  - A title', 'FAU - Ro, Ann', 'JT  - J', 'DP  - 2020', ...lines, ''].join('\n');
const enw = (...lines: readonly string[]) =>
  ['%0 Journal Article', '%A Ro, Ann', '%T A title', '%J J', '%D 2020', ...lines, ''].join('\n');
const ciw = (...lines: readonly string[]) =>
  ['PT J', 'AU Ro, A', 'TI A title', 'SO J', 'PY 2020', ...lines, 'ER', ''].join('\n');
const crossref = (fields: object) =>
  JSON.stringify({
    message: {
      DOI: '10.1000/x',
      type: 'journal-article',
      title: ['A title'],
      'container-title': ['J'],
      issued: { 'date-parts': [[2020]] },
      ...fields,
    },
  });
const csl = (...items: readonly object[]) =>
  JSON.stringify(
    items.map((item) => ({
      id: 'a',
      type: 'article-journal',
      title: 'A title',
      'container-title': 'J',
      ...item,
    })),
  );

// L1, L21: numbers
for (const [lines, issue, told] of [
  [['M1  - Query date: 2020-05-05 10:00:00'], undefined],
  [['M1  - 4'], '4'],
  [['IS  - 1 January'], '1'],
  [['IS  - 12 Dec.'], '12'],
  [['IS  - 1 Marine'], '1 Marine'],
  [['M1  - 3-4'], '3-4'],
  [['M1  - Suppl 1'], 'Suppl 1'],
  [['IS  - 2', 'M1  - 4'], '2'],
  [['M1  - 4', 'M1  - Query date: 2020-05-05'], undefined],
  [['M1  - Accession Number 12345'], undefined],
  [['M1  - 2020/05/05'], undefined],
  [['M1  - 20200505'], undefined],
  [['IS  - Query date: 2020-05-05 10:00:00'], undefined, /is not an issue number/],
] as const)
  test(`RIS: ${lines.join(', ')} is ${issue ? `issue ${issue}` : 'no issue'}`, () =>
    assertFacts({ 'a.ris': ris('VL  - 5', ...lines) }, { issue, volume: '5' }, told));

// L2, L3: a DOI as a whole
for (const [file, text, doi] of [
  ['a.ris', ris('N1  - Erratum for: Lo B. J. 2018;1:2. doi: 10.1000/other-article'), undefined],
  ['a.ris', ris('N1  - doi: 10.1000/own'), '10.1000/own'],
  ['a.ris', ris('M3  - 10.1000/own'), '10.1000/own'],
  ['a.ris', ris('M3  - doi: 10.1000/own; see also 10.1000/other'), undefined],
  [
    'a.ris',
    ris('L3  - 10.1000/ebsco.1', 'UR  - https://search.example.com/login.aspx?direct=true&db=aph&AN=123'),
    '10.1000/ebsco.1',
  ],
  [
    'a.ris',
    ris('UR  - https://www.tandfonline.com/doi/full/10.1080/00000000.2020.100?needAccess=true'),
    '10.1080/00000000.2020.100',
  ],
  ['a.ris', ris('UR  - https://www.example.org/doi/abs/10.1000/x;jsessionid=1A2B.node1'), '10.1000/x'],
  ['a.ris', ris('UR  - https://doi.org/10.1000/x#abstract'), '10.1000/x'],
  ['a.ris', ris('UR  - https://onlinelibrary.wiley.com/doi/10.1000/x/full'), '10.1000/x'],
  ['a.ris', ris('UR  - https://www.example.org/see/10.1000/x'), undefined],
  ['a.bib', bib('note={Comment on 10.1000/other}'), undefined],
  ['a.bib', bib('note={10.1000/own}'), '10.1000/own'],
  ['a.bib', bib('url={https://www.example.org/doi/pdf/10.1000/x?download=true}'), '10.1000/x'],
  ['a.nbib', nbib('LID - 10.1000/own [doi]'), '10.1000/own'],
  ['a.nbib', nbib('AID - 10.1000/own [doi]', 'AID - S0000-0000(20)30000-1 [pii]'), '10.1000/own'],
  ['a.nbib', nbib('CIN - J. 2021;1:2. doi: 10.1000/other'), undefined],
] as const)
  test(`DOI: ${text.split('\n').at(-3)} in ${file}`, () => assertFacts({ [file]: text }, { doi }));

// L4: the same article
const editorials = (one: string, other: string) =>
  read({
    'a.bib': `@article{e1, title={Editorial}, journal={J}, ${one}}\n@article{e2, title={Editorial}, journal={J}, ${other}}`,
  }).articles.length;
for (const [one, other, count] of [
  ['year=2020, volume=5, number=1, pages={1--2}', 'year=2020, volume=5, number=2, pages={1--2}', 2],
  ['author={Ro, Ann}, year=2020, pages={1--2}', 'author={Lo, Bo}, year=2020, pages={1--2}', 2],
  ['year=2020, pages={1--2}, doi={10.1000/a}', 'year=2020, pages={1--2}, doi={10.1000/b}', 2],
  ['year=2020, pages={1--2}, pmid={1}', 'year=2020, pages={1--2}, pmid={2}', 2],
  ['volume=5, pages={1--2}', 'volume=6, pages={1--2}', 2],
  ['year=2020, volume=5, pages={1--2}', 'year=2020, volume={Vol. 5}, pages={1-2}', 1],
  ['author={Müller, Ann}, year=2020, pages={1--2}', 'author={Mueller, A.}, year=2020, pages={1}', 1],
  [
    'author={van der Berg, Jan}, year=2020, pages={1--2}',
    'author={Berg, J.}, year=2020, volume=5, pages={1}',
    1,
  ],
  ['doi={10.1000/a}', 'year=2020, doi={https://doi.org/10.1000/A}', 1],
] as const)
  test(`two editorials, ${one} and ${other}: ${count}`, () => assert.equal(editorials(one, other), count));

test('two records of an editorial in two issues are two articles, and need no DOI', () => {
  const record = (issue: number) =>
    `---\ntitle: Editorial\njournal: j\nvolume: 5\nissue: ${issue}\npages: 1-2\n---\n`;
  const { problems, articles } = read({
    'journals/j.yaml': 'title: J\n',
    'articles/a.mdx': record(1),
    'articles/b.mdx': record(2),
  });
  assert.deepEqual(problems, []);
  assert.equal(articles.length, 2);
});

// L5: retractions, corrections and notices
const doiUrl = (doi: string) => `https://doi.org/${doi}`;
for (const [file, text, relations] of [
  [
    'a.nbib',
    nbib(
      'PT  - Journal Article',
      'PT  - Retracted Publication',
      'RIN - J Tests. 2021 Jan 1;13(1):5. doi: 10.1000/ret. PMID: 32000000',
    ),
    { retractedBy: [doiUrl('10.1000/ret')] },
  ],
  [
    'a.nbib',
    nbib('PT  - Retracted Publication', 'RIN - J Tests. 2021 Jan 1;13(1):5. PMID: 32000000'),
    { retractedBy: ['https://pubmed.ncbi.nlm.nih.gov/32000000/'] },
  ],
  [
    'a.nbib',
    nbib('PT  - Retracted Publication'),
    { retractedBy: ['https://pubmed.ncbi.nlm.nih.gov/31000001/'] },
  ],
  [
    'a.nbib',
    nbib('PT  - Retraction of Publication', 'ROF - J Tests. 2020;12:1. doi: 10.1000/orig'),
    { retracts: [doiUrl('10.1000/orig')] },
  ],
  [
    'a.nbib',
    nbib('EIN - J Tests. 2021;13:9. doi: 10.1000/erratum'),
    { correctedBy: [doiUrl('10.1000/erratum')] },
  ],
  [
    'a.nbib',
    nbib('PT  - Published Erratum', 'EFR - J Tests. 2020;12:1. PMID: 31000002'),
    { corrects: ['https://pubmed.ncbi.nlm.nih.gov/31000002/'] },
  ],
  [
    'a.nbib',
    nbib('CON - J Tests. 2020;12:1. PMID: 31000002'),
    { commentsOn: ['https://pubmed.ncbi.nlm.nih.gov/31000002/'] },
  ],
  ['a.ciw', ciw('DT Article; Retracted Publication', 'DI 10.1000/x'), { retractedBy: [doiUrl('10.1000/x')] }],
  [
    'a.json',
    crossref({ 'update-to': [{ DOI: '10.1000/orig', type: 'retraction', label: 'Retraction' }] }),
    { retracts: [doiUrl('10.1000/orig')] },
  ],
  [
    'a.json',
    crossref({ 'update-to': [{ DOI: '10.1000/orig', type: 'erratum' }] }),
    { corrects: [doiUrl('10.1000/orig')] },
  ],
  [
    'a.json',
    crossref({ 'updated-by': [{ DOI: '10.1000/ret', type: 'retraction' }] }),
    { retractedBy: [doiUrl('10.1000/ret')] },
  ],
  [
    'a.json',
    crossref({ 'updated-by': [{ DOI: '10.1000/c', type: 'corrigendum' }] }),
    { correctedBy: [doiUrl('10.1000/c')] },
  ],
  [
    'a.json',
    crossref({ relation: { 'is-comment-on': [{ id: '10.1000/c', 'id-type': 'doi' }] } }),
    { commentsOn: [doiUrl('10.1000/c')] },
  ],
  [
    'a.json',
    csl({ custom: { retractedBy: ['https://example.org/notice/'], EDN: 'UEDXHQ' } }),
    { retractedBy: ['https://example.org/notice/'] },
  ],
] as const)
  test(`relations: ${text.slice(-110).replaceAll('\n', ' ⏎ ')}`, () =>
    assertFacts({ [file]: text }, { relations }));

test('a notice and its article in one library are linked by id', () => {
  const { records } = read({
    'a.json': csl(
      {
        id: 'orig',
        title: 'A study',
        DOI: '10.1000/orig',
        'updated-by': [{ DOI: '10.1000/ret', type: 'retraction' }],
      },
      {
        id: 'ret',
        title: 'Retraction: A study',
        DOI: '10.1000/ret',
        'update-to': [{ DOI: '10.1000/orig', type: 'retraction' }],
      },
    ),
  });
  assert.equal(records.length, 2);
});

// L6, L9: authors
for (const [file, text, authors, told] of [
  [
    'a.nbib',
    nbib('AU  - Ro A', 'CN  - The Test Study Group', 'FAU - Lo, Bo', 'AU  - Lo B'),
    ['Ro, Ann', 'The Test Study Group', 'Lo, Bo'],
  ],
  [
    'a.nbib',
    'PMID- 1\nTI  - T\nAU  - Wakefield AJ\nAU  - van der Berg J\nCN  - A Group\nJT  - J\n',
    ['Wakefield, A. J.', 'van der Berg, J', 'A Group'],
  ],
  ['a.nbib', 'PMID- 1\nTI  - T\nFAU - Ro, Ann Jr\nJT  - J\n', ['Ro, Ann, Jr']],
  ['a.ris', ris('A1  - Lo, Bo'), ['Ro, Ann', 'Lo, Bo']],
  ['a.ris', 'TY  - JOUR\nA1  - Ro, Ann\nAU  - Ro, Ann\nTI  - T\nJO  - J\nER  - \n', ['Ro, Ann']],
  [
    'a.ris',
    'TY  - JOUR\nAU  - Ro, Ann\n      Lo, Bo\n      Do, Cy\nTI  - T\nJO  - J\nER  - \n',
    ['Ro, Ann', 'Lo, Bo', 'Do, Cy'],
  ],
  ['a.ris', 'TY  - JOUR\nAU  - Ro A B\nTI  - T\nJO  - J\nER  - \n', ['Ro, A B']],
  ['a.ris', 'TY  - JOUR\nAU  - ,\nAU  - Ro, Ann\nTI  - T\nJO  - J\nER  - \n', ['Ro, Ann']],
  ['a.ris', ris('AU  - World Health Organization,'), ['Ro, Ann', 'World Health Organization']],
  [
    'a.ciw',
    'PT J\nAU Ro, A\nAF Ro, Ann (ann@example.org)\nCA The Group\nTI T\nSO J\nER\n',
    ['Ro, Ann', 'The Group'],
  ],
  ['a.enw', enw('%Q The Group'), ['Ro, Ann', 'The Group']],
  [
    'a.bib',
    '@article{k, author = {Ann Ro, Bo Lo, and Cy Do}, title = {T}, journal = {J}}',
    ['Ro, Ann', 'Lo, Bo', 'Do, Cy'],
  ],
  [
    'a.bib',
    '@article{k, author = {Ann Ro, Bo Lo, Cy Do, Di Mo}, title = {T}, journal = {J}}',
    ['Ro, Ann', 'Lo, Bo', 'Do, Cy', 'Mo, Di'],
  ],
  [
    'a.bib',
    '@article{k, author = {Ro, A., Lo, B., \\& Do, C.}, title = {T}, journal = {J}}',
    ['Ro, A.', 'Lo, B.', 'Do, C.'],
  ],
  [
    'a.bib',
    '@article{k, author = {Ro, Ann and et al.}, title = {T}, journal = {J}}',
    ['Ro, Ann'],
    /not whole/,
  ],
  [
    'a.bib',
    '@article{k, author = {Ro, Ann and Lo, Bo et al.}, title = {T}, journal = {J}}',
    ['Ro, Ann', 'Lo, Bo'],
    /not whole/,
  ],
  [
    'a.bib',
    '@article{k, author={Vaswani, A. and others}, title = {T}, journal = {J}}',
    ['Vaswani, A.'],
    /not whole/,
  ],
  [
    'a.bib',
    '@article{k, author = {王小明；李四}, title = {T}, journal = {J}, keywords = {一；二}}',
    ['王小明', '李四'],
  ],
  [
    'a.bib',
    '@article{k, author = {Ro, Ann}, author = {Lo, Bo}, title = {T}, journal = {J}}',
    ['Ro, Ann'],
    /“author” is in the entry twice/,
  ],
  ['a.bib', '@article{k, author = { and Ro, Ann}, title = {T}, journal = {J}}', ['Ro, Ann']],
  [
    'a.bib',
    String.raw`@article{k, author={Ro, Ann\orcidlink{0000-0002-1825-0097}}, title = {T}, journal = {J}}`,
    ['Ro, Ann'],
  ],
  [
    'a.bib',
    String.raw`@article{k, author={Ro, Ann\thanks{Supported by X} and Lo, Bo\textsuperscript{1,2}}, title = {T}, journal = {J}}`,
    ['Ro, Ann', 'Lo, Bo'],
    false,
  ],
  [
    'a.bib',
    '@article{k, author={given={David}, family={Spoel}, prefix={van der}, useprefix=false}, title = {T}, journal = {J}}',
    ['Spoel, David van der'],
  ],
  ['a.bib', '@article{k, author={J{\\"o}rg Hoffmann 0001}, title = {T}, journal = {J}}', ['Hoffmann, Jörg']],
  [
    'a.bib',
    '@article{k, author={Ro, Ann}, collaboration={ATLAS}, title = {T}, journal = {J}}',
    ['Ro, Ann', 'ATLAS'],
  ],
  [
    'a.bib',
    '@article{k, author={{Barnes and Noble, Inc.}}, title = {T}, journal = {J}}',
    ['Barnes and Noble, Inc.'],
  ],
  ['a.json', csl({ author: [{ family: '"van der Berg"', given: 'Jan' }] }), ['van der Berg, Jan']],
  [
    'a.json',
    csl({ author: [{ literal: 'The Group' }, { family: 'Ro', given: 'Ann' }] }),
    ['The Group', 'Ro, Ann'],
  ],
  ['a.json', csl({ author: 'Ro, Ann; Lo, Bo' }), ['Ro, Ann', 'Lo, Bo']],
  ['a.json', csl({ author: { family: 'Ro', given: 'Ann' } }), ['Ro, Ann']],
  [
    'a.json',
    crossref({
      author: [
        { given: 'Ann', family: 'Ro' },
        { sequence: 'additional', affiliation: [] },
        { given: 'Bo', family: 'Lo' },
      ],
    }),
    ['Ro, Ann', 'Lo, Bo'],
    /an author without a name was left out/,
  ],
] as const)
  test(`authors: ${/author.*|AU .*|FAU.*|CN .*/.exec(text)?.[0]}`, () =>
    assertFacts({ [file]: text }, { authors }, told));

test('ORCID iDs and affiliations are read where a format has them', () => {
  const one = (file: string, text: string) =>
    read({ [file]: text }).records[0]!.authors.map(({ orcid, affiliations }) => ({
      orcid,
      affiliations: affiliations?.map(({ name }) => name),
    }));
  assert.deepEqual(
    one(
      'a.nbib',
      nbib(
        'AU  - Ro A',
        'AUID- ORCID: 0000-0002-1825-0097',
        'AD  - Department of Tests, A University, Town, Country. ann@example.org.',
        'FAU - Lo, Bo',
        'AU  - Lo B',
        'AD  - Other Institute.',
      ),
    ),
    [
      { orcid: '0000-0002-1825-0097', affiliations: ['Department of Tests, A University, Town, Country'] },
      { orcid: undefined, affiliations: ['Other Institute'] },
    ],
  );
  assert.deepEqual(
    one(
      'a.ciw',
      'PT J\nAU Ro, A\n   Lo, B\nAF Ro, Ann\n   Lo, Bo\nTI T\nSO J\nC1 [Ro, Ann; Lo, Bo] A Univ, Town, Country.\n   [Lo, Bo] Other Inst, Town.\nOI Ro, Ann/0000-0002-1825-0097\nER\n',
    ),
    [
      { orcid: '0000-0002-1825-0097', affiliations: ['A Univ, Town, Country'] },
      { orcid: undefined, affiliations: ['A Univ, Town, Country', 'Other Inst, Town'] },
    ],
  );
  assert.deepEqual(
    one(
      'a.bib',
      String.raw`@article{k, author={Ro, Ann\orcidlink{0000-0002-1825-0097}}, title = {T}, journal = {J}}`,
    ),
    [{ orcid: '0000-0002-1825-0097', affiliations: undefined }],
  );
});

// L7, L8: lines and entries
test('an empty tag is not a text of the field before', () => {
  assertFacts(
    { 'a.enw': enw('%V 12', '%N ', '%P 1-9', '%X ') },
    { volume: '12', issue: undefined, pages: '1-9', abstract: undefined },
  );
  assertFacts(
    { 'a.enw': enw('%V 12', '%N', '%P 1-9', '%X') },
    { volume: '12', issue: undefined, pages: '1-9' },
  );
  assertFacts(
    { 'a.nbib': nbib('VI  - 12', 'IP  -', 'PG  - 1-9', 'AB  -') },
    { volume: '12', issue: undefined, pages: '1-9' },
  );
  assertFacts(
    { 'a.ris': ris('VL  - 12', 'IS  -', 'SP  - 1', 'EP  -') },
    { volume: '12', issue: undefined, pages: '1' },
  );
  assertFacts({ 'a.ciw': ciw('VL 12', 'IS', 'BP 1') }, { volume: '12', issue: undefined, pages: '1' });
});

for (const [name, file, text, count] of [
  [
    'a byte order mark inside',
    'a.ris',
    '\ufeffTY  - JOUR\nTI  - One\nJO  - J\nER  - \n\ufeffTY  - JOUR\nTI  - Two\nJO  - J\nER  - \n',
    2,
  ],
  [
    'a byte order mark inside',
    'a.nbib',
    '\ufeffPMID- 1\nTI  - One\nJT  - J\n\n\ufeffPMID- 2\nTI  - Two\nJT  - J\n',
    2,
  ],
  [
    'a byte order mark inside',
    'a.bib',
    '\ufeff@article{a, title={One}, journal={J}}\n\ufeff@article{b, title={Two}, journal={J}}\n',
    2,
  ],
  [
    'a byte order mark inside',
    'a.enw',
    '\ufeff%0 Journal Article\n%T One\n%J J\n\n\ufeff%0 Journal Article\n%T Two\n%J J\n',
    2,
  ],
  ['no space after the hyphen', 'a.ris', 'TY  -JOUR\nTI  -One\nJO  -J\nER  -\n', 1],
  ['indented tags', 'a.ris', '  TY  - JOUR\n  TI  - One\n  JO  - J\n  ER  - \n', 1],
  ['tabs', 'a.ris', '\tTY  - JOUR\n\tTI  - One\n\tJO  - J\n\tER  - \n', 1],
  [
    'no-break spaces',
    'a.ris',
    'TY\u00a0\u00a0-\u00a0JOUR\nTI\u00a0\u00a0-\u00a0One\nJO\u00a0\u00a0-\u00a0J\nER\u00a0\u00a0-\u00a0\n',
    1,
  ],
  ['one space before the hyphen', 'a.ris', 'TY - JOUR\nTI - One\nJO - J\nER - \n', 1],
  ['empty lines inside', 'a.ris', 'TY  - JOUR\n\nTI  - One\n\nJO  - J\n\nER  - \n', 1],
  [
    'ERIC, without a PMID',
    'a.nbib',
    'OWN - ERIC\nTI  - One\nAU  - Ro, Ann\nOID - EJ1000001\nVI  - 21\nIP  - 1\nPG  - 12-24\nDP  - 2020\nISSN- EISSN-2375-5636\nJT  - J\nPT  - Journal Articles\n\nOWN - ERIC\nTI  - Two\nJT  - J\n',
    2,
  ],
  [
    'Refer, without %0',
    'a.enw',
    '%A Ro, Ann\n%T One\n%J J\n%D 2020\n\n%A Lo, Bo\n%T Two\n%J J\n%D 2020\n',
    2,
  ],
  ['old Mac line ends', 'a.enw', '%0 Journal Article\r%T One\r%J J\r', 1],
] as const)
  test(`entries: ${name} in ${file}`, () => {
    const { articles, told } = read({ [file]: text });
    assert.equal(articles.length, count, told.join('\n'));
    assert.deepEqual(
      articles.map(({ title }) => title),
      ['One', 'Two'].slice(0, count),
    );
    assert.deepEqual(told, []);
  });

for (const [name, file, text, told] of [
  ['MEDLINE text in a .ris', 'a.ris', 'PMID- 1\nTI  - One\nJT  - J\n', /rename it to end in \.nbib/],
  [
    'a page saved as .bib',
    'a.bib',
    '<!DOCTYPE html><html><body>Please sign in</body></html>',
    /it has no entries/,
  ],
  [
    'a page saved as .nbib',
    'a.nbib',
    '<!DOCTYPE html><html><body>Please sign in</body></html>',
    /it has no entries/,
  ],
  ['a page saved as .json', 'a.json', '<!DOCTYPE html><html></html>', /is not JSON/],
  ['a text in a .bib', 'a.bib', 'Ro, A. (2020). A title. J.', /it has no entries/],
  ['an empty file', 'a.bib', '', /it is empty/],
  ['an empty file', 'a.ris', '', /it is empty/],
  ['white space', 'a.json', ' \n', /it is empty/],
  [
    'marks of a conflict',
    'a.bib',
    '<<<<<<< HEAD\n@article{k1, title={One}, journal={J}}\n=======\n@article{k2, title={Other}, journal={J}}\n>>>>>>> other\n',
    /a\.bib 1 .*conflict/,
  ],
  ['marks of a conflict', 'a.ris', `<<<<<<< HEAD\n${ris()}=======\n>>>>>>> x\n`, /a\.ris 1 .*conflict/],
] as const)
  test(`told: ${name} in ${file}`, () => {
    const { articles, told: all } = read({ [file]: text });
    assert.equal(articles.length, 0);
    assert.match(all.join('\n'), told);
  });

test('a .bib of strings, comments and nothing else is no mistake', () => {
  assert.deepEqual(
    read({
      'a.bib': '@string{j = {Journal}}\n@comment{x}\n',
      'b.bib': '@article{a, title={One}, journal=j2}\n@string{j2={J}}',
    }).told.filter((one) => one.startsWith('a.bib')),
    [],
  );
});

// L10: journals
for (const [name, text, titles] of [
  [
    'one title, two ISSNs and publishers',
    '@article{k1, title={One}, journal={Economics}, publisher={A}, issn={2313-0660}}\n@article{k2, title={Two}, journal={Economics}, publisher={B}, issn={2434-561X}}',
    ['Economics', 'Economics'],
  ],
  [
    'one title, two ISSNs',
    '@article{k1, title={One}, journal={Economics}, issn={2313-0660}}\n@article{k2, title={Two}, journal={Economics}, issn={2434-561X}}',
    ['Economics', 'Economics'],
  ],
  [
    'print and online of one publisher',
    '@article{k1, title={One}, journal={Economics}, publisher={A}, issn={2313-0660}}\n@article{k2, title={Two}, journal={Economics}, publisher={A}, issn={2434-561X}}',
    ['Economics'],
  ],
  [
    'one without an ISSN',
    '@article{k1, title={One}, journal={Economics}, issn={2313-0660}}\n@article{k2, title={Two}, journal={The Economics}}',
    ['Economics'],
  ],
  [
    'an abbreviation known from another entry',
    '@article{k1, title={One}, journal={Journal of Apples}, shortjournal={J. Apples}}\n@article{k2, title={Two}, journal={J. Apples}}',
    ['Journal of Apples'],
  ],
] as const)
  test(`journals: ${name}`, () =>
    assert.deepEqual(
      read({ 'a.bib': text }).journals.map(({ title }) => title),
      titles,
    ));

// L12: dates of Crossref
for (const [fields, date, online] of [
  [
    {
      volume: '82',
      issue: '3',
      issued: { 'date-parts': [[2019, 10, 1]] },
      'published-online': { 'date-parts': [[2019, 10, 1]] },
      'published-print': { 'date-parts': [[2020, 3]] },
    },
    '2020-03',
    '2019-10-01',
  ],
  [
    { issued: { 'date-parts': [[2019, 10, 1]] }, 'published-online': { 'date-parts': [[2019, 10, 1]] } },
    '2019-10-01',
    undefined,
  ],
  [
    { issued: { 'date-parts': [[2020, 3]] }, 'published-print': { 'date-parts': [[2020, 3]] } },
    '2020-03',
    undefined,
  ],
  [{ issued: undefined, published: { 'date-parts': [[2020]] } }, '2020', undefined],
] as const)
  test(`Crossref: ${JSON.stringify(fields).slice(0, 80)} is of ${date}`, () => {
    const { articles } = read({ 'a.json': crossref(fields) });
    assert.equal(articles[0]!.date, date);
    const found = articles[0]!.history?.publishedOnline;
    assert.equal(found && printDate(found), online);
  });

// L13, L23: texts
for (const [file, text, facts] of [
  [
    'a.bib',
    '@article{k1, title={When a<b and c>d hold}, journal={J}, abstract={If r<p and s>t, or i<q and b>c, then a<b and c>d.}}',
    {
      title: String.raw`When a\<b and c>d hold`,
      abstract: String.raw`If r\<p and s>t, or i\<q and b>c, then a\<b and c>d.`,
    },
  ],
  [
    'a.bib',
    '@article{k1, title={The <i>in vitro</i> and H<sub>2</sub>O}, journal={J}}',
    { title: 'The <i>in vitro</i> and H<sub>2</sub>O' },
  ],
  ['a.json', csl({ abstract: '<p>One</p><p>Two<br/>three</p>' }), { abstract: 'One\n\nTwo\n\nthree' }],
  [
    'a.ris',
    ris(
      'AB  - We saw it.',
      'AB  - Copyright of J is the property of Some House and its content may not be copied or emailed to multiple sites.',
    ),
    { abstract: 'We saw it.' },
  ],
  [
    'a.ris',
    ris('AB  - We saw it. Copyright of J is the property of Some House and its content may not be copied.'),
    { abstract: 'We saw it.' },
  ],
  ['a.ris', ris('AB  - We saw it. [ABSTRACT FROM AUTHOR]'), { abstract: 'We saw it.' }],
  ['a.ris', ris('AB  - We saw it. © 2020 Some House Ltd. All rights reserved.'), { abstract: 'We saw it.' }],
  [
    'a.ris',
    ris('AB  - We saw it. (PsycINFO Database Record (c) 2020 APA, all rights reserved)'),
    { abstract: 'We saw it.' },
  ],
  ['a.ris', ris('AB  - Abstract We saw it.'), { abstract: 'We saw it.' }],
  ['a.ris', ris('AB  - ABSTRACT: We saw it.'), { abstract: 'We saw it.' }],
  ['a.ris', ris('AB  - Abstract art is what we saw.'), { abstract: 'Abstract art is what we saw.' }],
  [
    'a.ris',
    ris('AB  - Copyright law has changed since 2010.'),
    { abstract: 'Copyright law has changed since 2010.' },
  ],
  ['a.bib', bib('abstract={Summary. We saw it.}'), { abstract: 'We saw it.' }],
  ['a.nbib', 'PMID- 1\nTI  - A title of a study.\nJT  - J\n', { title: 'A title of a study' }],
  ['a.nbib', 'PMID- 1\nTI  - What is a study?\nJT  - J\n', { title: 'What is a study?' }],
  [
    'a.nbib',
    'PMID- 1\nTI  - [A title in translation].\nJT  - J\nLA  - rus\n',
    { title: 'A title in translation' },
  ],
  [
    'a.nbib',
    'PMID- 1\nTI  - [A title in translation].\nTT  - Заглавие.\nJT  - J\nLA  - rus\n',
    { title: 'Заглавие', language: 'ru' },
  ],
] as const)
  test(`text: ${text
    .split('\n')
    .at(file === 'a.ris' ? -3 : 0)
    ?.slice(0, 90)}`, () => assertFacts({ [file]: text }, facts));

// L14: identifiers
for (const [file, text, identifiers] of [
  ['a.nbib', nbib('PMC - PMC1234567'), { PMID: '31000001', PMCID: 'PMC1234567' }],
  ['a.ris', ris('AN  - EDN: UEDXHQ'), { EDN: 'UEDXHQ' }],
  ['a.ris', ris('DB  - PubMed', 'AN  - 31000001'), { PMID: '31000001' }],
  ['a.ris', ris('AN  - 31000001', 'DB  - PsycINFO'), {}],
  ['a.ris', ris('C2  - PMC1234567'), { PMCID: 'PMC1234567' }],
  ['a.ris', ris('PMID  - 33355555'), { PMID: '33355555' }],
  ['a.ris', ris('N1  - PMID: 31000001; PMCID: PMC1234567'), { PMID: '31000001', PMCID: 'PMC1234567' }],
  ['a.bib', bib('pmid={31000001}, pmcid={1234567}'), { PMID: '31000001', PMCID: 'PMC1234567' }],
  ['a.bib', bib('pubmed_id={31000001}'), { PMID: '31000001' }],
  ['a.bib', bib('eprint={1706.00001}, archiveprefix={arXiv}'), { arXiv: '1706.00001' }],
  ['a.bib', bib('eprint={31000001}, eprinttype={pubmed}'), { PMID: '31000001' }],
  ['a.bib', bib('eprint={https://example.org/x.pdf}'), {}],
  ['a.bib', bib('note={PMID: 31000001}'), { PMID: '31000001' }],
  ['a.bib', bib('note={See PMID: 31000001}'), {}],
  ['a.ciw', ciw('PM 31000001'), { PMID: '31000001' }],
  ['a.enw', enw('%M PMID: 31000001', '%2 PMC1234567'), { PMID: '31000001', PMCID: 'PMC1234567' }],
  [
    'a.json',
    csl({ PMID: '31000001', PMCID: 'PMC1234567', custom: { EDN: 'UEDXHQ' } }),
    { PMID: '31000001', PMCID: 'PMC1234567', EDN: 'UEDXHQ' },
  ],
  ['a.json', csl({ note: 'PMID: 31000001\nPMCID: PMC1234567' }), { PMID: '31000001', PMCID: 'PMC1234567' }],
] as const)
  test(`identifiers: ${text.slice(-80).replaceAll('\n', ' ⏎ ')}`, () =>
    assertFacts({ [file]: text }, { identifiers }));

// L15, L20, L25: fields of exporters
for (const [file, text, facts] of [
  [
    'a.bib',
    bib('author_keywords={alpha; beta}, keywords={Article; Human; Female}, abbrev_source_title={J. Abbr.}'),
    { keywords: ['alpha', 'beta'] },
  ],
  ['a.bib', bib('keywords={/unread,⛔ No DOI found,Physics - Optics}'), { keywords: ['Physics - Optics'] }],
  ['a.ris', ris('KW  - /unread', 'KW  - Physics - Optics'), { keywords: ['Physics - Optics'] }],
  ['a.json', csl({ keyword: '/unread,⛔ No DOI found,Optics' }), { keywords: ['Optics'] }],
  ['a.nbib', nbib('KW  - one', 'KW  - two'), { keywords: ['one', 'two'] }],
  ['a.ris', ris('ED  - Mo, Di'), { editors: [{ family: 'Mo', given: 'Di' }] }],
  ['a.bib', bib('editor={Mo, Di}'), { editors: [{ family: 'Mo', given: 'Di' }] }],
  ['a.json', csl({ editor: [{ family: 'Mo', given: 'Di' }] }), { editors: [{ family: 'Mo', given: 'Di' }] }],
] as const)
  test(`fields: ${text.slice(-90).replaceAll('\n', ' ⏎ ')}`, () => assertFacts({ [file]: text }, facts));

test('a review of BibLaTeX is an article', () => {
  assertFacts(
    { 'a.bib': '@review{k1, title={A review}, journaltitle={J}, author={Ro, Ann}, volume={3}}' },
    { volume: '3' },
  );
});

test('signs that no URL has are encoded', () => {
  assertFacts({ 'a.ris': ris('UR  - https://example.org/a|b') }, { source: 'https://example.org/a%7Cb' });
});

test('fields that a program joined in one line are read', () => {
  assertFacts(
    {
      'a.ris': ris(
        'UR  - https://example.org/record?id=1     U2  - L2029880245',
        'DO  - 10.5555/joined     LK  - https://example.org/link?doi=10.5555%2Fjoined',
      ),
    },
    { doi: '10.5555/joined', source: 'https://example.org/record?id=1' },
  );
});

test('MathSciNet and zbMATH: fjournal is the title, journal its abbreviation', () => {
  const { journals } = read({
    'a.bib':
      '@article{k1, title={A title}, journal={Adv. Math.}, fjournal={Advances in Mathematics}, author={Ro, Ann}}',
  });
  assert.equal(journals[0]!.title, 'Advances in Mathematics');
  assert.equal(journals[0]!.abbreviation, 'Adv. Math.');
});

test('other information of EndNote is not an abbreviation', () => {
  assert.equal(read({ 'a.enw': enw('%O Export Date: 5 May 2020') }).journals[0]!.abbreviation, undefined);
});

// L16, L17: pages and dates
for (const [file, text, facts] of [
  ['a.ciw', ciw('PS 170'), { pages: '170' }],
  ['a.ciw', ciw('PS 170-175'), { pages: '170-175' }],
  ['a.bib', bib('pages={Location in work}'), { pages: undefined }],
  ['a.ris', ris('SP  - Page(s)'), { pages: undefined }],
  ['a.ris', ris('SP  - xiv', 'EP  - xx'), { pages: 'xiv-xx' }],
  ['a.nbib', nbib('PG  - 123-30; discussion 131-2'), { pages: '123-130' }],
  ['a.nbib', nbib('PG  - 123-30, quiz 131'), { pages: '123-130' }],
  ['a.nbib', nbib('PG  - 123-30; author reply 131'), { pages: '123-130' }],
  ['a.nbib', nbib('LID - 1042 [pii]'), { articleNumber: '1042' }],
  ['a.nbib', nbib('LID - S0000-0000(20)30000-1 [pii]'), { articleNumber: undefined }],
  ['a.bib', bib('pages={e00122-21}'), { articleNumber: 'e00122-21', pages: undefined }],
  ['a.bib', bib('pages={106108-3}'), { articleNumber: '106108', pages: undefined }],
  ['a.bib', bib('pages={236802-1}'), { articleNumber: '236802', pages: undefined }],
] as const)
  test(`pages: ${text.slice(-60).replaceAll('\n', ' ⏎ ')}`, () => assertFacts({ [file]: text }, facts));

test('the last page is never before the first', () => {
  const { pages } = read({ 'a.enw': enw('%P 94-98,93') }).records[0]!;
  assert.deepEqual(pages, { first: '94', last: '98', printed: '94-98, 93' });
});

for (const [file, text, date] of [
  ['a.nbib', 'PMID- 1\nTI  - T\nJT  - J\nDP  - 2019 Dec-2020 Jan\n', '2019'],
  ['a.nbib', 'PMID- 1\nTI  - T\nJT  - J\nDP  - 2019 Dec 15-2020 Jan 3\n', '2019'],
  ['a.ris', 'TY  - JOUR\nTI  - T\nJO  - J\nPY  - 2019-2020\nER  - \n', '2019'],
  ['a.bib', '@article{k, title={T}, journal={J}, year={2019/2020}}', '2019'],
  ['a.bib', '@article{k, title={T}, journal={J}, year={-2019}}', undefined],
  ['a.bib', '@article{k, title={T}, journal={J}, year={©2019}}', '2019'],
  ['a.bib', '@article{k, title={T}, journal={J}, year={c2019}}', '2019'],
] as const)
  test(`date: ${text.slice(-40).replaceAll('\n', ' ⏎ ')}`, () => assertFacts({ [file]: text }, { date }));

// L18: JSON of any shape
for (const [issued, date] of [
  [{ 'date-parts': [2019, 5] }, '2019-05'],
  [{ 'date-parts': [[2019, 5]] }, '2019-05'],
  [{ 'date-parts': [['2019', '05']] }, '2019-05'],
  [{ 'date-parts': ['2019', '5'] }, '2019-05'],
  [
    {
      'date-parts': [
        [2019, 5],
        [2019, 6],
      ],
    },
    '2019',
  ],
  [{ 'date-parts': [[null]] }, undefined],
  [{ 'date-parts': '2019-05' }, undefined],
  [{ 'date-parts': 5 }, undefined],
  ['2019-05', '2019-05'],
  [2019, '2019'],
  [[2019, 5], '2019-05'],
  [[[2019, 5]], '2019-05'],
  [{ year: 2019, month: 5 }, '2019-05'],
  [{ raw: 'May 2019' }, '2019-05'],
  [{ literal: '2019' }, '2019'],
  [{ 'date-time': '2019-05-03T00:00:00Z' }, '2019-05-03'],
  [null, undefined],
] as const)
  test(`CSL-JSON: issued ${JSON.stringify(issued)}`, () => {
    const { articles } = read({ 'a.json': csl({ issued }) });
    assert.equal(articles[0]!.date, date);
  });

for (const [text, count] of [
  ['{"items":[{"type":"article-journal","title":"T","container-title":"J"}]}', 1],
  ['{"references":[{"type":"article-journal","title":"T","container-title":"J"}]}', 1],
  ['{"message":{"items":[{"type":"journal-article","title":["T"],"container-title":["J"]}]}}', 1],
  ['[1, "x", null, [], {"type":"article-journal","title":"T","container-title":"J"}]', 1],
  ['{"a": 1}', 0],
  ['"x"', 0],
  ['null', 0],
  [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 0],
] as const)
  test(`CSL-JSON: ${text.slice(0, 60)}`, () => {
    const { articles, told } = read({ 'a.json': text });
    assert.equal(articles.length, count);
    if (count === 0) assert.ok(told.length > 0);
  });

// L19, L24, L29: files
test('a linked bibliography is read, and a broken link is reported', () => {
  const root = mkdtempSync(join(folder, 'site-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'library.bib'), bib(''));
  symlinkSync(join(root, 'library.bib'), join(root, 'content/library.bib'));
  symlinkSync(join(root, 'gone.bib'), join(root, 'content/gone.bib'));
  // Never followed: it would have no end.
  symlinkSync(join(root, 'content'), join(root, 'content/loop'));
  const { articles, unread } = readContent(root);
  assert.equal(articles.length, 1);
  assert.match(unread.map(({ path, message }) => `${path} ${message}`).join(), /gone\.bib .*leads nowhere/);
});

for (const name of ['windows-1252', 'ISO8859_1', 'ISO-8859-1', 'Cp1252', 'latin1', 'US-ASCII'])
  test(`a file of JabRef 2 in ${name} is read`, () => {
    const text = `% This file was created with JabRef 2.9.\n% Encoding: ${name}\n\n@article{k1, author = {Müller, Ann}, title = {T}, journal = {J}}`;
    assert.deepEqual(read({ 'a.bib': Buffer.from(text, 'latin1') }).articles[0]?.authors, ['Müller, Ann']);
  });

test('files that systems and editors leave behind are passed over', () => {
  const litter = [
    'Thumbs.db',
    'desktop.ini',
    'ehthumbs.db',
    'Icon\r',
    'a.mdx~',
    '#a.mdx#',
    '~$a.docx',
    'a.mdx.orig',
    'a.mdx.bak',
    'a.tmp',
    'a.mdx.swp',
    '.DS_Store',
    'a.mdx.rej',
    'Folder.jpg.lnk',
  ];
  const { told } = read({
    'journals/j.yaml': 'title: J\n',
    'articles/a.mdx': '---\ntitle: T\njournal: j\n---\n',
    ...Object.fromEntries(
      litter.flatMap((name) => [`articles/${name}`, `journals/${name}`, name].map((path) => [path, 'x'])),
    ),
  });
  assert.deepEqual(told, []);
});

// L22: preprints
for (const [file, text] of [
  ['a.bib', '@article{k1, title={One}, journal={arXiv preprint arXiv:1706.00001}, year={2017}}'],
  ['a.bib', '@article{k1, title={One}, journal={ArXiv}, volume={abs/1706.00001}}'],
  ['a.bib', '@article{k1, title={One}, journal={CoRR}, volume={abs/1706.00001}}'],
  ['a.bib', '@article{k1, title={One}, journal={arXiv e-prints}, eid={arXiv:1706.00001}}'],
  ['a.bib', '@article{k1, title={One}, journal={bioRxiv}}'],
  ['a.json', csl({ type: 'article', publisher: 'arXiv', 'container-title': undefined })],
  ['a.json', csl({ type: 'posted-content' })],
] as const)
  test(`a preprint: ${text.slice(0, 70)}`, () => {
    const { articles, told, journals } = read({ [file]: text });
    assert.deepEqual([articles.length, journals.length], [0, 0]);
    assert.match(told.join(), /it is in no journal, proceedings, book or series \(preprint\)/);
  });

// L26, L28: YAML
const record = (lines: string) => ({
  'journals/j.yaml': 'title: J\n',
  'articles/a.mdx': `---\njournal: j\n${lines}\n---\n`,
});
for (const [lines, told] of [
  [String.raw`title: "Bounds for $\nu$ and $\beta$-decay"`, /single quotation marks/],
  [String.raw`title: T${'\n'}abstract: "The $\frac{a}{b}$ of it"`, /single quotation marks/],
  ['title: Problem # 5 solved', /“#”|# 5/],
  ['title: T\nabstract: Results # see the table', /#/],
  ['title: T\nkeywords:\n  - C # a language', /#/],
  ['title: T\nauthors:\n  - family: Ro # the first\n    given: Ann', /#/],
] as const)
  test(`YAML, told: ${lines.replaceAll('\n', ' ⏎ ')}`, () => {
    const { problems } = read(record(lines));
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0]!, told);
  });

test('YAML: what is meant is read', () => {
  const { articles, told } = read(
    record(String.raw`title: 'Bounds for $\nu$ and $\beta$-decay'
# a comment on a line of its own
volume: 5 # and one behind a number
authors:
  - given: Ann
    family: Null`),
  );
  assert.deepEqual(told, []);
  assert.equal(articles[0]!.title, String.raw`Bounds for $\nu$ and $\beta$-decay`);
  assert.deepEqual(articles[0]!.authors, ['Null, Ann']);
  assert.equal(read(record('title: Null')).articles[0]?.title, 'Null');
  assert.equal(read(record('title: T\nvolume: null\nissue: ~')).articles[0]?.volume, undefined);
});

test('BibLaTeX: single fields are inherited from xdata', () => {
  assertFacts(
    {
      'a.bib':
        '@article{k, title={T}, journaltitle={xdata=xj-journaltitle}, year=2020}\n@xdata{xj, journaltitle={Journal}}',
    },
    { journal: 'Journal' },
  );
  const { articles, told } = read({ 'a.bib': '@article{k, title={T}, journaltitle={xdata=xj}, year=2020}' });
  assert.equal(articles.length, 0);
  assert.match(told.join(), /xdata/);
});

// L27: supplements
test('a bibliography that belongs to a record is a supplement, and nothing else', () => {
  const studies = '@article{s1, author={Lo, Bo}, title={Included study}, journal={Other}, year=2011}';
  for (const path of [
    'articles/ro-2020-title-included-studies.bib',
    'articles/ro-2020-title.studies.ris',
    'articles/ro-2020-title/studies.bib',
  ]) {
    const { articles } = read({
      'journals/j.yaml': 'title: J\n',
      'articles/ro-2020-title.mdx': '---\ntitle: T\njournal: j\n---\n',
      [path]: path.endsWith('ris') ? ris() : studies,
    });
    assert.deepEqual(
      articles.map(({ id }) => id),
      ['ro-2020-title'],
      path,
    );
  }
});

// L38: ids
test('keys that differ in one sign are two articles', () => {
  const { articles, told } = read({
    'a.bib':
      '@article{smith_2020, title={One}, author={Smith, A}, journal={J}, year=2020}\n@article{smith:2020, title={Two}, author={Smith, B}, journal={J}, year=2020}',
  });
  assert.deepEqual(
    articles.map(({ id }) => id),
    ['smith-2020', 'smith-2020-2'],
    told.join(),
  );
  assert.deepEqual(
    articles.map(({ citationKey }) => citationKey),
    ['smith_2020', 'smith:2020'],
  );
});

test('an id that equals the URL of a list page is reported or changed', () => {
  const { problems } = read({
    'journals/j.yaml': 'title: J\n',
    'articles/page-2.mdx': '---\ntitle: T\njournal: j\n---\n',
  });
  assert.match(problems.join(), /second page of the list.*Rename/s);
  const { articles } = read({ 'a.bib': '@article{page:2, title={One}, journal={J}}' });
  assert.equal(articles.length, 1);
  assert.doesNotMatch(articles[0]!.id, /^page-\d+$/);
});
