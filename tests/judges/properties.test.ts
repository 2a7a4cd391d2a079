import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../src/exports/index.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { Article } from '../../src/record/article.ts';
import { articleFields, journalFields } from '../../src/record/fields.ts';
import { distinctKeys, isCitationKey, suggestKey } from '../../src/record/key.ts';
import { parseText, plain, printText } from '../../src/record/text.ts';
import { compareWithRecord, type Limit, without } from '../compare.ts';
import { readEach, readers } from '../readers/index.ts';

// Whatever the text of any field, a file is one well-formed record and reads back to the same text. Records are
// parsed like editors' files. Every run uses the same texts, so it fails because of a change and not by
// chance; SEED=7 npm test uses others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

type Texts = Readonly<
  Record<'title' | 'abstract' | 'journal' | 'publisher' | 'family' | 'literal' | 'keyword', string>
>;

const escaped = (text: string) => text.replace(/[\\$<]/g, '\\$&');

/** A record with these texts; undefined if one is empty and so would be absent. */
function recordOf(texts: Texts): Article | undefined {
  const article = articleFields.safeParse({
    title: escaped(texts.title),
    abstract: escaped(texts.abstract),
    journal: 'j',
    authors: [{ family: texts.family, given: 'Jane' }, { literal: texts.literal }],
    keywords: [texts.keyword],
    volume: '1',
    date: '2020',
  });
  const journal = journalFields.safeParse({ title: texts.journal, publisher: texts.publisher });
  if (!article.success || !journal.success) return undefined;
  const { title, authors, abstract = [], keywords } = article.data;
  const { title: name, publisher } = journal.data;
  const all = [plain(title), plain(abstract), name, publisher, keywords[0], authors[0]?.family];
  if (![...all, authors[1]?.literal].every(Boolean)) return undefined;
  return createLibrary([{ ...article.data, id: 'k', citationKey: 'k' }], [{ ...journal.data, id: 'j' }])
    .articles[0];
}

const textsOf = (unit: fc.Arbitrary<string>, name = unit, label = name) => {
  const text = fc.string({ unit, minLength: 1, maxLength: 60 });
  const word = fc.string({ unit: name, minLength: 1, maxLength: 20 });
  return fc.record({
    // readers have rules for how a title begins
    title: text.map((words) => `On ${words}`),
    abstract: text,
    journal: text,
    publisher: text,
    // a lower-case word is a particle
    family: word.map((letters) => `A${letters.replace(/\s/gu, '')}`),
    literal: word.map((letters) => `The ${letters}`),
    keyword: fc.string({ unit: label, minLength: 1, maxLength: 20 }),
  });
};

const dangerous = fc.constantFrom(
  ...'{}\\$&%#_^~<>"\'`@,;:.-–=|/()[]\r\n\t \0\u0007\u200B\u202E\u2028\uFFFE',
  '\nER  - \n',
  '\nTY  - JOUR\n',
  '}\n@article{x,',
  ' and ',
  '</title>',
  ']]>',
  '&amp;',
  '<![CDATA[',
  '\uD800',
  '\\end{document}',
);
const anything = fc.oneof(dangerous, fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }));

