import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { biblatex } from '../../src/exports/biblatex.ts';
import { containerKey } from '../../src/record/container.ts';
import { printDate } from '../../src/record/date.ts';
import { runningName } from '../../src/record/name.ts';
import { printPages } from '../../src/record/pages.ts';
import { printText } from '../../src/record/text.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { manyArticles } from '../fixtures/many.ts';
import { project } from '../site.ts';

// Content of real bibliographies, collected from bug reports of other programs, and the expected records.

/** The compared facts of a record, with its journal's title. */
interface Facts {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly journal?: string;
  readonly issns?: readonly string[];
  readonly date?: string;
  readonly pages?: string;
  readonly number?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly keywords?: readonly string[];
  readonly abstract?: string;
  readonly doi?: string;
  readonly language?: string;
  readonly source?: string;
}

function read(files: Readonly<Record<string, string | Buffer>>) {
  const root = join(project, '.tmp', 'imports');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'content', name), text);
  const { articles, containers, problems, losses, leftOut, unread } = readContent(root, 'stop');
  return {
    problems: problems.map(({ entry, line, field, message }) =>
      [entry, line, field, message.split('\n')[0]].filter(Boolean).join(' '),
    ),
    losses: losses.map(({ field }) => field),
    leftOut,
    unread,
    journals: containers.map(({ record }) => record),
    records: articles.map(({ record }) => {
      const journal = containers.find(({ record: one }) => containerKey(one) === record.container)!.record;
      const { print, online, unspecified = [] } = journal.issn;
      return {
        title: printText(record.title),
        authors: record.authors.map(runningName),
        journal: journal.title,
        issns: [print, online, ...unspecified].filter((one) => one !== undefined),
        date: record.issued && printDate(record.issued),
        pages: record.pages && printPages(record.pages),
        number: record.articleNumber,
        volume: record.volume,
        issue: record.issue,
        keywords: record.keywords,
        abstract: record.abstract && printText(record.abstract),
        doi: record.doi,
        language: record.language,
        source: record.source,
      };
    }),
  };
}

/** Selected facts of the only record of a file, which must have no problems. */
function assertRead(file: string, text: string, expected: Facts, losses: readonly string[] = []) {
  const found = read({ [file]: text });
  assert.deepEqual(found.problems, []);
  assert.equal(found.records.length, 1, JSON.stringify(found.leftOut));
  const record = found.records[0]!;
  assert.deepEqual(
    Object.fromEntries(Object.keys(expected).map((name) => [name, record[name as keyof Facts]])),
    expected,
  );
  assert.deepEqual(found.losses, losses);
}

const bib = (fields: string) => `@article{key, author = {Ro, Ann}, title = {T}, journal = {J}, ${fields}}\n`;
const risOf = (...lines: string[]) =>
  ['TY  - JOUR', 'TI  - A title', 'T2  - J', ...lines, 'ER  - ', ''].join('\n');
const json = (fields: object) =>
  JSON.stringify([{ id: 'key', type: 'article-journal', title: 'T', 'container-title': 'J', ...fields }]);

test('a percent sign is a literal character', () => {
  assertRead(
    'a.bib',
    '@article{e01, author = {Ro, Ann}, title = {Half: 50% of it}, journal = {J}, year = 2020, abstract = {Up 5% here.\nMore on the next line.}}',
    {
      title: 'Half: 50% of it',
      abstract: 'Up 5% here. More on the next line.',
    },
  );
});

test('formulas and math environments stay formulas', () => {
  assertRead(
    'a.bib',
    String.raw`@article{e02, author = {Ro, Ann}, title = {Sums over $\mathbb{R}^n$ and $\overset{a}{b}$}, journal = {J}, year = 2022, abstract = {Let $A = \begin{pmatrix}0 & 1\\ 1 & 0\end{pmatrix}$ and $\mathcal{O}(n)$, $\boldsymbol{x}$, $\operatorname{rank} A$, \(\hat{a}\), \[\tilde b\] and \begin{equation}x^2\end{equation}.}}`,
    {
      title: String.raw`Sums over $\mathbb{R}^n$ and $\overset{a}{b}$`,
      abstract: String.raw`Let $A = \begin{pmatrix}0 & 1\\ 1 & 0\end{pmatrix}$ and $\mathcal{O}(n)$, $\boldsymbol{x}$, $\operatorname{rank} A$, $\hat{a}$, $\tilde b$ and $x^2$.`,
    },
  );
});

