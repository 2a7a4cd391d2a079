import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { add } from '../../src/cli/add-articles.ts';
import type { BodyNode } from '../../src/record/body-node.ts';
import { readBody } from '../../src/sources/body/body.ts';
import { textIn, type XmlElement } from '../../src/sources/jats/xml-tree.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { labelIn } from '../../src/sources/word/captions.ts';
import { withCitations } from '../../src/sources/word/in-text-citations.ts';
import { jatsElement } from '../../src/sources/jats/new-elements.ts';
import { readHead } from '../../src/sources/word/manuscript-head.ts';
import { readWord } from '../../src/sources/word/read-word.ts';
import { splitReferences } from '../../src/sources/word/printed-references.ts';
import { managed, manuscripts, wordsOf } from '../fixtures/word.ts';
import { project } from '../site.ts';

const read = (file: Uint8Array) => readWord(project, 'article.docx', file, 'article');

for (const { name, file, words, figures, tables, formulas, notes, references, cited } of manuscripts)
  test(`a manuscript of ${name}: every word, and no false link`, async () => {
    const { fields, mdx, pictures } = await read(file);
    const { nodes, problems } = readBody(mdx, 1);
    assert.deepEqual(problems, []);
    const all = everyNode(nodes);
    const named = (tag: string) => all.filter((node) => node.name === tag).length;
    assert.equal(named('Figure'), figures, 'figures');
    assert.equal(named('table'), tables, 'tables');
    assert.equal(named('caption'), tables, 'captions of tables');
    assert.equal(
      [...mdx.matchAll(/<Figure[^>]* label="[^>]+>[^<]+<\/Figure>/g)].length,
      figures,
      'captions of figures',
    );
    assert.equal(all.filter(({ type }) => /^(?:inlineMath|math)$/.test(type)).length, formulas, 'formulas');
    assert.equal(all.filter(({ type }) => type === 'footnoteDefinition').length, notes, 'footnotes');
    assert.equal((fields['references'] as readonly string[]).length, references, 'references');
    assert.equal(pictures.size, figures, 'pictures');
    const linked = [...mdx.matchAll(/<Cite id="([^"]+)"|\(#ref-(\d+)\)/g)].flatMap(([, places, place]) =>
      (places?.split(', ') ?? [place]).map(Number),
    );
    assert.deepEqual(linked, cited);
    // Numbers of the list and of citations are those of the page; the words of headings became fields.
    const isWord = (word: string) => /\p{L}/u.test(word);
    const there = wordsOf(JSON.stringify(fields).replace(/\\n/g, ' ') + mdx).filter(isWord);
    const left = new Map<string, number>();
    for (const word of there) left.set(word, (left.get(word) ?? 0) + 1);
    const missing = words.filter(isWord).filter((word) => {
      const count = left.get(word) ?? 0;
      left.set(word, count - 1);
      return count <= 0;
    });
    assert.match(
      missing.join(' '),
      /^(?:Abstract Keywords References|Аннотация Ключевые слова Список литературы|الملخص الكلمات المفتاحية المراجع)$/,
    );
  });

const everyNode = (nodes: readonly BodyNode[]): readonly BodyNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);

test('what a reference manager has stored in the file is taken field by field', async () => {
  const { mdx, works = '', fields } = await read(managed().file);
  assert.equal(mdx, '## Introduction\n\nPots crack <Cite id="2" />. They hold <Cite id="1, 3" />.');
  assert.equal(fields['references'], undefined);
  assert.deepEqual(
    (JSON.parse(works) as { id: string; DOI: string }[]).map(({ id, DOI }) => [id, DOI]),
    [1, 2, 3].map((place) => [`ref-${place}`, `10.5555/pots.${place}`]),
  );
});

