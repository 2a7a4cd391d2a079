import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { add } from '../../src/cli/add-articles.ts';
import { referenceList } from '../../src/exports/jats-references.ts';
import { formatReferences } from '../../src/exports/reference-list.ts';
import { referencesFile } from '../../src/exports/references-file.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import { doiInText, placeOfReference } from '../../src/record/cited-reference.ts';
import { parseRor } from '../../src/record/identifiers.ts';
import { roleName, roles } from '../../src/record/role.ts';
import { joinTitle, plain } from '../../src/record/text.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { project } from '../site.ts';

// Records beyond citations: references, funding, roles, dates, data and files.

/** A project with these files in `content/`. */
function projectOf(files: Readonly<Record<string, string>>): string {
  const root = join(project, '.tmp', 'modern-record');
  rmSync(root, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ 'journals/j.yaml': 'title: J\n', ...files })) {
    mkdirSync(dirname(join(root, 'content', name)), { recursive: true });
    writeFileSync(join(root, 'content', name), text);
  }
  return root;
}
const article = (title: string, lines: string) => `---\ntitle: ${title}\njournal: j\n${lines}\n---\n`;

test('references may be texts, DOIs, keys, fields, or entries of a file beside the record', () => {
  const root = projectOf({
    'articles/citing.mdx': article(
      'Citing',
      [
        'references:',
        '  - "Ro, A. (2020). Printed as it is. https://doi.org/10.5555/printed."',
        '  - 10.5555/bare',
        '  - cited',
        '  - in-file',
        '  - title: By fields',
        '    doi: 10.5555/fields',
      ].join('\n'),
    ),
    'articles/citing.refs.ris':
      'TY  - BOOK\nID  - in-file\nAU  - Ro, Ann\nTI  - A book\nPB  - Press\nPY  - 2001\nER  - \n',
    'articles/cited.mdx': article('Cited', 'doi: 10.5555/cited'),
  });
  const library = readLibrary(root);
  const { references = [] } = library.article('citing')!;
  assert.deepEqual(
    references.map(({ doi, work, article: target }) => [doi, work?.type, target?.id]),
    [
      ['10.5555/printed', undefined, undefined],
      ['10.5555/bare', undefined, undefined],
      ['10.5555/cited', 'article-journal', 'cited'],
      [undefined, 'book', undefined],
      ['10.5555/fields', 'document', undefined],
    ],
  );
  assert.deepEqual(
    library.article('cited')!.citedBy?.map(({ id }) => id),
    ['citing'],
  );
});

test('without its own list a record has all entries of its references file, and articles are also matched by DOI', () => {
  const root = projectOf({
    'articles/citing.mdx': article('Citing', 'date: 2024'),
    'articles/citing.refs.json': JSON.stringify([
      { id: 'a', type: 'article-journal', title: 'Cited', DOI: '10.5555/CITED' },
      { id: 'b', type: 'report', title: 'A report', publisher: 'Institute' },
    ]),
    'articles/cited.mdx': article('Cited', 'doi: 10.5555/cited\nretracted-by: https://example.org/notice'),
  });
  const { references = [] } = readLibrary(root).article('citing')!;
  assert.deepEqual(
    references.map(({ article: target, work }) => [target?.isRetracted, work?.publisher]),
    [
      [true, undefined],
      [undefined, 'Institute'],
    ],
  );
  // A references file is not a bibliography.
  assert.deepEqual(readContent(root).articles.length, 2);
});