test('a formula that cannot be typeset becomes its characters, and money stays money', () => {
  assertRead(
    'a.bib',
    bib(String.raw`abstract = {See $\nosuchmacro x_2$ for $5 and $10.}`),
    { abstract: String.raw`See x<sub>2</sub> for \$5 and \$10.` },
    ['abstract'],
  );
});

for (const [tex, text] of [
  [String.raw`\TeX{} and \LaTeX\ and \LaTeXe`, 'TeX and LaTeX and LaTeX2e'],
  [String.raw`The \textquotesingle x\textquotesingle`, "The 'x'"],
  [String.raw`A\ b\,c\;d\quad e~f\\g`, 'A b c d e f g'],
  [
    String.raw`\'{E}cole, {\"u}ber, \c{c}a, \v{S}, \H{o}, {\H o}, \k{a}, \.{z}, \o\ and \O{}, \ss, \l, \i, {\DJ}`,
    'École, über, ça, Š, ő, ő, ą, ż, ø and Ø, ß, ł, ı, Đ',
  ],
  [String.raw`na\"{\i}ve and d\'ej\`a vu`, 'naïve and déjà vu'],
  [
    String.raw`\emph{in vitro} {\it in vivo} \textbf{b} \textsc{Sc} H\textsubscript{2}O x\textsuperscript{2}`,
    '<i>in vitro</i> <i>in vivo</i> <b>b</b> <sc>Sc</sc> H<sub>2</sub>O x<sup>2</sup>',
  ],
  [String.raw`\enquote{q} and ${'``'}r'' -- s --- t`, '“q” and “r” – s — t'],
  [String.raw`AT\&T, 5\%, \#1, a\_b, \$5, \{x\}`, String.raw`AT&T, 5%, #1, a_b, \$5, {x}`],
  [
    String.raw`\href{https://example.org}{here} and \url{https://example.org/a_b}`,
    'here and https://example.org/a_b',
  ],
  [String.raw`$\alpha$-helices & H$_2$O, 10$^{-3}$, $<$5, 90$^\circ$`, 'α-helices & H₂O, 10⁻³, \\<5, 90°'],
  [String.raw`{{The {DNA} of {\'A}}}`, 'The DNA of Á'],
  [String.raw`{\bf Bold} and {\em emph} and \uppercase{x}`, '<b>Bold</b> and <i>emph</i> and x'],
  [String.raw`\ding{51} \textregistered{} \texttrademark \copyright\ 2020 \pounds5 \S3`, '✓ ® ™© 2020 £5 §3'],
] as const)
  test(`TeX: ${tex}`, () =>
    assertRead(
      'a.bib',
      bib('').replace('title = {T}', () => `title = {${tex}}`),
      { title: text },
    ));

test('an unknown macro becomes the text of its arguments, and is reported', () => {
  assertRead(
    'a.bib',
    bib('').replace('{T}', () => String.raw`{A \strange{thing} \odd here}`),
    { title: 'A thing here' },
    ['title'],
  );
});

test('macros of the preamble are expanded', () => {
  assertRead(
    'a.bib',
    String.raw`@preamble{"\newcommand{\noop}[1]{} \def\Twice#1{#1 and #1}"}
@article{e30, author = {Ro, Ann}, title = {\noop{Sort}Visible \Twice{title}}, journal = {J}, year = 2020}`,
    { title: 'Visible title and title' },
  );
});

test('journal macros of astronomy', () => {
  assertRead(
    'a.bib',
    String.raw`@article{e03, author = {{Ro}, A.}, title = "{A star}", journal = {\apj}, year = 2020, month = aug, volume = {900}, eid = {L12}}`,
    {
      journal: 'The Astrophysical Journal',
      date: '2020-08',
      number: 'L12',
      authors: ['A. Ro'],
    },
  );
});

test('the errors of a file are five messages, each with its entry and line', () => {
  const { problems, records } = read({
    'a.bib': `@article{ok, author = {Ro, Ann}, title = {First}, journal = {J}, year = 2020}
@article{e04, author = {Ro, Ann}, title = {Macro nobody knows},
  journal = jomch, year = 2020}
@article{comma, title = {A}
  journal = {J}}
@article{open, title = {A,
  journal = {J}
@article{last, title = {Last}, journal = {J}}
`,
  });
  assert.deepEqual(problems, [
    'e04 3 journal “jomch” is a macro that no @string defines.',
    'comma 5 a comma is missing before “journal”.',
    'open 6 a brace or quotation mark that is opened here is not closed.',
  ]);
  assert.deepEqual(
    records.map(({ title }) => title),
    ['First', 'Last'],
  );
});