const p = (...children: readonly (string | XmlElement)[]) => jatsElement('p', {}, children);
const sup = (text: string) => jatsElement('sup', {}, [text]);
const strong = (text: string) => jatsElement('bold', {}, [text]);
const title = (text: string, level = '1') => jatsElement('title', { level }, [text]);
const styled = (name: string, ...lines: readonly string[]) => ({
  [name]: {
    t: 'MetaList',
    c: lines.map((line) => ({ t: 'MetaInlines', c: [{ t: 'Str', c: line }] })),
  },
});
const headOf = (blocks: readonly XmlElement[], meta = {}) =>
  readHead({ meta }, [title('On the cracks of pots'), ...blocks]);

test('the title is the first paragraph, if it is a heading or bold, and no section’s', () => {
  for (const first of [
    title('On the cracks of old pots'),
    title('On the cracks of old pots', '2'),
    p(strong('On the cracks of old pots')),
  ])
    assert.equal(readHead({ meta: {} }, [first, p('Text')]).fields['title'], 'On the cracks of old pots');
  for (const first of [
    title('Introduction'),
    p('On the cracks of old pots'),
    p(strong('Abstract: on the cracks')),
    p('Text'),
  ])
    assert.throws(() => readHead({ meta: {} }, [first, p('Text')]), /no paragraph has the style “Title”/);
});

test('authors are taken only if it is certain who they are', () => {
  const names = (...lines: readonly string[]) =>
    (
      headOf([], styled('author', ...lines)).fields['authors'] as
        | readonly { family: string; given: string }[]
        | undefined
    )?.map(({ family, given }) => `${family}, ${given}`);
  assert.deepEqual(names('Ann Ro, Bo Lo and Cy Do'), ['Ro, Ann', 'Lo, Bo', 'Do, Cy']);
  assert.deepEqual(names('Ann Ro', 'Bo Lo'), ['Ro, Ann', 'Lo, Bo']);
  assert.deepEqual(names('Анна Иванова, Пётр Зимин'), ['Иванова, Анна', 'Зимин, Пётр']);
  assert.deepEqual(names('Jan van der Berg; Ann Ro'), ['Berg, Jan', 'Ro, Ann']);
  for (const line of [
    'Ann Ro, UFVJM',
    'Author',
    'Ann Ro, University of Somewhere',
    'ann@example.org',
    'Ro, Ann',
  ])
    assert.equal(names(line), undefined, line);
  const marked = headOf([
    p('Ann Ro', sup('1,2'), ', Bo Lo', sup('2*')),
    p(sup('1'), 'University of Somewhere'),
    p(sup('2'), ' Institute of Pots, Town'),
    p('Text'),
  ]);
  assert.deepEqual(marked.fields['authors'], [
    { family: 'Ro', given: 'Ann', affiliations: ['University of Somewhere', 'Institute of Pots, Town'] },
    { family: 'Lo', given: 'Bo', affiliations: ['Institute of Pots, Town'] },
  ]);
  assert.deepEqual(marked.text.map(textIn), ['Text']);
  // A line that is none stays in the text.
  assert.deepEqual(
    headOf([p('Water boils at 100 °C', sup('1'), ' in the kitchen'), p('Text')]).fields['authors'],
    undefined,
  );
});

test('the abstract ends where the text begins', () => {
  const abstract = (...blocks: readonly XmlElement[]) => headOf(blocks).fields['abstract'];
  assert.equal(
    abstract(p(strong('Abstract.'), ' One.'), p('Two.'), p(strong('Keywords:'), ' a; b'), p('Text')),
    'One.\n\nTwo.',
  );
  assert.equal(abstract(title('Abstract'), p('One.'), title('Introduction'), p('Text')), 'One.');
  assert.equal(abstract(p('Abstract'), p('One.'), p(strong('Introduction')), p('Text')), 'One.');
  assert.equal(abstract(p('Abstract: One.'), p('Text'), p('Text')), 'One.');
  assert.equal(abstract(p('Аннотация. Один.'), p('Text')), undefined);
  assert.equal(abstract(p('Abstract ideas are hard'), p('Text')), undefined);
});

