import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { jats } from '../../src/exports/jats.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import { markdown } from '../../src/metadata/markdown.ts';
import type { BodyNode } from '../../src/record/body-node.ts';
import { plain } from '../../src/record/text.ts';
import { readBody } from '../../src/sources/body/body.ts';
import { jatsSource } from '../../src/sources/bibliography/jats/jats-source.ts';
import { jatsToMdx } from '../../src/sources/jats/jats-to-mdx.ts';
import { childrenNamed, elementsIn, parseXml, type XmlNode } from '../../src/sources/jats/xml-tree.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { project } from '../site.ts';

// The text of an article from a JATS file beside its record.

const fixture = join(project, 'tests/fixtures/jats');
const id = 'carberry-2021-pots';
const root = join(project, '.tmp/jats-text');
const fileOf = (path: string) => join(root, 'content/articles', path);
const xml = readFileSync(join(fixture, `content/articles/${id}.xml`), 'utf8');

/** The content of the fixture with another file beside the record. */
function read(source = xml, record?: string) {
  rmSync(root, { recursive: true, force: true });
  cpSync(fixture, root, { recursive: true });
  writeFileSync(fileOf(`${id}.xml`), source);
  if (record !== undefined) writeFileSync(fileOf(`${id}.mdx`), record);
  return readContent(root);
}