for (const [written, date, isLost] of [
  ['year = {2022}, month = {MAR 1}', '2022-03-01'],
  ['year = {2022}, month = {SEP-OCT}', '2022'],
  ['year = {2022}, month = {Sept.}', '2022-09'],
  ['year = {2022}, month = {????}', '2022'],
  ['year = {2022}, month = {Winter}', '2022'],
  ['year = {2022}, month = {May/June}', '2022'],
  ['year = {2022}, month = "10~" # jan', '2022-01-10'],
  ['year = {2022}, month = 3, day = 7', '2022-03-07'],
  ['year = {2022}, day = 7', '2022'],
  ['year = {2022}, month = 13, day = 7', '2022'],
  ['year = {2022}, month = {March}, day = {5--8}', '2022-03'],
  ['year = {2014?}', '2014'],
  ['year = {~2014}', '2014'],
  ['year = {[2014]}', '2014'],
  ['year = {impr. 2008}', '2008'],
  ['year = {n.d.}', undefined],
  ['year = {in press}', undefined, true],
  ['year = {1907-1908}', '1907'],
  ['date = {1995-06/09}', '1995'],
  ['date = {2012-22}', '2012'],
  ['date = {2020-10-08/2020-10-12}', '2020-10'],
  ['date = {11/2020}', '2020-11'],
  ['date = {14.06.2002}', '2002-06-14'],
  ['date = {04/05/2006}', '2006'],
  ['date = {Jun 21, 2011}', '2011-06-21'],
  ['date = {Jul., 2006}', '2006-07'],
  ['date = {FEB 2019}', '2019-02'],
  ['date = {2020/05/00}', '2020-05'],
  ['date = {September-October 2021}', '2021'],
  ['date = {8 октября 2025}', '2025-10-08'],
] as const)
  test(`a date: ${written}`, () => assertRead('a.bib', bib(written), { date }, isLost ? ['date'] : []));

test('a RIS date in two fields', () => {
  assertRead('a.ris', risOf('DA  - SEP 10', 'PY  - 2012'), { date: '2012-09-10' });
  assertRead('a.ris', risOf('DA  - DEC', 'PY  - 2012'), { date: '2012-12' });
  assertRead('a.ris', risOf('DA  - Jun 21', 'PY  - 2012'), { date: '2012-06-21' });
  assertRead('a.ris', risOf('DA  - 2012/07/03', 'PY  - 2013'), { date: '2013' });
  assertRead('a.ris', risOf('PY  - 2019/03/05/'), { date: '2019-03-05' });
  assertRead('a.ris', risOf('PY  - 2019///Spring'), { date: '2019' });
  assertRead('a.json', json({ issued: { 'date-parts': [[2019, 21]] } }), { date: '2019' });
  assertRead('a.json', json({ issued: { 'date-parts': [[2019, 0, 0]] } }), { date: '2019' });
});

for (const [written, pages, number, isLost] of [
  ['S123--9', 'S123-S129'],
  ['366-81', '366-381'],
  ['1--10, 15', '1-10, 15'],
  ['12-15, 20-22', '12-15, 20-22'],
  ['e12-e15, e17', 'e12-e15, e17'],
  ['{431--456, 791--823}', '431-456, 791-823'],
  ['pp. 366–381', '366-381'],
  ['p. 12', '12'],
  ['Art. 16', undefined, '16'],
  ['Article 2', undefined, '2'],
  ['e0127427', undefined, 'e0127427'],
  ['e45', 'e45'],
  ['C3-32--C3-35', 'C3-32-C3-35'],
  ['12-', '12'],
  ['Cover 3', 'Cover 3'],
  ['(18 pages)', undefined, undefined, true],
  ['24 p.', undefined, undefined, true],
  ['2021 v.343', undefined, undefined, true],
  ['381--366', undefined, undefined, true],
] as const)
  test(`pages: ${written}`, () =>
    assertRead('a.bib', bib(`pages = {${written}}`), { pages, number }, isLost ? ['pages'] : []));

