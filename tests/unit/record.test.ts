import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLine, toParagraphs } from '../../src/record/characters.ts';
import { isMoment, parseDate, printDate } from '../../src/record/date.ts';
import { doiUrl, isIssn, parseDoi, parseOrcid } from '../../src/record/identifiers.ts';
import { invertedName, runningName } from '../../src/record/name.ts';
import { parsePages, printPages } from '../../src/record/pages.ts';
import { isCitationKey, suggestKey } from '../../src/record/key.ts';
import { articleFields } from '../../src/record/fields.ts';
import { html, paragraphs, parseText, plain, printText } from '../../src/record/text.ts';

test('a date keeps its precision', () => {
  for (const date of ['2025', '2025-10', '2025-10-08', '2024-02-29', '0987'])
    assert.equal(printDate(parseDate(date)!), date);
  for (const none of ['Fall 2021', '2021-13', '2025-02-29', '8.10.2025', '25', '2025-1-8', ''])
    assert.equal(parseDate(none), undefined, none);
});

test('a datetime is a day with an optional time', () => {
  for (const moment of ['2025-10-08', '2025-10-08 05:30:49', '2025-10-08T05:30:49Z'])
    assert.ok(isMoment(moment));
  for (const none of ['yesterday', '2025-10', '2025-10-08 25:00', '2025-02-30 05:30:49'])
    assert.ok(!isMoment(none), none);
});

test('pages are a range, a single page, or a label', () => {
  const read: Record<string, string> = {
    '366-381': '366-381',
    '366–381': '366-381',
    '366 - 381': '366-381',
    'iv-xii': 'iv-xii',
    'S12-S19': 'S12-S19',
    '10-1–10-20': '10-1-10-20',
    '10-1-10-20': '10-1-10-20',
    '7': '7',
    '7-7': '7',
    'A-12': 'A-12',
    e0123456: 'e0123456',
  };
  for (const [source, printed] of Object.entries(read))
    assert.equal(printPages(parsePages(source)!), printed);
  assert.deepEqual(parsePages('10-1–10-20'), { first: '10-1', last: '10-20' });
  assert.deepEqual(parsePages('A-12'), { first: 'A-12' });
  for (const none of ['381-366', '366-81', '12-', '-12', '12 and 15', ''])
    assert.equal(parsePages(none), undefined, none);
});

test('check digits are verified', () => {
  assert.ok(['2313-0660', '2313-0679', '2312-8127', '2312-833X'].every(isIssn));
  assert.ok(!['2313-0661', '23130660', '2312-833x', ''].some(isIssn));
  assert.equal(parseOrcid('https://orcid.org/0000-0003-2550-6799'), '0000-0003-2550-6799');
  assert.equal(parseOrcid('0000-0002-1694-233X'), '0000-0002-1694-233X');
  assert.equal(parseOrcid('0000-0003-2550-6798'), undefined);
});

test('a DOI is bare, however it was written', () => {
  const doi = '10.22363/2313-0660-2025-25-3-355-365';
  for (const form of [doi, `doi:${doi}`, `DOI: ${doi}`, `https://doi.org/${doi}`, `http://dx.doi.org/${doi}`])
    assert.equal(parseDoi(form), doi);
  for (const none of ['https://example.org/10.1000/1', '11.1000/1', '10.1000', '10.1000/a b'])
    assert.equal(parseDoi(none), undefined, none);
  assert.equal(
    doiUrl('10.1002/(SICI)1096<1::AID>3.0.CO;2-#'),
    'https://doi.org/10.1002/(SICI)1096%3C1::AID%3E3.0.CO;2-%23',
  );
});

test('names in running and inverted order have particles and suffixes in their places', () => {
  const berg = { given: 'Jan', particle: 'van der', family: 'Berg', suffix: 'Jr.' };
  assert.equal(runningName(berg), 'Jan van der Berg, Jr.');
  assert.equal(invertedName(berg), 'van der Berg, Jan, Jr.');
  assert.equal(
    invertedName({ given: 'Alexander', droppingParticle: 'von', family: 'Humboldt' }),
    'Humboldt, Alexander von',
  );
  assert.equal(runningName({ literal: 'Smith & Wesson' }), 'Smith & Wesson');
  assert.equal(runningName({ family: '王', given: '小明' }), '王小明');
  assert.equal(runningName({ family: '佐々木', given: 'ひかり' }), '佐々木ひかり');
  assert.equal(runningName({ family: '김', given: '민수' }), '김민수');
  assert.equal(runningName({ family: 'Wang', given: 'Xiaoming' }), 'Xiaoming Wang');
});