test('a list of references is formatted, and its URLs and DOIs are links', () => {
  const root = projectOf({
    'articles/a.mdx': article(
      'A',
      [
        'references:',
        '  - "Ro, A. (2020). As printed, doi: 10.5555/printed."',
        '  - doi: 10.5555/bare',
        '  - type: book',
        '    title: A book & more',
        '    authors:',
        '      - family: Ro',
        '        given: Ann',
        '    date: 2001',
        '    publisher: Press',
      ].join('\n'),
    ),
  });
  const record = readLibrary(root).article('a')!;
  assert.deepEqual(
    formatReferences(record).map(({ text }) => text),
    [
      'Ro, A. (2020). As printed, doi: 10.5555/printed.',
      'https://doi.org/10.5555/bare',
      'Ro, A. (2001). A book & more. Press.',
    ],
  );
  assert.match(formatReferences(record)[0]!.html, /doi: <a href="https:\/\/doi.org\/10\.5555\/printed"/);
  assert.match(referencesFile.write(record.references!), /@book\{ro-2001-book,[^]*publisher = \{Press\}/);
});

/** The references of a record with this `.refs.bib`, as printed and as they are exported. */
function referencesOf(bib: string): {
  readonly printed: readonly string[];
  readonly bib: string;
  readonly jats: string;
} {
  const root = projectOf({ 'articles/x.mdx': article('X', 'date: 2024'), 'articles/x.refs.bib': bib });
  const record = readLibrary(root).article('x')!;
  return {
    printed: formatReferences(record).map(({ text }) => text),
    bib: referencesFile.write(record.references!, record.citationKey),
    jats: referenceList(record.references),
  };
}

const cited = {
  'an address that only howpublished has': [
    '@misc{r, author={Ro, Ann}, title={A web thing}, howpublished={\\url{https://example.org/a}}, year=2020}',
    /https:\/\/example\.org\/a/,
    /url = \{https:\/\/example\.org\/a\}/,
    /https:\/\/example\.org\/a/,
  ],
  'more authors than are named': [
    '@article{r, author={Vaswani, A. and others}, title={Attention}, journal={J}, year=2017}',
    /^Vaswani, A\., et al\. \(2017\)/,
    /author = \{Vaswani, A\. and others\}/,
    /<etal\s*\/>/,
  ],
  'a work in press': [
    '@article{r, author={Uo, Jo}, title={Soon}, journal={J}, year={in press}}',
    /^Uo, J\. \(in press\)/,
    /year = \{in press\}/,
    /<comment>in press<\/comment>/,
  ],
  'a master’s thesis': [
    '@mastersthesis{r, author={Uo, Jo}, title={T}, school={U}, year=2001}',
    /\[Master’s thesis/,
    /@mastersthesis\{[^]*school = \{U\}/,
    /<comment>Master’s thesis<\/comment>/,
  ],
  'a series and its number': [
    '@book{r, author={Uo, Jo}, title={T}, series={LNCS}, number={1234}, publisher={Springer}, isbn={978-3-16-148410-0}, year=2001}',
    /^(?!.*Issue 1234).*T/,
    /number = \{1234\}[^]*series = \{LNCS\}[^]*isbn = \{978-3-16-148410-0\}/,
    /<series>LNCS, 1234<\/series>[^]*<isbn>978-3-16-148410-0<\/isbn>/,
  ],
  'an arXiv preprint': [
    '@misc{r, author={Uo, Jo}, title={T}, eprint={1706.03762}, archiveprefix={arXiv}, year=2017}',
    /https:\/\/arxiv\.org\/abs\/1706\.03762/,
    /url = \{https:\/\/arxiv\.org\/abs\/1706\.03762\}/,
    /1706\.03762/,
  ],
  'a web page with the date of access': [
    '@online{r, author={Uo, Jo}, title={T}, url={https://example.org/t}, urldate={2024-05-06}, year=2017}',
    /https:\/\/example\.org\/t/,
    /url = /,
    /<date-in-citation content-type="access-date" iso-8601-date="2024-05-06">2024-05-06</,
  ],
  'a translated book': [
    '@book{r, author={Uo, Jo}, title={T}, translator={Lo, Bo}, publisher={P}, year=2017}',
    /B\. Lo, Trans\./,
    /@book/,
    /<person-group person-group-type="translator">/,
  ],
} as const;

for (const [what, [bib, printed, exported, jats]] of Object.entries(cited))
  test(`references: ${what}`, () => {
    const found = referencesOf(bib);
    assert.match(found.printed[0]!, printed);
    assert.match(found.bib, exported);
    assert.match(found.jats, jats);
  });

test('the key of a reference is not that of the article', () => {
  const { bib } = referencesOf('@book{r, title={X}, year=2024}');
  assert.doesNotMatch(bib, /\{x-2024-x,|\{x-2024,/);
});

test('Crossref metadata is imported', () => {
  const root = projectOf({
    'crossref.json': JSON.stringify({
      message: {
        type: 'journal-article',
        DOI: '10.5555/everything',
        title: ['Main title'],
        subtitle: ['And a subtitle'],
        'container-title': ['J'],
        'published-print': { 'date-parts': [[2025, 6]] },
        'published-online': { 'date-parts': [[2025, 5, 4]] },
        accepted: { 'date-parts': [[2025, 3, 10]] },
        assertion: [{ name: 'received', label: 'Received', value: '2 November 2024' }],
        license: [
          { URL: 'http://creativecommons.org/licenses/by/4.0/legalcode', 'content-version': 'vor' },
          { URL: 'https://example.org/tdm', 'content-version': 'tdm' },
        ],
        author: [
          {
            family: 'Ro',
            given: 'Ann',
            affiliation: [
              { name: 'Brown University', id: [{ id: 'https://ror.org/05gq02987', 'id-type': 'ROR' }] },
            ],
          },
        ],
        funder: [{ name: 'Fund', DOI: '10.13039/100000001', award: ['X-1'] }],
        reference: [
          { key: '1', unstructured: 'Lo, B. As printed.', DOI: '10.5555/one' },
          { key: '2', 'journal-title': 'K', 'article-title': 'Two', author: 'Lo', year: '1999', volume: '3' },
          { key: '3', 'volume-title': 'A whole book', year: '2001b' },
          { key: '4' },
        ],
      },
    }),
  });
  const { articles, losses, leftOut } = readContent(root);
  assert.deepEqual([losses, leftOut], [[], []]);
  const [{ record } = assert.fail()] = articles;
  const { titleParts, history, license, funding, authors, references, issued } = record;
  assert.deepEqual(
    [plain(record.title), plain(titleParts!.sub)],
    ['Main title: And a subtitle', 'And a subtitle'],
  );
  assert.deepEqual(history, {
    received: { year: 2024, month: 11, day: 2 },
    accepted: { year: 2025, month: 3, day: 10 },
    publishedOnline: { year: 2025, month: 5, day: 4 },
  });
  assert.deepEqual(issued, { year: 2025, month: 6 });
  assert.equal(license?.spdx, 'CC-BY-4.0');
  assert.deepEqual(funding, [{ name: 'Fund', doi: '10.13039/100000001', awards: ['X-1'] }]);
  assert.deepEqual(authors[0]?.affiliations, [{ name: 'Brown University', ror: '05gq02987' }]);
  assert.deepEqual(
    references?.map(({ doi, text, work }) => [doi, text && plain(text), work?.type, work?.issued?.year]),
    [
      ['10.5555/one', 'Lo, B. As printed.', undefined, undefined],
      [undefined, undefined, 'article-journal', 1999],
      [undefined, undefined, 'book', 2001],
    ],
  );
});

test('a Crossref record written by “npm run add” is read back unchanged', async () => {
  const root = projectOf({});
  const file = join(root, 'crossref.json');
  const written = {
    type: 'journal-article',
    title: ['A title: with a colon'],
    subtitle: ['And more'],
    'container-title': ['J'],
    author: [{ family: 'Ro', affiliation: [{ name: 'Y', id: [{ id: 'https://ror.org/05gq02987' }] }] }],
    accepted: { 'date-parts': [[2025, 3, 10]] },
    funder: [{ name: 'Fund: one', award: ['1', '2'] }],
    reference: [{ unstructured: 'Lo, B.: “As printed”. #1 - 2', DOI: '10.5555/one' }],
  };
  writeFileSync(file, JSON.stringify(written));
  await add(root, [file], { resolver: 'https://doi.org/' });
  const own = readContent(root);
  assert.deepEqual([own.problems, own.taken], [[], []]);
  const direct = readContent(projectOf({ 'crossref.json': JSON.stringify(written) }));
  const facts = ({ articles: [{ record } = assert.fail()] }: typeof own) => ({
    ...record,
    id: '',
    citationKey: '',
  });
  assert.deepEqual(facts(own), facts(direct));
});

test('files beside a record are published with it, matched by the longest record name', () => {
  const root = projectOf({
    'articles/a.mdx': article('A', ''),
    'articles/a.epub': 'x',
    'articles/a-supplement-1.csv': '1,2',
    'articles/a-b.mdx': article('B', ''),
    'articles/a-b-data.zip': 'x',
  });
  const { article: find } = readLibrary(root);
  const names = (id: string) => find(id)!.files?.map(({ url }) => url.slice(url.lastIndexOf('/articles/')));
  assert.deepEqual(names('a'), ['/articles/a/a-supplement-1.csv', '/articles/a/a.epub']);
  assert.deepEqual(names('a-b'), ['/articles/a-b/a-b-data.zip']);
});

test('the DOI of a printed reference is found, without the final full stop', () => {
  assert.equal(doiInText('Ro. https://doi.org/10.1000/a(b)c.'), '10.1000/a(b)c');
  assert.equal(doiInText('Ro (see doi:10.1000/abc).'), '10.1000/abc');
  assert.equal(doiInText('Two: doi:10.1000/a and doi:10.1000/b'), undefined);
  assert.equal(doiInText('No 10.1000/abc named'), undefined);
});

test('a reference is cited by its key or its number', () => {
  const references = [{ key: 'ro-2020', doi: '10.5555/a' }, { doi: '10.5555/b' }];
  assert.deepEqual(
    ['ro-2020', '2', '3', '0', 'x'].map((name) => placeOfReference(references, name)),
    [0, 1, undefined, undefined, undefined],
  );
});

test('ROR check digits are verified, and roles have their CRediT names', () => {
  assert.equal(parseRor('https://ror.org/02mhbdp94'), '02mhbdp94');
  assert.equal(parseRor('02mhbdp95'), undefined);
  assert.deepEqual(roles.map(roleName).slice(-2), ['Writing – original draft', 'Writing – review & editing']);
});

test('a subtitle follows its title after a colon, or after the title’s own punctuation', () => {
  assert.equal(plain(joinTitle({ main: ['Title'], sub: ['Sub'] })), 'Title: Sub');
  assert.equal(plain(joinTitle({ main: ['Why?'], sub: ['Sub'] })), 'Why? Sub');
});
