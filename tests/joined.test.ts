import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bulkFormats } from '../src/exports/index.ts';
import { joining } from '../src/files/joined.ts';
import * as urls from '../src/urls.ts';
import { manyArticles } from './fixtures/many.ts';

test('a large collection’s files, joined of pieces in any order, are those that are written at once', () => {
  const out = mkdtempSync(join(tmpdir(), 'offprint-'));
  const articles = manyArticles(7);
  const pieces = [articles.slice(0, 3), articles.slice(3, 6), articles.slice(6)];
  const add = joining(out, `${urls.base}all`);
  for (const index of [1, 2, 0])
    add(
      { index, of: pieces.length },
      bulkFormats.map((format) => format.write(pieces[index]!)),
    );
  assert.ok(bulkFormats.length >= 4);
  for (const format of bulkFormats)
    assert.equal(readFileSync(join(out, `all.${format.extension}`), 'utf8'), format.write(articles));
});
