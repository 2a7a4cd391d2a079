import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { bodyProblem } from '../../src/sources/body/body-problem.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { report } from '../../src/problems/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'offprint-'));
after(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The report about these files, by path below `content/`. */
function reported(files: Files): string {
  const root = mkdtempSync(join(folder, 'site-'));
  for (const [path, text] of Object.entries({ 'journals/j.yaml': 'title: J\n', ...files })) {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  }
  return report(readContent(root).problems);
}

/** An article of the journal `j`, with additional (or replaced) lines. */
const article = (lines: string, body = '') => `---\njournal: j\n${lines}\n---\n${body}`;
const titled = (lines: string, body?: string) => article(`title: T\n${lines}`, body);

/** Encodes a text in an encoding that Node can only decode. */
function encoded(text: string, encoding: string): Uint8Array {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const byteOf = new Map(bytes.map((byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (letter) => byteOf.get(letter)!);
}

const russian = article('title: Роль Республики Кения в миссии\nkeywords:\n  - миротворчество');
const figure = '\n![A map](./a/map.png)\n';

const cases: Record<string, { files: Files; message: string }> = {
  'a missing title': {
    files: { 'articles/a.mdx': article('volume: 1') },
    message: 'line 2, title: it is missing.\n    → Add a line title: with the value as printed.',
  },
  'a date in words': {
    files: { 'articles/a.mdx': titled('date: Fall 2021') },
    message:
      'line 4, date: “Fall 2021” is not a date.\n    → Write the known part as 2025, 2025-10 or 2025-10-08, or leave the line out.',
  },
  'pages that run backwards': {
    files: { 'articles/a.mdx': titled('pages: 381-366') },
    message:
      'line 4, pages: “381-366” runs backwards.\n    → Write the first page, a hyphen and the last page, both in full: 366-381.',
  },
  'an ISSN with a wrong check digit': {
    files: { 'journals/k.yaml': 'title: K\nissn:\n  print: 2313-0661\n' },
    message:
      'content/journals/k.yaml\n  line 3, issn › print: “2313-0661” is not an ISSN: its format or check digit is wrong.\n    → Write eight digits as 2313-0660 (the last may be X), as the journal prints them.',
  },
  'an ORCID with a wrong check digit': {
    files: { 'articles/a.mdx': titled('authors:\n  - family: F\n    orcid: 0000-0003-2550-6798') },
    message:
      'line 6, authors › 1 › orcid: “0000-0003-2550-6798” is not an ORCID iD: its format or check digit is wrong.\n    → Copy it from the author’s page at orcid.org: 0000-0002-1825-0097.',
  },
  'a DOI that is another URL': {
    files: { 'articles/a.mdx': titled('doi: https://example.org/paper') },
    message:
      'line 4, doi: “https://example.org/paper” is not a DOI.\n    → Write it beginning with 10., as 10.22363/2313-0660-2025-25-3-355-365; put any other URL into source.',
  },
  'a licence in words': {
    files: { 'articles/a.mdx': titled('license: Creative Commons') },
    message:
      'line 4, license: “Creative Commons” is not a licence.\n    → Write it as CC-BY-4.0, or give the URL of its text.',
  },
  'an unknown access type': {
    files: { 'articles/a.mdx': titled('access: free') },
    message:
      'line 4, access: “free” is not an access type.\n    → Write one of: open, embargoed, restricted, metadata-only.',
  },
  'a retraction that its notice does not state': {
    files: { 'articles/a.mdx': titled('retracted-by: b'), 'articles/b.mdx': titled('volume: 1') },
    message:
      'content/articles/a.mdx\n  line 4, retracted-by: content/articles/b.mdx does not state the same.\n    → Add there: retracts: a',
  },
  'a missing newer version': {
    files: { 'articles/a.mdx': titled('superseded-by: c') },
    message:
      'line 4, superseded-by: there is no article “c”.\n    → Write the name of its file without .mdx, or its URL.',
  },
  'a PDF without a record': {
    files: { 'articles/x.pdf': '%PDF-1.4' },
    message:
      'content/articles/x.pdf\n  there is no record of this name beside it.\n    → Give the file the name of its .mdx file.',
  },
  'a cover without a journal': {
    files: { 'journals/cover.jpg': 'JFIF' },
    message:
      'content/journals/cover.jpg\n  a cover must have the name of its journal.\n    → Rename it to j.jpg.',
  },
  'a cover in capital letters': {
    files: { 'journals/j.JPG': 'JFIF' },
    message: 'content/journals/j.JPG\n  its name ends in .JPG.\n    → Rename it to j.jpg, in lower case.',
  },
  'TeX that cannot be typeset': {
    files: { 'articles/a.mdx': article("title: 'On $\\frac{1$'") },
    message: 'line 3, title: “$\\frac{1$” is not valid TeX: ',
  },
  'a journal that does not exist': {
    files: { 'articles/a.mdx': '---\ntitle: T\njournal: jj\n---\n' },
    message: 'line 3, journal: there is no journal “jj”.\n    → Write j, or add content/journals/jj.yaml.',
  },
  'two articles with one id': {
    files: { 'articles/a.mdx': titled(''), 'articles/more/a.mdx': titled('') },
    message:
      'content/articles/more/a.mdx\n  the id “a” is already used by content/articles/a.mdx.\n    → Rename one of the files; the file’s name is part of the URL.',
  },
  'two articles with one citation key': {
    files: { 'articles/a.mdx': titled(''), 'articles/b.mdx': titled('citation-key: A') },
    message:
      'the citation key “A” is already used by content/articles/a.mdx.\n    → Give one of them another citation-key.',
  },
  'two journals with one ISSN': {
    files: {
      'journals/k.yaml': 'title: K\nissn: 2313-0660\n',
      'journals/l.yaml': 'title: L\nissn:\n  online: 2313-0660\n',
    },
    message:
      'content/journals/l.yaml\n  the ISSN “2313-0660” is already used by content/journals/k.yaml.\n    → Copy the ISSN of each journal from the journal itself, or delete one of the files.',
  },
  'an unknown field': {
    files: { 'articles/a.mdx': titled('keyworks: x') },
    message: 'line 4, keyworks: “keyworks” is not a field.\n    → Write keywords.',
  },
  'a text where a list belongs': {
    files: { 'articles/a.mdx': titled('keywords: x, y') },
    message:
      'line 4, keywords: “x, y” may be one keyword or several.\n    → Put semicolons between keywords, or put each on its own line, beginning with a hyphen and a space.',
  },
  'broken YAML': {
    files: { 'articles/a.mdx': article('title: Haiti: a mission') },
    message:
      'line 3: a text with a colon in it must be in quotation marks.\n    → Put the whole text in quotation marks: title: "Haiti: a mission"',
  },
  'aliases that multiply': {
    files: {
      'articles/a.mdx': article(
        [
          'a: &a [x, x, x, x, x, x, x, x, x]',
          ...'bcdefgh'.split('').map((name, index) => {
            const before = 'abcdefg'[index];
            return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
          }),
        ].join('\n'),
      ),
    },
    message: 'line 2: its aliases (*name) cannot be followed.\n    → Write each value in its place.',
  },
  'no front matter': {
    files: { 'articles/a.mdx': 'Some words' },
    message:
      'line 1: the record between two lines of --- is missing.\n    → Begin the file with ---, then the fields, then --- again.',
  },
  'broken MDX': {
    files: { 'articles/a.mdx': titled('volume: 1', '\nSee <b>this.\n') },
    message: 'line 7: the text below the record is not valid MDX: Expected a closing tag for `<b>`',
  },
  'a file name that is not valid in a URL': {
    files: { 'articles/Тишков 2025.mdx': titled('') },
    message:
      'the file’s name becomes part of the URL, for which “Тишков 2025” is not valid.\n    → Use lower-case letters a to z, digits and hyphens: tishkov-2025-kenya.mdx.',
  },
  'a record in Windows-1251': {
    files: { 'articles/a.mdx': encoded(russian, 'windows-1251') },
    message:
      'content/articles/a.mdx\n  line 3: the file is not in UTF-8: it seems to be in Windows-1251, in which this line reads “title: Роль Республики Кения в миссии”.\n    → Open it in an editor as Windows-1251, and save it again as UTF-8.',
  },
  'a record in KOI8-R': {
    files: { 'articles/a.mdx': encoded(russian, 'koi8-r') },
    message:
      'line 3: the file is not in UTF-8: it seems to be in KOI8-R, in which this line reads “title: Роль',
  },
  'a journal in Windows-1252': {
    files: {
      'journals/k.yaml': encoded('title: Études françaises\npublisher: Université\n', 'windows-1252'),
    },
    message:
      'content/journals/k.yaml\n  line 1: the file is not in UTF-8: it seems to be in Windows-1252, in which this line reads “title: Études françaises”.',
  },
  'a bibliography in Windows-1251': {
    files: {
      'all.bib': encoded('@article{a,\n title = {Роль Кении},\n journal = {Вестник}}\n', 'windows-1251'),
    },
    message:
      'content/all.bib\n  line 2: the file is not in UTF-8: it seems to be in Windows-1251, in which this line reads “title = {Роль Кении},”.',
  },
  'a record in UTF-16': {
    files: { 'articles/a.mdx': Buffer.from(`\ufeff${russian}`, 'utf16le') },
    message:
      'line 1: the file is not in UTF-8: it seems to be in UTF-16LE.\n    → Open it in an editor as UTF-16LE, and save it again as UTF-8.',
  },
  'a record in UTF-16 without a byte order mark': {
    files: { 'articles/a.mdx': Buffer.from(russian, 'utf16le').swap16() },
    message: 'line 1: the file is not in UTF-8: it seems to be in UTF-16BE.',
  },
  'a Word file named .pdf': {
    files: { 'articles/a.mdx': titled(''), 'articles/a.pdf': 'PK\u0003\u0004word' },
    message:
      'content/articles/a.pdf\n  it is not a PDF, but a Word file (.docx) or an archive.\n    → Save the full text as a PDF under this name.',
  },
  'a PDF with a capital in its file extension': {
    files: { 'articles/a.mdx': titled(''), 'articles/a.Pdf': '%PDF-1.7' },
    message: 'content/articles/a.Pdf\n  its name ends in .Pdf.\n    → Rename it to a.pdf, in lower case.',
  },
  'a Word file beside a record': {
    files: { 'articles/a.mdx': titled(''), 'articles/a.docx': 'PK' },
    message:
      'content/articles/a.docx\n  only a PDF of the full text can be beside a record.\n    → Save it as a.pdf, and keep this file elsewhere; a supplement is named a-supplement-1.docx.',
  },
  'a figure beside its record': {
    files: { 'articles/a.mdx': titled(''), 'articles/map.png': 'x' },
    message:
      'content/articles/map.png\n  a figure belongs in a folder with the name of its article.\n    → Move it to content/articles/a/, and show it below the record: ![Description](./a/map.png)',
  },
  'a program among the records': {
    files: { 'articles/a.exe': 'x' },
    message: 'content/articles/a.exe\n  only .mdx files belong here.\n    → Move it elsewhere.',
  },
  'a missing figure': {
    files: { 'articles/a.mdx': titled('', figure) },
    message:
      'line 7: there is no file content/articles/a/map.png.\n    → Put the image into content/articles/a/, and write ![Description](./a/figure.png).',
  },
  'a missing figure, by a link reference': {
    files: { 'articles/a.mdx': titled('', '\n![A map][map]\n\n[map]: ./a/map.png\n') },
    message: 'line 7: there is no file content/articles/a/map.png.',
  },
  'a figure that is not in public/': {
    files: { 'articles/a.mdx': titled('', '\nSee <img src="/map.png" alt="A map" />.\n') },
    message: 'line 7: there is no file public/map.png.\n    → Put the image there, or correct its path.',
  },
  'an image of another site': {
    files: { 'articles/a.mdx': titled('', '\n![A map](https://example.org/map.png)\n') },
    message:
      'line 7: the image “https://example.org/map.png” is not a file of this site, so readers would not see it.',
  },
  'a file beside the record as <img>': {
    files: {
      'articles/a.mdx': titled('', '\n<img src="./a/map.png" alt="" />\n'),
      'articles/a/map.png': 'x',
    },
    message: 'line 7: <img> can only show files in public/.\n    → Write ![Description](./a/map.png).',
  },
  'a name in braces': {
    files: {
      'articles/a.mdx': titled(
        '',
        '\nText.\n\nA {set} of {props.size}, {undefined} and {size}.\n\nexport const size = 2\n',
      ),
    },
    message: 'line 9: “set” in braces is code, but is not defined.\n    → Write \\{ for a literal brace.',
  },
  'a component without an import': {
    files: { 'articles/a.mdx': titled('', '\nText.\n\n<Map place="x" />\n') },
    message: 'line 9: there is no component <Map>.\n    → Import it above, or write \\< for a literal “<”.',
  },
  'an import of a missing file': {
    files: { 'articles/a.mdx': titled('', "\nimport Map from '../parts/Map.astro'\n\n<Map />\n") },
    message: 'line 7: there is no file content/parts/Map.astro.\n    → Correct the import, or remove it.',
  },
  'a file that browsers would run': {
    files: { 'articles/a.mdx': titled(''), 'articles/a-figure.svg': '<svg/>' },
    message: 'content/articles/a-figure.svg\n  a figure belongs in a folder with the name of its article.',
  },
  'a web page beside a record': {
    files: { 'articles/a.mdx': titled(''), 'articles/a-data.html': '<p>' },
    message:
      'content/articles/a-data.html\n  browsers would run this file as a part of the site.\n    → Pack it into a-supplement-1.zip.',
  },
  'a supplement whose name is not valid in a URL': {
    files: { 'articles/a.mdx': titled(''), 'articles/a-data set.csv': '1' },
    message:
      'for which “a-data set.csv” is not valid.\n    → Use letters a to z, digits, hyphens and full stops: a-supplement-1.csv.',
  },
  'references of a missing record': {
    files: { 'articles/a.mdx': titled(''), 'articles/b.refs.bib': '' },
    message: 'content/articles/b.refs.bib\n  there is no record of this name beside it.',
  },
  'a reference with an unknown key': {
    files: { 'articles/a.mdx': titled('references:\n  - nobody-1999') },
    message:
      'references › 1: “nobody-1999” is neither an article of this site nor an entry in the references file beside the record.',
  },
  'a reference with a misspelt field': {
    files: { 'articles/a.mdx': titled('references:\n  - title: One\n    publishr: X') },
    message: 'references › 1 › publishr: “publishr” is not a field.\n    → Write publisher.',
  },
  'a role outside CRediT': {
    files: { 'articles/a.mdx': titled('authors:\n  - literal: X\n    roles: Cooking') },
    message: '“cooking” is not a CRediT role.\n    → Write one of: conceptualization, data-curation,',
  },
  'a ROR ID with a typo': {
    files: {
      'articles/a.mdx': titled(
        'authors:\n  - literal: X\n    affiliations:\n      - name: Y\n        ror: https://ror.org/05gq02988',
      ),
    },
    message:
      'authors › 1 › affiliations › 1 › ror: “https://ror.org/05gq02988” is not a ROR ID: its format or check digits are wrong.',
  },
  'an unknown article type': {
    files: { 'articles/a.mdx': titled('type: Papper') },
    message: 'type: “papper” is not an article type.\n    → Write one of: research-article,',
  },
  'a link without a target': {
    files: { 'articles/a.mdx': titled('links:\n  - type: dataset') },
    message: 'links › 1: it has neither a DOI nor a URL.\n    → Add its doi: or its url:.',
  },
  'a missing graphical abstract': {
    files: { 'articles/a.mdx': titled('image:\n  file: map.png\n  alt: A map') },
    message:
      'image › file: there is no file content/articles/a/map.png.\n    → Put it there, or remove the line.',
  },
  'a companion that does not state the same': {
    files: {
      'articles/a.mdx': titled('companion: b'),
      'articles/b.mdx': titled('').replace('title: ', 'title: Other '),
    },
    message: 'companion: content/articles/b.mdx does not state the same.\n    → Add there: companion: a',
  },
  'a file of another kind': {
    files: { 'articles/a.md': titled('') },
    message: 'only .mdx files belong here.\n    → Rename it to end in .mdx, or move it elsewhere.',
  },
};

for (const [name, { files, message }] of Object.entries(cases))
  test(`${name} is reported with its file, its line and what to do`, () => {
    const text = reported(files);
    assert.match(text, /^One problem in the content; nothing was published\./);
    assert.ok(text.includes(message), text);
  });

test('a figure in the folder of its article is in its place', () => {
  const files = { 'articles/a.mdx': titled('', figure), 'articles/a/map.png': 'x' };
  assert.equal(reported(files).split(' ')[0], '0');
});

test('empty fields are absent', () => {
  assert.equal(
    reported({ 'articles/a.mdx': titled('volume:\nkeywords:\n  -\nissue: ""\ndoi: null') }).split(' ')[0],
    '0',
  );
});

test('whatever the code of a body throws is reported, with the line of a name that is not defined', () => {
  const root = mkdtempSync(join(folder, 'site-'));
  writeFileSync(join(root, 'a.mdx'), titled('', '\nText {a + 1}.\n\n{props.a.b}\n'));
  const said = (message: string) => report([bodyProblem(root, 'a.mdx', new TypeError(message))]);
  assert.match(
    said('a is not defined'),
    /^a\.mdx\n {2}line 7: the text below the record cannot be shown: a is not defined\.\n {4}→ Text in braces is code/m,
  );
  assert.match(
    said("Cannot read properties of undefined (reading 'b')"),
    /^a\.mdx\n {2}the text below the record cannot be shown: Cannot read properties of undefined/m,
  );
});