test('RIS pages in two fields', () => {
  assertRead('a.ris', risOf('SP  - 123', 'EP  - 5'), { pages: '123-125' });
  assertRead('a.ris', risOf('SP  - 123-130', 'EP  - 130'), { pages: '123-130' });
});

test('an article number from any of its fields, once', () => {
  assertRead('a.bib', bib('volume = {55}, number = {6}, articleno = {4}, numpages = {54}'), {
    number: '4',
    volume: '55',
    issue: '6',
  });
  assertRead('a.bib', bib('art_number = {12}'), { number: '12' });
  assertRead('a.json', json({ page: 'e45', 'article-number': 'e45' }), { number: 'e45', pages: undefined });
});

const sici = '10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM16>3.0.CO;2-#';
for (const [written, doi] of [
  ['https://doi.org/10.1002/(SICI)1097-4636(199823)43:4%3C338::AID-JBM16%3E3.0.CO;2-%23', sici],
  [sici, sici],
  ['http://doi.acm.org/10.1145/1234.5678', '10.1145/1234.5678'],
  ['http://psycnet.apa.org/doi/10.1037/a0012345', '10.1037/a0012345'],
  ['DOI 10.1000/r26', '10.1000/r26'],
  ['doi:10.1000/r26', '10.1000/r26'],
  ['10.1000/r26 [doi]', '10.1000/r26'],
  ['10.1037/x.', '10.1037/x'],
  ['https://doi.org/10.1016%2Fj.abc', '10.1016/j.abc'],
  ['www.doi.org/10.1000/r26', '10.1000/r26'],
] as const)
  test(`a DOI: ${written}`, () => assertRead('a.ris', risOf(`DO  - ${written}`), { doi }));

test('a DOI that occurs only in a URL', () => {
  assertRead('a.ris', risOf('UR  - https://doi.org/10.1000/r26'), { doi: '10.1000/r26', source: undefined });
  assertRead('a.bib', bib('url = {http://dx.doi.org/10.1000/r26}'), {
    doi: '10.1000/r26',
    source: undefined,
  });
  assertRead('a.json', json({ URL: 'https://www.example.org/doi/full/10.1000/r26' }), { doi: '10.1000/r26' });
  assertRead('a.ris', risOf('N1  - doi: 10.1000/r26'), { doi: '10.1000/r26' });
});

test('verbatim fields escaped as TeX', () => {
  assertRead('a.bib', bib('doi = {10.1175/1520-0469(1996)053$<$0935:WOTWSM$>$2.0.CO;2}'), {
    doi: '10.1175/1520-0469(1996)053<0935:WOTWSM>2.0.CO;2',
  });
  assertRead('a.bib', bib(String.raw`url = {https://example.org/\~{}ro/a\_b?x=1\&y=2\%20}`), {
    source: 'https://example.org/~ro/a_b?x=1&y=2%20',
  });
  assertRead('a.bib', bib(String.raw`url = {\url{https://example.org/a}}`), {
    source: 'https://example.org/a',
  });
});

for (const [written, source] of [
  ['https://example.org/a; https://example.org/b', 'https://example.org/a'],
  ['www.example.org/a', 'https://www.example.org/a'],
  ['//example.org/a', 'https://example.org/a'],
  ['ftp://example.org/a', undefined],
  ['<Go to ISI>://000234', undefined],
] as const)
  test(`a URL: ${written}`, () => assertRead('a.ris', risOf(`UR  - ${written}`), { source }));

for (const [written, language, isLost] of [
  ['Russian; English', 'ru'],
  ['English and French', 'en'],
  ['australian', 'en-AU'],
  ['british', 'en-GB'],
  ['ngerman', 'de'],
  ['deutsch', 'de'],
  ['Deutsch', 'de'],
  ['anglais', undefined, true],
  ['français', 'fr'],
  ['engl', 'en'],
  ['germ', 'de'],
  ['Русский', 'ru'],
  ['en-GB', 'en-GB'],
  ['eng', 'en'],
  ['multiple languages', undefined],
  ['klingonish', undefined, true],
] as const)
  test(`a language: ${written}`, () =>
    assertRead('a.bib', bib(`language = {${written}}`), { language }, isLost ? ['language'] : []));

