import { Cite } from '@citation-js/core';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cslJson } from '../../src/exports/csl-json.ts';
import { bulkFormats, formats, formatsOf, isBulk } from '../../src/exports/index.ts';
import 'offprint/citation-js';
import { formatReference } from '../../src/exports/reference.ts';
import { compareWithRecord } from '../compare.ts';
import { libraryOf } from '../records.ts';
import { readers } from '../readers/index.ts';
import { project } from '../site.ts';

const { articles } = libraryOf();

// UPDATE_EXPECTED=1 npm test rewrites them; read the diff before you commit it.
for (const article of articles)
  for (const format of formatsOf(article))
    test(`${article.id}.${format.extension} is the expected file`, () => {
      const path = join(project, 'tests/expected', `${article.id}.${format.extension}`);
      const text = format.write([article]);
      if (process.env['UPDATE_EXPECTED']) writeFileSync(path, text);
      assert.ok(existsSync(path), `${path} is missing`);
      assert.equal(text, readFileSync(path, 'utf8'));
    });

test('several page ranges are in every format that supports them', () => {
  const record = { ...articles[0]!, pages: { first: '1', last: '15', printed: '1-10, 15' } };
  const written = Object.fromEntries(formats.map((format) => [format.id, format.write([record])]));
  assert.match(written['bibtex']!, /pages = \{1--10, 15\}/);
  assert.match(written['csl-json']!, /"page": "1-10, 15"/);
  assert.match(written['ris']!, /^SP {2}- 1-10, 15\r\nSN/m);
  assert.match(written['jats']!, /<lpage>15<\/lpage>\s*<page-range>1-10, 15<\/page-range>/);
});

test('page labels with hyphens are one value in RIS', () => {
  const record = { ...articles[0]!, pages: { first: '10-1', last: '10-20' } };
  assert.match(formats.find(({ id }) => id === 'ris')!.write([record]), /^SP {2}- 10-1-10-20\r\nSN/m);
});

for (const reader of readers)
  for (const format of formats.filter(({ id }) => reader.reads.includes(id)))
    test(
      `${reader.name} reads every complete record from ${format.label}`,
      { skip: !reader.available && 'not installed' },
      async () => {
        for (const article of articles.filter((one) => formatsOf(one).includes(format))) {
          const [found, ...more] = await reader.read(format.write([article]), format.id);
          assert.equal(more.length, 0);
          compareWithRecord(found!, article, reader.name, format.id);
        }
        if (isBulk(format))
          assert.equal((await reader.read(format.write(articles), format.id)).length, articles.length);
      },
    );

test('Citation.js uses our writers, without losses in CSL-JSON', () => {
  const cite = new Cite(cslJson.write(articles));
  for (const format of bulkFormats.filter(({ id }) => id !== 'csl-json'))
    assert.equal(cite.format(format.id), format.write(articles));
});

test('the formatted reference is the same as HTML and as text', () => {
  const { html, text } = formatReference(articles[0]!, 'apa');
  assert.equal(
    text,
    'Tishkov, S. (2025). Leadership of the Republic of Kenya in the Multinational Security Support Mission for Haiti: Experience and Lessons for ad hoc Coalitions. Vestnik RUDN. International Relations, 25(3), 366–381. https://offprint.example/articles/tishkov-2025-kenya/',
  );
  assert.match(html, /<i>Vestnik RUDN\. International Relations<\/i>, <i>25<\/i>\(3\), 366–381\./);
});