test('a label distinguishes a caption from a sentence', () => {
  const found = (text: string) => {
    const label = labelIn(text);
    return label && [label.kind, label.text, text.slice(label.length)];
  };
  assert.deepEqual(found('Figure 1. A pot'), ['fig', 'Figure 1', 'A pot']);
  assert.deepEqual(found('Fig. 2: A pot'), ['fig', 'Fig. 2', 'A pot']);
  assert.deepEqual(found('Рис. 3 — Горшок'), ['fig', 'Рис. 3', 'Горшок']);
  assert.deepEqual(found('شكل ١: جرة'), ['fig', 'شكل ١', 'جرة']);
  assert.deepEqual(found('الجدول 2. جرار'), ['table-wrap', 'الجدول 2', 'جرار']);
  assert.deepEqual(found('图1 陶罐'), ['fig', '图1', '陶罐']);
  assert.deepEqual(found('Table S1 Pots'), ['table-wrap', 'Table S1', 'Pots']);
  assert.deepEqual(found('Таблица № 4. Горшки'), ['table-wrap', 'Таблица № 4', 'Горшки']);
  assert.deepEqual(found('Tabla IV. Ollas'), ['table-wrap', 'Tabla IV', 'Ollas']);
  for (const text of [
    'Figures are rare',
    'Tables turn',
    'Mapping 3 pots',
    'Картина 1',
    'Figure skating in 1990',
  ])
    assert.equal(found(text), undefined, text);
});

test('a list of references is found by its heading, with or without numbers', () => {
  const listOf = (...blocks: readonly XmlElement[]) => splitReferences([p('Text'), ...blocks]);
  assert.deepEqual(listOf(title('References'), p('1. Ro'), p('2. Lo')).references, ['Ro', 'Lo']);
  assert.deepEqual(listOf(title('6. Literatur'), p('[1] Ro'), p('of Town'), p('[2] Lo')).references, [
    'Ro of Town',
    'Lo',
  ]);
  assert.deepEqual(listOf(p('Список литературы:'), p('1 Ро'), p('2 Ло')).references, ['Ро', 'Ло']);
  assert.deepEqual(listOf(title('المراجع'), p('١. رضا'), p('٢. حسن')).references, ['رضا', 'حسن']);
  // No numbers: a title may begin with one.
  assert.deepEqual(listOf(title('Bibliography'), p('1984. Orwell'), p('Lo')).references, [
    '1984. Orwell',
    'Lo',
  ]);
  const two = listOf(
    title('Литература'),
    p('Ро'),
    title('References'),
    p('Ro'),
    title('Appendix'),
    p('More'),
  );
  assert.deepEqual(two.references, ['Ро']);
  assert.deepEqual(two.text.map(textIn), ['Text', 'References', 'Ro', 'Appendix', 'More']);
  assert.match(two.notes.join(), /second list/);
  assert.deepEqual(listOf(p('References to the past are many')).references, []);
});

// Citations by name, and what looks like one.
const works = [
  'Abbot J. K. (2011). On pots.',
  'Baker, A., & Carver, B. (2012a). On clay.',
  'Baker, A., & Dyer, C. (2012b). On rims.',
  'Müller-Lüdenscheidt H. Töpfe. Wien, 1998.',
  'Абрамов Ю. К. Горшки. М., 2014. 20 с.',
  'الأحمد محمد (2015). الجرار.',
  'Smith, J. (2020). One.',
  'Smith, A. (2020). Another.',
  'van der Berg, J. (2009). Jars.',
];
const linkedIn = (text: string) =>
  withCitations([p(text)], { references: works, labels: new Map([['Figure 1', 'fig-1']]) })
    .blocks[0]!.children.map((node) =>
      typeof node === 'string' ? node : `{${textIn(node)}→${node.attributes['rid']!}}`,
    )
    .join('');
