import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../src/exports/index.ts';
import { compareWithRecord, type Limit, without } from './compare.ts';
import { awkward } from './fixtures/awkward.ts';
import { readers } from './readers/index.ts';

// What a reader makes of one oddity whatever the file says, by the record's name: the field that is not compared.
const limits: Record<string, Record<string, readonly Limit[]>> = {
  '@retorquere/bibtex-parser bibtex': {
    // takes a raw < for the ¡ of an old font; \textless{} is misread by two others
    'less-than': [without('title')],
    // BibTeX has no way to write a comma inside a keyword
    'keywords-with-commas': [without('keywords')],
  },
  'biblatex-csl-converter bibtex': {
    // loses \textbraceleft, which alone keeps a brace without its fellow from ending the entry
    'lonely-braces': [without('abstract')],
    // loses \textasciicircum{}; \^{} is misread by two others
    'latex-specials': [without('title')],
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc bibtex': {
    'lonely-braces': [without('abstract')],
    // keeps $_{2}$, which the others read, and raises a word behind "E."
    markup: [without('title')],
    // makes a dropping particle of every small one
    particles: [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc ris': {
    particles: [without('authors')],
    // takes Family, Given, Suffix for Family, Suffix, Given
    suffixes: [without('authors')],
    // RIS cannot write a comma inside a family name
    'names-with-and-or-comma': [without('authors')],
    // joins keywords by commas itself
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc csl-json': { 'keywords-with-commas': [without('keywords')] },
  'bibutils bibtex': {
    'lonely-braces': [without('abstract')],
    // has no \textasciicircum{} and no \textbackslash{}
    'latex-specials': [without('title')],
    // drops an organisation of one word
    'single-name': [without('authors')],
    'keywords-with-commas': [without('keywords')],
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
  for (const format of formats)
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
  for (const format of formats)
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