for (const [fields, issns] of [
  ['issn = {0165-0157, 1573-0549}', ['0165-0157', '1573-0549']],
  ['issn = {2313-0679(Electronic),2313-0660(Print)}', ['2313-0660', '2313-0679']],
  ['issn = {2313-0660}, eissn = {2313-0679}', ['2313-0679', '2313-0660']],
  ['eissn = {2313-0679}', ['2313-0679']],
  ['issn = {2434561x}', ['2434-561X']],
] as const)
  test(`ISSNs: ${fields}`, () => assertRead('a.bib', bib(fields), { issns }));

test('a journal has its ISSN from any entry', () => {
  const { journals } = read({
    'a.bib':
      '@article{z1, title={First}, journal={Journal Zed}, year=2020}\n@article{z2, title={Second}, journal={Journal Zed}, year=2020, issn={2434-561X}}',
  });
  assert.deepEqual(
    journals.map(({ issn }) => issn),
    [{ unspecified: ['2434-561X'] }],
  );
});

for (const [written, authors] of [
  ['Ro, Ann; Lo, Bo', ['Ann Ro', 'Bo Lo']],
  ['Jan van der Berg and de la Cruz, Ana', ['Jan van der Berg', 'Ana de la Cruz']],
  ['von Humboldt, Jr., Alexander', ['Alexander von Humboldt, Jr.']],
  ['Ro, Ann, Jr.', ['Ann Ro, Jr.']],
  ['family=Ro, given=Ann, prefix=van der', ['Ann van der Ro']],
  ['family=Nagell, prefix=van, "given=John R.", suffix=Jr.', ['John R. van Nagell, Jr.']],
  ['{given={David}, family={Spoel}, prefix={van der}}', ['David van der Spoel']],
  [String.raw`{\'E}mile Zola and Garc{\'\i}a, Jos{\'e}`, ['Émile Zola', 'José García']],
] as const)
  test(`names: ${written}`, () =>
    assertRead(
      'a.bib',
      bib('').replace('{Ro, Ann}', () => (written.startsWith('{given') ? written : `{${written}}`)),
      { authors },
    ));

test('dropping particles are marked', () => {
  assertRead(
    'a.bib',
    bib('').replace('{Ro, Ann}', '{family=Ro, given=Ann, prefix=van der, useprefix=false}'),
    { authors: ['Ann van der Ro'] },
  );
});

test('Scopus’s field with a space in its name is ignored', () => {
  assertRead(
    'a.bib',
    '@article{e18, author={Ro, A.}, title={Scopus funding}, journal={J}, year={2020}, funding_text 1={Paid for, write to a@example.org.}, volume={1}}',
    { title: 'Scopus funding', volume: '1' },
  );
});

test('fields inherited from a volume of a periodical', () => {
  assertRead(
    'a.bib',
    '@article{e31, author = {Ro, Ann}, title = {Child}, crossref = {vol1}}\n@periodical{vol1, title = {Journal of Parents}, year = 2019, volume = 7}',
    {
      title: 'Child',
      journal: 'Journal of Parents',
      date: '2019',
      volume: '7',
    },
  );
});

test('fields with other names, and placeholders for numbers', () => {
  assertRead(
    'a.bib',
    bib(
      'journalsubtitle = {S}, titleaddon = {A}, volume = {n/a}, number = {n/a}, keyword = {one; two, three}',
    ),
    {
      journal: 'J: S',
      title: 'T: A',
      volume: undefined,
      issue: undefined,
      keywords: ['one', 'two, three'],
    },
  );
  assertRead('a.ris', risOf('M1  - 4', 'KW  - one; two; three'), {
    issue: '4',
    keywords: ['one', 'two', 'three'],
  });
  assertRead('a.json', json({ keyword: 'Aged, 80 and over; Aging' }), {
    keywords: ['Aged, 80 and over', 'Aging'],
  });
});

test('RIS: text between records, tags of four letters, and U+2028', () => {
  assertRead(
    'a.ris',
    `Provider: Some House\nDatabase: X\nContent: text/plain; charset="UTF-8"\n\n${risOf('PY  - 2019')}`,
    { title: 'A title', date: '2019' },
  );
  assertRead('a.ris', risOf('PMID  - 33355555', 'PY  - 2019'), { title: 'A title', date: '2019' });
  assertRead('a.ris', risOf('PY  - 2019').replace('A title', 'A title:\u2028part two'), {
    title: 'A title: part two',
  });
  assertRead('a.ris', risOf('AU  - Ro, Ann; Lo, Bo', 'AU  - Po, Cy'), {
    authors: ['Ann Ro', 'Bo Lo', 'Cy Po'],
  });
});