for (const [text, expected] of [
  ['pots (Abbot, 2011) crack', 'pots ({Abbot, 2011→ref-1}) crack'],
  ['pots (see Abbot 2011: 15) crack', 'pots (see {Abbot 2011→ref-1}: 15) crack'],
  [
    '(Abbot, 2011, p. 5; Müller-Lüdenscheidt, 1998)',
    '({Abbot, 2011→ref-1}, p. 5; {Müller-Lüdenscheidt, 1998→ref-4})',
  ],
  ['Abbot (2011) says', 'Abbot ({2011→ref-1}) says'],
  ['Baker and Carver (2012a) say', 'Baker and Carver ({2012a→ref-2}) say'],
  ['(Baker & Dyer, 2012b)', '({Baker & Dyer, 2012b→ref-3})'],
  ['(Baker et al., 2012b)', '({Baker et al., 2012b→ref-3})'],
  ['(Абрамов, 2014)', '({Абрамов, 2014→ref-5})'],
  ['(см.: Абрамов, 2014, с. 5)', '(см.: {Абрамов, 2014→ref-5}, с. 5)'],
  ['(الأحمد، 2015)', '({الأحمد، 2015→ref-6})'],
  ['see Figure 1, not Figure 10', 'see {Figure 1→fig-1}, not Figure 10'],
  // Not certain, or none
  ['(Smith, 2020)', '(Smith, 2020)'],
  ['(Baker, 2012)', '(Baker, 2012)'],
  ['(Baker & Carver, 2012b)', '(Baker & Carver, 2012b)'],
  ['(Dyer & Abbot, 2011)', '(Dyer & Abbot, 2011)'],
  ['(Abbot, 2012)', '(Abbot, 2012)'],
  ['in 2011', 'in 2011'],
  ['(2011)', '(2011)'],
  ['Abbot was born in Town. He wrote a lot (2011).', 'Abbot was born in Town. He wrote a lot (2011).'],
  ['the Abbotsford case (2011)', 'the Abbotsford case (2011)'],
  ['from [1, 2] to [0, 1]', 'from [1, 2] to [0, 1]'],
] as const)
  test(`a citation in “${text}”`, () => assert.equal(linkedIn(text), expected));

test('raised numbers are citations only where they are no exponents, mass numbers or affiliations', () => {
  const blocks = [
    p('Ann Ro', sup('1'), ', Bo Lo', sup('2')),
    title('Introduction'),
    p(
      'Pots crack',
      sup('1,2'),
      '. The ',
      sup('3'),
      'H of 5 m',
      sup('2'),
      ' and 10',
      sup('4'),
      ' pots ',
      sup('3–4'),
      '.',
    ),
  ];
  const { blocks: linked, count } = withCitations(blocks, {
    references: works.slice(0, 4),
    labels: new Map(),
  });
  assert.equal(count, 4);
  assert.deepEqual(
    linked.flatMap(({ children }) =>
      children.flatMap((node) => (typeof node === 'object' && node.name === 'xref' ? [textIn(node)] : [])),
    ),
    ['1, 2', '3, 4'],
  );
});