/** An article of one paragraph. */
const withText = (text: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<article xmlns:xlink="http://www.w3.org/1999/xlink"><body><p>${text}</p></body></article>`;

const articleIn = (source: string) => {
  const tree = parseXml(source);
  assert.ok(!('message' in tree));
  return tree;
};
const unseen = new Set(['ref-list', 'alt-text', 'tex-math', 'math', 'graphic']);
const wordsOfXml = (node: XmlNode): string => {
  if (typeof node === 'string') return node;
  return unseen.has(node.name) ? ' ' : node.children.map(wordsOfXml).join(' ');
};
const wordsOfNode = (node: BodyNode): string => {
  if (node.name === 'math' || /^(?:inlineM|m)ath$/.test(node.type)) return ' ';
  const label = node.attributes?.find(({ name }) => name === 'label')?.value;
  const inner = (node.children ?? []).map(wordsOfNode).join('');
  return ` ${typeof label === 'string' ? `${label} ` : ''}${node.value ?? ''}${inner} `;
};
/** All letters and digits, in the order of the alphabet. */
const letters = (text: string) => [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')].toSorted().join('');
const sorted = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).toSorted();

test('every word, figure, table, formula and citation of the file is in the text', () => {
  const { articles, problems } = read();
  assert.deepEqual(problems, []);
  const { body = [], references = [] } = articles[0]!.record;
  const tree = articleIn(xml);
  const source = childrenNamed(tree, 'body', 'back').map(wordsOfXml).join(' ');
  const page = body.map(wordsOfNode).join(' ');
  // Headings that the file does not have are ours, and the page numbers a note itself: “a” at both of its ends.
  const own = /acknowledgements|glossary|notes/gi;
  assert.equal(letters(`${page.replace(own, '')} a a`), letters(source));
  const count = (nodes: readonly BodyNode[], name: string): number =>
    nodes.reduce((sum, node) => sum + Number(node.name === name) + count(node.children ?? [], name), 0);
  assert.deepEqual(
    [count(body, 'Figure'), count(body, 'table'), count(body, 'aside')],
    [
      elementsIn(tree, 'fig').length,
      elementsIn(tree, 'table').length,
      elementsIn(tree, 'boxed-text', 'statement').length,
    ],
  );
  assert.deepEqual(
    references.map(({ key, text, doi, work }) => [key, text && plain(text), doi, work?.containerTitle]),
    [
      ['R1', 'Ro A. On pots. 2020. doi:10.5555/x', '10.5555/x', undefined],
      ['R2', undefined, undefined, 'J Pots'],
    ],
  );
});

test('what is unknown, or refers to nothing, is listed with its line', () => {
  assert.deepEqual(
    read().losses.map(({ path, line, message }) => [path.replace(/^.*\//, ''), line, message.split('\n')[0]]),
    [
      [`${id}.xml`, 7, 'there is nothing with the id “nope”, to which “x” refers.'],
      [`${id}.xml`, 23, 'the element <weird> is unknown, so only its text was kept.'],
      [`${id}.xml`, 23, 'the element <odd> is unknown, so only its text was kept.'],
    ],
  );
});

test('the JATS that we write is read again as the same text', () => {
  read();
  const [article] = readLibrary(root).articles;
  const written = jats.write([article!]);
  const again = read(written).articles[0]!.record;
  const text = (nodes: readonly BodyNode[] = []) => sorted(nodes.map(wordsOfNode).join(' '));
  assert.deepEqual(text(again.body), text(article!.body));
  assert.equal(again.references!.length, article!.references!.length);
  for (const part of [
    '<xref ref-type="bibr" rid="ref-1">1</xref>',
    '<th colspan="2">Head</th>',
    '<boxed-text id="B1">',
    '<def-item>',
  ])
    assert.ok(written.includes(part), part);
  const page = markdown(article!);
  for (const part of ['| Head | B |', '> **Box 1 Box title**', '**API**'])
    assert.ok(page.includes(part) || page.includes('Box 1'), part);
});

test('a text below the record, and references of the record, come first', () => {
  const record = (more: string, body = '') => `---\ntitle: Cracked Pots\njournal: notes\n${more}---\n${body}`;
  const typed = read(xml, record('', '\nTyped.\n')).articles[0]!;
  assert.equal(typed.body!.trim(), 'Typed.');
  const [cited] = read(xml, record('references:\n  - key: R2\n    text: Another text\n')).articles;
  assert.equal(cited!.record.references!.length, 1);
  // The only one that the record has.
  assert.ok(cited!.body!.includes('[2](#ref-1)'));
  assert.ok(!cited!.body!.includes('[1](#ref'));
});

test('where file and record disagree, the record is published, and the build says so', () => {
  const record = '---\ntitle: Cracked Pots\njournal: notes\nvolume: 2\ndoi: 10.5555/record\n---\n';
  const front =
    '<front><article-meta><article-id pub-id-type="doi">10.5555/file</article-id><title-group><article-title>Cracked  <italic>pots</italic></article-title></title-group><volume>3</volume></article-meta></front>';
  const { articles, losses } = read(withText('Text').replace('<body>', `${front}<body>`), record);
  assert.equal(articles[0]!.record.doi, '10.5555/record');
  assert.deepEqual(
    losses.map(({ field, message }) => [field, message.split('\n')[0]]),
    [
      ['doi', 'it has “10.5555/file”, but the record has “10.5555/record”, which was published.'],
      ['volume', 'it has “3”, but the record has “2”, which was published.'],
    ],
  );
});

test('another XML file is published and no more', () => {
  const { articles, problems } = read('<?xml version="1.0"?><TEI><text/></TEI>');
  assert.deepEqual([problems, articles[0]!.body], [[], undefined]);
});

test('hostile files are inert', () => {
  const lols = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  ).join('');
  for (const [source, expected] of [
    // Billion laughs.
    [withText('A &l12; B', `<!DOCTYPE article [<!ENTITY l0 "lol">${lols}]>`), 'A &l12; B'],
    [withText('A &xxe; B', '<!DOCTYPE article [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'), 'A &xxe; B'],
    [withText('<script>alert(1)</script>'), 'alert(1)'],
    [
      withText('&lt;script&gt;alert(1)&lt;/script&gt; {process.exit(1)}'),
      '<script>alert(1)</script> {process.exit(1)}',
    ],
    [withText('<ext-link xlink:href="javascript:alert(1)">Go</ext-link>'), 'Go'],
    [withText('import x from "y"'), 'import x from "y"'],
    [withText('- a\n1. b # c > d `e` | f'), '- a 1. b # c > d `e` | f'],
  ] as const) {
    const { articles, problems } = read(source);
    assert.deepEqual(problems, [], source);
    const { body = [] } = articles[0]!.record;
    assert.equal(body.map(wordsOfNode).join('').replace(/\s+/g, ' ').trim(), expected);
    assert.ok(!JSON.stringify(body).includes('mdxjsEsm'), source);
    assert.ok(!JSON.stringify(body).includes('Expression'), source);
  }
  for (const source of [
    withText('<p>'.repeat(5000) + '</p>'.repeat(5000)),
    '<article><body><p>open',
    '<article',
  ]) {
    const { problems } = read(source);
    assert.ok(problems.length <= 1);
    for (const { path, message } of problems) {
      assert.equal(path, `content/articles/${id}.xml`);
      assert.match(message, /\n/);
    }
  }
});

test('a JATS file alone is an article, with everything that its head says', () => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content/articles'), { recursive: true });
  writeFileSync(join(root, 'content/articles/ro-2021-cracks.xml'), whole);
  const { articles, containers, problems, losses } = readContent(root);
  assert.deepEqual([problems, losses], [[], []]);
  const [{ id: name, record, textOf }] = articles as [(typeof articles)[0]];
  const [{ record: journal }] = containers as [(typeof containers)[0]];
  assert.deepEqual([name, textOf], ['ro-2021-cracks', 'content/articles/ro-2021-cracks.xml']);
  assert.deepEqual(
    [journal.title, journal.abbreviation, journal.issn, journal.publisher],
    ['Journal of Pots', 'J Pots', { print: '2313-0660', online: '2434-561X' }, 'Pottery Press'],
  );
  assert.deepEqual(record.authors, [
    {
      family: 'Ro',
      given: 'Ann',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'University of Somewhere', ror: '02mhbdp94' }],
      email: 'ro@example.org',
      corresponding: true,
      roles: ['methodology', 'writing-original-draft'],
    },
    { literal: 'The Pot Group' },
  ]);
  const { title, titleParts, abstract, translations, ...rest } = record;
  assert.equal(plain(title), 'On Cracks: a study');
  assert.ok(titleParts);
  assert.equal(plain(abstract!), 'Aim. To look.\n\nResults. We looked.');
  assert.deepEqual(
    Object.entries(translations).map(([tag, one]) => [
      tag,
      plain(one.title!),
      plain(one.abstract!),
      one.keywords,
    ]),
    [['ru', 'О трещинах', 'Аннотация.', ['горшки']]],
  );
  assert.deepEqual(
    {
      type: rest.type,
      volume: rest.volume,
      issue: rest.issue,
      pages: rest.pages,
      issued: rest.issued,
      received: rest.history?.received,
      doi: rest.doi,
      identifiers: rest.identifiers,
      language: rest.language,
      license: rest.license?.spdx,
      copyright: rest.copyright,
      section: rest.section,
      keywords: rest.keywords,
      funding: rest.funding,
      relations: rest.relations,
      references: rest.references?.length,
    },
    {
      type: 'review-article',
      volume: '3',
      issue: '2',
      pages: { first: '1', last: '9' },
      issued: { year: 2021, month: 8, day: 5 },
      received: { year: 2021, month: 1, day: 2 },
      doi: '10.5555/pots.1',
      identifiers: { PMID: '31000001', PMCID: 'PMC1234567' },
      language: 'en',
      license: 'CC-BY-4.0',
      copyright: { year: '2021', holder: 'The Authors' },
      section: 'Reviews',
      keywords: ['pots', 'cracks'],
      funding: [{ name: 'Pot Fund', awards: ['P-1'] }],
      relations: { corrects: ['https://doi.org/10.5555/old'] },
      references: 1,
    },
  );
});

const whole = `<?xml version="1.0"?>
<article article-type="review-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ali="http://www.niso.org/schemas/ali/1.0/">
<front><journal-meta><journal-title-group><journal-title>Journal of Pots</journal-title><abbrev-journal-title>J Pots</abbrev-journal-title></journal-title-group>
<issn pub-type="ppub">2313-0660</issn><issn publication-format="electronic">2434-561X</issn><publisher><publisher-name>Pottery Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="doi">10.5555/pots.1</article-id><article-id pub-id-type="pmid">31000001</article-id><article-id pub-id-type="pmc">1234567</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Reviews</subject></subj-group></article-categories>
<title-group><article-title>On <italic>Cracks</italic></article-title><subtitle>a study</subtitle><trans-title-group xml:lang="ru"><trans-title>О трещинах</trans-title></trans-title-group></title-group>
<contrib-group><contrib contrib-type="author" corresp="yes"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Ro</surname><given-names>Ann</given-names></name><email>ro@example.org</email><role vocab="credit" vocab-term="Methodology">Methodology</role><role>Writing – original draft</role><xref ref-type="aff" rid="a1">1</xref></contrib>
<contrib contrib-type="author"><collab>The Pot Group</collab></contrib></contrib-group>
<aff id="a1"><label>1</label><institution-wrap><institution>University of Somewhere</institution><institution-id institution-id-type="ror">https://ror.org/02mhbdp94</institution-id></institution-wrap></aff>
<pub-date pub-type="collection"><year>2021</year></pub-date><pub-date pub-type="epub"><day>5</day><month>8</month><year>2021</year></pub-date>
<volume>3</volume><issue>2</issue><fpage>1</fpage><lpage>9</lpage>
<history><date date-type="received"><day>2</day><month>1</month><year>2021</year></date></history>
<permissions><copyright-year>2021</copyright-year><copyright-holder>The Authors</copyright-holder><license><ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref><license-p>Free</license-p></license></permissions>
<related-article related-article-type="corrected-article" ext-link-type="doi" xlink:href="10.5555/old"/>
<abstract><sec><title>Aim</title><p>To look.</p></sec><sec><title>Results</title><p>We looked.</p></sec></abstract><trans-abstract xml:lang="ru"><p>Аннотация.</p></trans-abstract>
<kwd-group xml:lang="en"><kwd>pots</kwd><kwd>cracks</kwd></kwd-group><kwd-group xml:lang="ru"><kwd>горшки</kwd></kwd-group>
<funding-group><award-group><funding-source>Pot Fund</funding-source><award-id>P-1</award-id></award-group></funding-group>
</article-meta></front>
<body><p>Text.</p></body><back><ref-list><ref id="r1"><mixed-citation>Lo B. 2020.</mixed-citation></ref></ref-list></back></article>`;

/** The Markdown of a body, with the pictures that it names. */
const mdxOf = (body: string) =>
  jatsToMdx(articleIn(`<article><body>${body}</body></article>`), {
    folder: './x/',
    pictureNamed: (href) => `${href}.png`,
    keys: [],
  });

test('what is below a figure or table is a part of its caption', () => {
  const figure = (inside: string) => mdxOf(`<fig id="f1"><label>Figure 1</label>${inside}</fig>`).mdx;
  const picture = '<graphic href="p"><alt-text>A pot</alt-text></graphic>';
  const caption = '<caption><title>Pots</title><p>Three pots.</p></caption>';
  const printed = (text: string) =>
    `<Figure src="./x/p.png" alt="A pot" label="Figure 1" id="f1">${text}</Figure>`;
  // SciELO's, PubPub's and PMC's ways
  assert.equal(
    figure(`${caption}${picture}<attrib>Source: Ro (2020).</attrib>`),
    printed('Pots Three pots. Source: Ro (2020).'),
  );
  assert.equal(
    figure(`${picture}<attrib>Source: Ro.</attrib>${caption}`),
    printed('Pots Three pots. Source: Ro.'),
  );
  assert.equal(figure(`${caption}${picture}<p>Note: old.</p>`), printed('Pots Three pots. Note: old.'));
  assert.equal(
    figure(
      `<alternatives>${picture}</alternatives><permissions><copyright-statement>© Ro</copyright-statement></permissions>`,
    ),
    printed('© Ro'),
  );
  assert.equal(
    mdxOf(
      `<table-wrap><label>Table 1</label>${caption}<table><tr><td>1</td></tr></table><attrib>Source: Ro.</attrib></table-wrap>`,
    ).mdx,
    '<table><caption>**Table 1** Pots Three pots.</caption><tbody><tr><td>1</td></tr></tbody></table>\n\nSource: Ro.',
  );
});

test('a table of the OASIS model is a table', () => {
  const { mdx } = mdxOf(
    `<table-wrap><oasis:table xmlns:oasis="http://www.niso.org/standards/z39-96/ns/oasis-exchange/table"><oasis:tgroup cols="3">
      <oasis:colspec colname="a"/><oasis:colspec colname="b"/><oasis:colspec colname="c"/>
      <oasis:thead><oasis:row><oasis:entry namest="a" nameend="b">One</oasis:entry><oasis:entry morerows="1">Two</oasis:entry></oasis:row></oasis:thead>
      <oasis:tbody><oasis:row><oasis:entry>1</oasis:entry><oasis:entry><p>2</p></oasis:entry></oasis:row></oasis:tbody></oasis:tgroup></oasis:table></table-wrap>`,
  );
  assert.equal(
    mdx,
    '<table><thead><tr><th colspan="2">One</th><th rowspan="2">Two</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  );
});

test('a formula whose TeX cannot be read is shown by another of its forms, and listed', () => {
  const math = '<math><mi>x</mi></math>';
  const formula = (tex: string, ...others: readonly string[]) =>
    mdxOf(
      `<p>So <inline-formula><alternatives><tex-math>${tex}</tex-math>${others.join('')}</alternatives></inline-formula>.</p>`,
    );
  for (const tex of [
    'x^2',
    '$x^2$',
    '\\(x^2\\)',
    '\\[x^2\\]',
    '\\($x^2$\\)',
    '\\documentclass{article}\\begin{document}$$x^2$$\\end{document}',
  ])
    assert.equal(formula(tex, math).mdx, 'So $x^2$.', tex);
  for (const tex of ['x^{2', '\\frac{1}', '\\unknowncommand{x}', '{{x}_{1} \\right|']) {
    const { mdx, lost } = formula(tex, math);
    assert.equal(mdx, 'So <math><mi>x</mi></math>.', tex);
    assert.match(lost.map(({ message }) => message).join(), /cannot be read/);
  }
  assert.equal(formula('\\mathop \\sum_{i} x', math).mdx, 'So $\\mathop{\\sum}_{i} x$.');
  assert.equal(formula('x^{2', '<graphic href="f"/>').mdx, 'So ![f](./x/f.png).');
  assert.deepEqual(readBody(formula('a$b').mdx, 1).problems, []);
  assert.equal(formula('x^{2').mdx, 'So x^\\{2.');
});

test('a list of definitions keeps its headings', () => {
  const list =
    '<def-list><term-head>Unit</term-head><def-head>Meaning</def-head><def-item><term>m</term><def><p>metre</p></def></def-item></def-list>';
  assert.equal(mdxOf(list).mdx, '**Unit Meaning**\n\n<dl><dt>m</dt><dd>metre</dd></dl>');
});

test('statements, notes and related articles in the head are taken, or listed', () => {
  const headed = (meta: string) => {
    const { entries } = jatsSource.parse(
      `<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><title-group><article-title>Pots</article-title></title-group>${meta}</article-meta></front></article>`,
    );
    const [{ fields, notes }] = entries as [(typeof entries)[number]];
    return { fields, notes: notes.map(({ message }) => message.split('\n')[0]!) };
  };
  const related = (type: string) =>
    headed(`<related-article related-article-type="${type}" xlink:href="10.5555/x"/>`);
  for (const [type, relation] of [
    ['corrected-article', 'corrects'],
    ['erratum', 'corrected-by'],
    ['retraction-forward', 'retracted-by'],
    ['updated-article', 'supersedes'],
    ['peer-reviewed-article', 'reviews'],
    ['companion', 'companion'],
  ] as const)
    assert.deepEqual(related(type).fields[relation], ['https://doi.org/10.5555/x'], type);
  assert.deepEqual(related('preprint').fields['links'], [{ type: 'preprint', doi: '10.5555/x' }]);
  assert.match(related('in-this-issue').notes.join(), /“10\.5555\/x” is a “in-this-issue”/);
  const notes = headed(
    `<author-notes><corresp>ro@example.org</corresp><fn fn-type="conflict"><label>*</label><p>None <italic>at all</italic>.</p></fn><fn fn-type="con"><p>Ann wrote.</p></fn></author-notes>
    <product>A Book of Pots</product><funding-group><funding-statement>Nobody paid.</funding-statement></funding-group>`,
  );
  assert.equal(notes.fields['competing-interests'], 'None <i>at all</i>.');
  assert.equal(notes.fields['funding-statement'], 'Nobody paid.');
  assert.deepEqual(notes.notes, [
    'the note “Ann wrote.” was not taken.',
    '<product> with “A Book of Pots” was not taken.',
  ]);
});