test('JATS and MathML in titles and abstracts', () => {
  assertRead(
    'a.json',
    json({
      abstract:
        '<jats:p>Seen <jats:inline-formula><jats:alternatives><jats:tex-math>$$x^2$$</jats:tex-math><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></jats:alternatives></jats:inline-formula>; <jats:ext-link xlink:href="https://example.org">here</jats:ext-link>.</jats:p><jats:list list-type="bullet"><jats:list-item><jats:p>one</jats:p></jats:list-item></jats:list>',
    }),
    {
      abstract: 'Seen $x^2$; here.\n\none',
    },
  );
  assertRead(
    'a.json',
    json({
      title:
        'Optical <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"><mml:mi>N</mml:mi></mml:math> waves in <mml:math><mml:msub><mml:mi>RuO</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>',
    }),
    {
      title: 'Optical N waves in RuO<sub>2</sub>',
    },
  );
  assertRead(
    'a.json',
    json({ abstract: '<h4>Aim</h4><p>One <code>x</code>.</p><ul><li>two</li></ul> p < 0.05' }),
    { abstract: 'Aim\n\nOne x.\n\ntwo\n\np \\< 0.05' },
  );
});

test('Crossref’s subtitle, and its raw responses', () => {
  assertRead(
    'a.json',
    '[{"id":"e17","type":"journal-article","title":["Main title"],"subtitle":["What we saw"],"container-title":["J"],"issued":{"date-parts":[[2019]]}}]',
    { title: 'Main title: What we saw' },
  );
  const item = { type: 'journal-article', title: ['T'], 'container-title': ['J'], DOI: '10.1000/a' };
  assertRead('a.json', JSON.stringify({ status: 'ok', message: item }), { doi: '10.1000/a' });
  assertRead('a.json', JSON.stringify({ status: 'ok', message: { items: [item] } }), { doi: '10.1000/a' });
});

test('the files of PubMed, EndNote and Web of Science, and file extensions in any case', () => {
  assertRead(
    'a.nbib',
    'PMID- 33355555\nTI  - A long title\n      that goes on.\nFAU - Ro, Ann\nAU  - Ro A\nJT  - Journal of Things\nTA  - J Things\nVI  - 12\nIP  - 3\nPG  - 123-9\nDP  - 2020 Oct 8\nLID - 10.1000/r26 [doi]\nIS  - 2313-0660 (Print)\nIS  - 2313-0679 (Electronic)\nLA  - eng\nOT  - one\nOT  - two\nAB  - Text\n      goes on.\n',
    {
      title: 'A long title that goes on',
      authors: ['Ann Ro'],
      journal: 'Journal of Things',
      volume: '12',
      issue: '3',
      pages: '123-129',
      date: '2020-10-08',
      doi: '10.1000/r26',
      issns: ['2313-0660', '2313-0679'],
      language: 'en',
      keywords: ['one', 'two'],
      abstract: 'Text goes on.',
    },
  );
  assertRead(
    'a.enw',
    '%0 Journal Article\n%T A title\n%A Ro, Ann\n%A Lo, Bo\n%J Journal of Things\n%V 12\n%N 3\n%P 12-20\n%D 2020\n%8 October 8\n%K one\ntwo\n%X Text.\n%R 10.1000/r26\n%@ 2313-0660\n',
    {
      title: 'A title',
      authors: ['Ann Ro', 'Bo Lo'],
      journal: 'Journal of Things',
      pages: '12-20',
      date: '2020-10-08',
      keywords: ['one', 'two'],
      doi: '10.1000/r26',
      issns: ['2313-0660'],
    },
  );
  assertRead(
    'a.ciw',
    'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Ro, A\n   Lo, B\nAF Ro, Ann\n   Lo, Bo\nTI A long title\n   that goes on\nSO JOURNAL OF THINGS\nDE one; two\nAB Text.\nSN 2313-0660\nEI 2313-0679\nPD MAR 1\nPY 2022\nVL 12\nIS 3\nBP 12\nEP 20\nDI 10.1000/r26\nER\n\nEF\n',
    {
      title: 'A long title that goes on',
      authors: ['Ann Ro', 'Bo Lo'],
      date: '2022-03-01',
      pages: '12-20',
      doi: '10.1000/r26',
      issns: ['2313-0679', '2313-0660'],
      keywords: ['one', 'two'],
    },
  );
  assertRead('export.RIS', risOf('PY  - 2019'), { date: '2019' });
  assertRead('refs.BIB', bib('year = 2020'), { date: '2020' });
  assertRead('refs.bibtex', bib('year = 2020'), { date: '2020' });
});