/** A project with a journal and a Word file. */
function journal(
  name: string,
  file: Uint8Array | string,
  journals = ['pots'],
): { root: string; path: string } {
  const root = join(project, '.tmp', `word-${name}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content/journals'), { recursive: true });
  for (const id of journals)
    writeFileSync(join(root, `content/journals/${id}.yaml`), `title: Journal of ${id}\n`);
  const path = join(root, 'Ro Pots 2026.docx');
  writeFileSync(path, file);
  return { root, path };
}
const options = { resolver: 'http://localhost:1' };

test('npm run add writes the record, the text, the pictures and a report', async () => {
  const { root, path } = journal('written', manuscripts[0]!.file);
  const { written, found } = await add(root, [path], options);
  assert.deepEqual(written, [
    'content/articles/ro-pots-2026.mdx',
    'content/articles/ro-pots-2026/image1.png',
  ]);
  assert.match(
    found.join('\n'),
    /title, abstract, 1 author, 3 keywords, 1 figure, 1 table, 2 formulas, 8 references, 8 linked citations\n {2}look at: “Figure 1” has no alternative text/,
  );
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  const [{ record }] = articles as [(typeof articles)[number]];
  assert.deepEqual(record.title, ['Cracked pots and their keepers']);
  assert.equal(record.references?.length, 8);
  const again = await add(root, [path], options);
  assert.deepEqual(again.written, []);
  assert.match(again.leftAlone.join(), /there is an article “ro-pots-2026” already/);
});

test('the works of a reference manager are in the references file, whose numbers the text cites', async () => {
  const { root, path } = journal('works', managed().file);
  await add(root, [path], options);
  assert.ok(readdirSync(join(root, 'content/articles')).includes('ro-pots-2026.refs.json'));
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    articles[0]!.record.references?.map(({ doi }) => doi),
    ['10.5555/pots.1', '10.5555/pots.2', '10.5555/pots.3'],
  );
});

test('which journal a Word file belongs to is asked, unless there is one', async () => {
  const { root, path } = journal('two', manuscripts[0]!.file, ['pots', 'jars']);
  await assert.rejects(
    add(root, [path], options),
    /does not say in which journal it is.\n {4}→ Name it: npm run add -- --in journals\/(?:jars|pots) article\.docx/,
  );
  await assert.rejects(add(root, [path], { ...options, container: 'pans' }), /there is no “pans”/);
  await add(root, [path], { ...options, container: 'jars' });
  assert.match(readFileSync(join(root, 'content/articles/ro-pots-2026.mdx'), 'utf8'), /^journal: jars$/m);
  const none = journal('none', manuscripts[0]!.file, []);
  await assert.rejects(add(none.root, [none.path], options), /there is none yet/);
});

test('a file that is no Word file, is too large, or finds no pandoc is reported; nothing is written', async () => {
  for (const text of ['', 'PK\u0003\u0004', '<html>', manuscripts[0]!.file.slice(0, 2000)]) {
    const { root, path } = journal('broken', text);
    await assert.rejects(add(root, [path], options), /it cannot be read as a Word file[^]*→ Open it in Word/);
    assert.deepEqual(readdirSync(join(root, 'content')), ['journals']);
  }
  await assert.rejects(readWord(project, 'a.docx', new Uint8Array(50_000_001), 'a'), /larger than 50 MB/);
  await assert.rejects(
    readWord('/', 'a.docx', manuscripts[0]!.file, 'a'),
    /not installed \(56 MB\)\.\n {4}→ Install it once: npm install --save-dev pandoc-wasm/,
  );
  const parts = unzipSync(manuscripts[0]!.file);
  const padded = zipSync({ ...parts, 'word/document.xml': new Uint8Array(60_000_000) });
  await assert.rejects(readWord(project, 'a.docx', padded, 'a'), /its text has more than 50 MB/);
  const { root } = journal('missing', '');
  await assert.rejects(add(root, ['nowhere.docx'], options), /there is no file nowhere\.docx/);
});

test('a hostile Word file is inert', async () => {
  const parts = unzipSync(manuscripts[0]!.file);
  const document = strFromU8(parts['word/document.xml']!);
  const withText = (text: string, doctype = '') =>
    zipSync({
      ...parts,
      'word/document.xml': strToU8(
        document.replace(/<\?xml[^>]*\?>/, `<?xml version="1.0"?>${doctype}`).replace('Introduction', text),
      ),
    });
  const entities = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`,
  );
  for (const doctype of [
    '<!DOCTYPE w [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
    `<!DOCTYPE w [<!ENTITY a0 "ha">${entities.join('')}]>`,
  ])
    await assert.rejects(read(withText('&a9;', doctype)), /it cannot be read as a Word file/);
  const { mdx } = await read(withText('&lt;script&gt;alert(1)&lt;/script&gt; {process.exit()}'));
  assert.match(mdx, /## \\<script\\>alert\(1\)\\<\/script\\> \\\{process\.exit\(\)\\\}/);
  assert.deepEqual(readBody(mdx, 1).problems, []);
});
