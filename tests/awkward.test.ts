import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bulkFormats, formats, formatsOf } from '../src/exports/index.ts';
import { compareWithRecord, type Limit, without } from './compare.ts';
import { awkward } from './fixtures/awkward.ts';
import { readers } from './readers/index.ts';

// What a reader makes of one oddity whatever the file says, by the record's name: the field that is not compared.
const limits: Record<string, Record<string, readonly Limit[]>> = {
  '@retorquere/bibtex-parser bibtex': {
    // takes a raw < for the ¡ of an old font; \textless{} is misread by two others
    'less-than': [without('title')],
    entities: [without('abstract')],
    // sets a fraction in characters of its own
    math: [without('title', 'abstract')],
    // BibTeX has no way to write a comma inside a keyword
    'keywords-with-commas': [without('keywords')],
  },
  'biblatex-csl-converter bibtex': {
    // loses \textbraceleft, which alone keeps a brace without its fellow from ending the entry
    'lonely-braces': [without('abstract')],
    // loses \textasciicircum{}; \^{} is misread by two others
    'latex-specials': [without('title')],
    'keywords-with-commas': [without('keywords')],
    // drops the line of a fraction
    math: [without('title')],
  },
  'pandoc bibtex': {
    'lonely-braces': [without('abstract')],
    // keeps TeX, which the others read
    markup: [without('title')],
    math: [without('title')],
    // what our reading of it drops: a tag in its answer cannot be told from one in the text
    entities: [without('abstract')],
    // makes a dropping particle of every small one
    particles: [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc ris': {
    entities: [without('abstract')],
    particles: [without('authors')],
    // takes Family, Given, Suffix for Family, Suffix, Given
    suffixes: [without('authors')],
    // RIS cannot write a comma inside a family name
    'names-with-and-or-comma': [without('authors')],
    // joins keywords by commas itself
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc csl-json': {
    'keywords-with-commas': [without('keywords')],
    entities: [without('abstract')],
  },
  'biblatex-csl-converter csl-json': {
    particles: [without('authors')],
    // CSL-JSON has no way to say that <b> is not a tag
    entities: [without('abstract')],
  },
  'pandoc jats': {
    // has no string-name and no suffix
    organisations: [without('authors')],
    'single-name': [without('authors')],
    suffixes: [without('authors')],
    'names-with-and-or-comma': [without('authors')],
    // keeps TeX
    math: [without('title', 'abstract')],
  },
  // drops the line of a fraction
  'jats-xml jats': { math: [without('title')] },
  // Dublin Core has one place for pages and article number
  'fast-xml-parser dublin-core': { 'article-number': [without('pages')] },
  'libxml2 dublin-core': { 'article-number': [without('pages')] },
  'bibutils bibtex': {
    'lonely-braces': [without('abstract')],
    // has no \textasciicircum{} and no \textbackslash{}
    'latex-specials': [without('title')],
    // drops an organisation of one word
    'single-name': [without('authors')],
    'keywords-with-commas': [without('keywords')],
    // has no \\frac
    math: [without('title')],
  },
  'bibutils ris': {
    suffixes: [without('authors')],
    // takes organisations apart in spite of the comma, and names at " and "
    organisations: [without('authors')],
    'names-with-and-or-comma': [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
};

for (const article of awkward)
  for (const format of formatsOf(article).filter(({ id }) => readers.some(({ reads }) => reads.includes(id))))
    test(`${article.id}: every reader takes ${format.label} whole`, async () => {
      const file = format.write([article]);
      for (const reader of readers.filter(({ available, reads }) => available && reads.includes(format.id))) {
        const [found, ...more] = await reader.read(file, format.id);
        assert.equal(more.length, 0, `${reader.name} found a second record`);
        // A reader's LaTeX is the same in both flavours of BibTeX.
        const flavour = format.id.replace('biblatex', 'bibtex');
        const ofThisRecord = limits[`${reader.name} ${flavour}`]?.[article.id];
        compareWithRecord(found!, article, reader.name, format.id, ofThisRecord);
      }
    });

test('every reader counts all the records of one file', async () => {
  for (const format of bulkFormats)
    for (const reader of readers.filter(({ available, reads }) => available && reads.includes(format.id)))
      assert.equal((await reader.read(format.write(awkward), format.id)).length, awkward.length, reader.name);
});

test('a BibTeX file is balanced even to a reader that does not know escapes, as BibTeX itself', () => {
  const bib = formats.find(({ id }) => id === 'bibtex')!.write(awkward);
  let depth = 0;
  for (const [brace] of bib.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    assert.ok(depth >= 0);
  }
  assert.equal(depth, 0);
  assert.equal(bib.match(/^@article\{/gm)?.length, awkward.length);
});

test('a RIS file is lines of tags and nothing else, each ended by CRLF', () => {
  const ris = formats.find(({ id }) => id === 'ris')!.write(awkward);
  for (const line of ris.split('\r\n').filter(Boolean)) assert.match(line, /^[A-Z][A-Z0-9] {2}- /);
  assert.doesNotMatch(ris.replaceAll('\r\n', ''), /[\r\n]/);
  assert.equal(ris.match(/^ER {2}- $/gm)?.length, awkward.length);
});

test('every format has at least two readers, but for the text that people read', () => {
  for (const { id } of formats.filter((format) => format.id !== 'text'))
    assert.ok(readers.filter(({ reads }) => reads.includes(id)).length >= 2, id);
});

test('a record without a date is in every format but JATS, which asks for one', () => {
  const undated = awkward.find(({ id }) => id === 'undated')!;
  assert.deepEqual(
    formats.filter((format) => !formatsOf(undated).includes(format)).map(({ id }) => id),
    ['jats'],
  );
});