test('endless braces and macros are parsed quickly', () => {
  for (const title of [
    '{'.repeat(50_000) + 'x' + '}'.repeat(50_000),
    String.raw`\emph{`.repeat(5000) + 'x' + '}'.repeat(5000),
  ])
    assert.equal(read({ 'a.bib': bib('').replace('{T}', () => `{y ${title}}`) }).records.length, 1);
  assertRead(
    'a.bib',
    String.raw`@preamble{"\def\a{x\a}"}` + bib('').replace('{T}', () => String.raw`{\a}`),
    {},
  );
  const chain = Array.from(
    { length: 3000 },
    (_, index) =>
      `@article{k${index}, crossref = {k${index + 1}}, title = {T${index}}, journal = {J}, pages = ${index}}`,
  );
  assert.equal(read({ 'a.bib': chain.join('\n') }).records.length, 3000);
});

test('one article is published once, under two keys, in two files or formats', () => {
  const twice = (one: string, other: string, files = ['a.bib', 'b.bib']) => {
    const { records, leftOut } = read({ [files[0]!]: one, [files[1]!]: other });
    assert.equal(records.length, 1);
    return leftOut.map(({ message }) => message.split('\n')[0]);
  };
  assert.deepEqual(
    twice(
      '@article{x1, author={Ro, Ann}, title={Same thing}, journal={J}, year=2020, doi={10.1000/same}}',
      '@article{x2, author={Ro, A.}, title={Same Thing.}, journal={J}, year=2020, doi={https://doi.org/10.1000/SAME}}',
    ),
    ['it is the same article as content/a.bib, x1: the same DOI.'],
  );
  assert.deepEqual(
    twice(
      '@article{x1, title={Same thing}, journal={J}, year=2020, pages={12--20}}',
      risOf('PY  - 2020', 'SP  - 12').replace('A title', 'Same Thing.'),
      ['a.bib', 'b.ris'],
    ),
    ['it is the same article as content/a.bib, x1: the same title, journal, year and first page.'],
  );
  const root = read({
    'a.bib': bib('doi = {10.1000/a}'),
    'b.bib': bib('doi = {10.1000/b}').replace('key', 'other'),
  });
  assert.equal(root.records.length, 2);
});

test('a file in its declared encoding is read, and one that is not a bibliography is reported', () => {
  const jabref = Buffer.from(`% Encoding: windows-1252\n${bib('').replace('{T}', '{Caf\u00e9}')}`, 'latin1');
  assert.deepEqual(
    read({ 'a.bib': jabref }).records.map(({ title }) => title),
    ['Café'],
  );
  const { unread } = read({ 'a.bib': bib(''), 'b.xlsx': 'x' });
  assert.deepEqual(
    unread.map(({ path }) => path),
    ['content/b.xlsx'],
  );
});

test('an ISSN with a wrong check digit is reported', () => {
  assertRead('a.bib', bib('issn = {2313-0661}'), { issns: [] }, ['issn']);
});

test('initials and a family name are a person; any other name without a comma stays one string', () => {
  assertRead('a.ris', risOf('AU  - A. B. Author', 'AU  - World Health Organization'), {
    authors: ['A. B. Author', 'World Health Organization'],
  });
});

test('names of object properties are ordinary names', () => {
  const strange = String.raw`@article{key, author = {Ro, Ann}, title = {\constructor{A} <constructor>b</constructor> \toString{c} $\valueOf$}, journal = {{\constructor}J}, language = {constructor}, doi = {10.1000/a}}`;
  const { records } = read({ 'a.bib': strange });
  assert.doesNotMatch(JSON.stringify(records), /function|native/);
  assert.equal(records[0]!.doi, '10.1000/a');
});

test('our own files are read back with their language regions', () => {
  for (const language of ['en-GB', 'en-US', 'pt-BR', 'de-AT', 'ru']) {
    const article = { ...manyArticles(1)[0]!, language };
    assert.equal(read({ 'a.biblatex.bib': biblatex.write([article]) }).records[0]!.language, language);
  }
});