const wellFormed: Record<string, (file: string) => void> = {
  bibtex: oneEntry,
  biblatex: oneEntry,
  ris(file) {
    const lines = file.split('\r\n');
    assert.equal(lines.pop(), '');
    assert.equal(lines.filter((line) => line.startsWith('TY  - ')).length, 1);
    assert.equal(lines.indexOf('ER  - '), lines.length - 1);
    for (const line of lines) assert.match(line, /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
  },
  'csl-json': (file) => void assert.equal((JSON.parse(file) as unknown[]).length, 1),
  jats: (file) => void assert.equal(XMLValidator.validate(file), true),
  'dublin-core': (file) => void assert.equal(XMLValidator.validate(file), true),
  text: (file) => void assert.match(file, /^[^\n]+\n$/),
};

function oneEntry(file: string) {
  let depth = 0;
  let entries = 0;
  for (const [character] of file.matchAll(/[{}]/g)) {
    if (character === '{' && depth === 0) entries += 1;
    depth += character === '{' ? 1 : -1;
    assert.ok(depth >= 0);
  }
  assert.deepEqual([depth, entries], [0, 1]);
  assert.equal(file.match(/^@/gm)?.length, 1);
}

for (const { id, label, write } of formats)
  test(`whatever the text of a record, ${label} stays one well-formed record`, () =>
    fc.assert(
      fc.property(textsOf(anything), (texts) => {
        const record = recordOf(texts);
        if (record) wellFormed[id]!(write([record]));
      }),
      { numRuns: 300 },
    ));

// Texts that a reader misreads whatever the file; each is also in awkward.test.ts, except for the
// TeX ligatures, which nobody reads as text.
const unread: Record<string, { readonly characters: string; readonly limits?: readonly Limit[] }> = {
  '@retorquere/bibtex-parser bibtex': { characters: '`' },
  'biblatex-csl-converter bibtex': { characters: '{}`' },
  'pandoc bibtex': { characters: '{}`' },
  // removes quotes, splits titles at a colon or question mark, and drops an organisation of one word
  'bibutils bibtex': { characters: '"`\\^:?', limits: [without('authors')] },
  'bibutils ris': { characters: ':?', limits: [without('authors')] },
  'pandoc csl-json': { characters: '"' },
  'biblatex-csl-converter csl-json': { characters: '<>' },
  'pandoc jats': { characters: '', limits: [without('authors')] },
};

const characters = [
  ...'abcdeXYZ059 éłñøđåÅşțịÜ АБвгΑΩ中日يعא&%#$_@"`.!?()[]/*+=|–—“”«»:;,{}\\^~<>',
  // single spaces, hyphens and apostrophes: two are a TeX ligature
  ...['a b', 'a-b', 'a’b', 'A. B'],
];
const letters = [...'abcdeXYZ éłñåÜАБвгΑΩ中日&#_'];
const nameLetters = [...letters, '%', '$'];

for (const reader of readers.filter(({ available }) => available))
  for (const format of formats.filter(({ id }) => reader.reads.includes(id)))
    test(`whatever the text in ${format.label}, ${reader.name} reads the same text`, async () => {
      const flavour = `${reader.name} ${format.id.replace('biblatex', 'bibtex')}`;
      const { characters: not = '', limits = [] } = unread[flavour] ?? {};
      const units = characters.filter((unit) => ![...unit].some((character) => not.includes(character)));
      // One file has the whole sample.
      const texts = textsOf(
        fc.constantFrom(...units),
        fc.constantFrom(...nameLetters),
        fc.constantFrom(...letters),
      );
      const records = fc
        .sample(texts, 60)
        .map(recordOf)
        .filter((record) => record !== undefined)
        .map((record, index) => ({ ...record, citationKey: `k${index}` }));
      assert.ok(records.length > 40, `${records.length}`);
      const found = await readEach(reader, format, records);
      assert.equal(found.length, records.length);
      for (const [index, record] of records.entries())
        compareWithRecord(found[index]!, record, reader.name, format.id, limits);
    });

test('printing and parsing a text is lossless', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(dangerous, fc.constantFrom('<i>', '</i>', '$x$', '$')) }),
      (source) => {
        const text = parseText(source);
        assert.deepEqual(parseText(printText(text)), text);
      },
    ),
  ));

test('keys are ASCII, not empty and unique, whatever the script', () =>
  fc.assert(
    fc.property(
      fc.array(textsOf(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), { minLength: 1 }),
      (all) => {
        const keys = distinctKeys(
          all
            .map(recordOf)
            .filter((one) => one !== undefined)
            .map(suggestKey),
        );
        assert.ok(keys.every(isCitationKey), keys.join(' '));
        assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
      },
    ),
    { numRuns: 50 },
  ));