test('text is marked up only by paired tags and dollar signs', () => {
  assert.deepEqual(parseText('so $$ x^2 $$ holds'), ['so ', { math: 'x^2' }, ' holds']);
  assert.deepEqual(parseText('<i>a <i>b</i></i>'), [{ mark: 'i', children: ['a b'] }]);
  assert.deepEqual(parseText('a <i>b <sub>2</sub></i> $x^2$'), [
    'a ',
    { mark: 'i', children: ['b ', { mark: 'sub', children: ['2'] }] },
    ' ',
    { math: 'x^2' },
  ]);
  for (const literal of [
    'p < 0.05',
    '<i>open',
    'shut</i>',
    '$5 and $10',
    '<script>alert(1)</script>',
    'C:\\new {x}',
  ])
    assert.deepEqual(parseText(literal), [literal]);
  assert.deepEqual(parseText('\\<i>x\\</i> \\$y\\$'), ['<i>x</i> $y$']);
  assert.equal(plain(parseText('H<sub>2</sub>O')), 'H2O');
  assert.equal(
    html(parseText('<sc>A</sc> & <b onclick="x">')),
    '<span class="sc">A</span> &#38; &#60;b onclick=&#34;x&#34;&#62;',
  );
});

test('printed text is read back unchanged', () => {
  for (const source of ['a <i>b</i> \\$5 \\\\ $x$', 'p \\< 0.05', '<sc>X</sc>'])
    assert.equal(printText(parseText(source)), source);
});

test('invisible characters are removed', () => {
  assert.equal(toLine(' a\u00AD\u200Bb\u0000c\u202E \n d\u0065\u0301 '), 'ab c dé');
  assert.equal(toParagraphs('one\ntwo\r\n \r\nthree'), 'one two\n\nthree');
});

test('math is MathML in HTML and Unicode in plain text', () => {
  const words: Record<string, string> = {
    'E=mc^2': 'E=mc²',
    '\\frac{1}{n+1}': '1/(n+1)',
    '\\sum_{i=1}^n x_i': '∑ᵢ₌₁ⁿxᵢ',
    '\\sqrt[3]{a+b}': '³√(a+b)',
    '\\mathbb{R}_{\\text{lim inf}}': 'ℝ_(lim inf)',
    '10^{-6}\\,\\mu\\mathrm{m}': '10⁻⁶ μm',
    '\\hat{x}\\le\\bar y': 'x̂≤ȳ',
    "f'(x)": 'f′(x)',
    '\\sin x': 'sin x',
    '\\begin{matrix}a&b\\\\c&d\\end{matrix}': 'a, b; c, d',
  };
  for (const [tex, expected] of Object.entries(words)) assert.equal(plain(parseText(`$${tex}$`)), expected);
  assert.equal(
    html(parseText('$x<y_1$')),
    '<math><mrow><mi>x</mi><mo>&lt;</mo><msub><mi>y</mi><mn>1</mn></msub></mrow></math>',
  );
});

test('TeX that cannot be typeset is reported, and stays as typed', () => {
  assert.deepEqual(parseText('$\\frac{1$'), ['$\\frac{1$']);
  const { error } = articleFields.safeParse({ title: 'On $\\frac{1$', journal: 'j' });
  assert.match(error!.issues[0]!.message, /^“\$\\frac\{1\$” is not valid TeX: .*\nCorrect it, or write \\\$/);
});

test('a mark around two paragraphs is applied to each', () =>
  assert.deepEqual(paragraphs(parseText('a <i>b\n\nc</i> d')).map(html), ['a <i>b</i>', '<i>c</i> d']));

test('a key is author, year and word, in ASCII whatever the script', () => {
  const key = (family: string, title: string) =>
    suggestKey({ authors: [{ family }], title: [title], issued: { year: 2021 } });
  assert.equal(key('Тишков', 'Роль Кении'), 'tishkov-2021-kenii');
  assert.equal(key('Łukasiewicz', 'On logic'), 'lukasiewicz-2021-logic');
  assert.ok(['王', 'محفوظ', 'עוז', '!?', ''].every((name) => isCitationKey(key(name, '中国'))));
  assert.equal(suggestKey({ authors: [], title: ['…'] }), 'article');
});
