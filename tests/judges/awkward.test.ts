import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bibtex } from '../../src/exports/bibtex.ts';
import { formats, formatsOf } from '../../src/exports/index.ts';
import { ris as risFormat } from '../../src/exports/ris.ts';
import { compareWithRecord } from '../compare.ts';
import { limitsOf } from '../limits.ts';
import { awkward } from '../fixtures/awkward.ts';
import { readEach, readers } from '../readers/index.ts';

for (const format of formats)
  for (const reader of readers.filter(({ available, reads }) => available && reads.includes(format.id)))
    test(`${reader.name} reads the complete ${format.label} of every record`, async () => {
      const articles = awkward.filter((article) => formatsOf(article).includes(format));
      const found = await readEach(reader, format, articles);
      assert.equal(found.length, articles.length);
      for (const [index, article] of articles.entries())
        compareWithRecord(
          found[index]!,
          article,
          reader.name,
          format.id,
          limitsOf(reader.name, format.id, article.id),
        );
    });

test('braces in a BibTeX file are balanced even for readers that ignore escapes, such as BibTeX itself', () => {
  const bib = bibtex.write(awkward);
  let depth = 0;
  for (const [brace] of bib.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    assert.ok(depth >= 0);
  }
  assert.equal(depth, 0);
  assert.equal(bib.match(/^@article\{/gm)?.length, awkward.length);
});

test('a RIS file consists of tagged lines, each ending in CRLF', () => {
  const ris = risFormat.write(awkward);
  for (const line of ris.split('\r\n').filter(Boolean)) assert.match(line, /^[A-Z][A-Z0-9] {2}- /);
  assert.doesNotMatch(ris.replaceAll('\r\n', ''), /[\r\n]/);
  assert.equal(ris.match(/^ER {2}- $/gm)?.length, awkward.length);
});

test('every format except plain text has at least two readers', () => {
  for (const { id } of formats.filter((format) => format.id !== 'text'))
    assert.ok(readers.filter(({ reads }) => reads.includes(id)).length >= 2, id);
});

test('a record without a date is in every format except JATS, which requires one', () => {
  const undated = awkward.find(({ id }) => id === 'undated')!;
  assert.deepEqual(
    formats.filter((format) => !formatsOf(undated).includes(format)).map(({ id }) => id),
    ['jats'],
  );
});
