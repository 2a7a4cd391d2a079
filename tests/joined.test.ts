import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bulkFormats } from '../src/exports/index.ts';
import { joining } from '../src/files/joined.ts';
import type { Article } from '../src/record/article.ts';
import * as urls from '../src/urls.ts';
import { manyArticles } from './fixtures/many.ts';

const articles = manyArticles(9);
const folder = () => mkdtempSync(join(tmpdir(), 'offprint-'));
const stem = `${urls.base}all`;
/** Pieces of three, whose keys are their articles. */
const piecesOf = (all: readonly Article[]) =>
  [0, 3, 6].map((from) => all.slice(from, from + 3)).filter(({ length }) => length > 0);
const keysOf = (all: readonly Article[]) =>
  piecesOf(all).map((piece) => piece.map(({ id, title }) => id + title.join('')).join());
const textsOf = (piece: readonly Article[]) => bulkFormats.map((format) => format.write(piece));

function assertWhole(out: string, all: readonly Article[]) {
  assert.ok(bulkFormats.length >= 4);
  for (const format of bulkFormats)
    assert.equal(readFileSync(join(out, `all.${format.extension}`), 'utf8'), format.write(all));
}

test('a large collection’s files, joined of pieces in any order, are those that are written at once', () => {
  const out = folder();
  const joined = joining({ from: folder(), out, stem, keys: keysOf(articles), before: [] });
  assert.deepEqual(joined.missing, [0, 1, 2]);
  for (const place of [1, 2, 0]) joined.take(place, textsOf(piecesOf(articles)[place]!));
  assertWhole(out, articles);
});

test('pieces that are the same are taken out of the last files, wherever they stood', () => {
  const from = folder();
  const first = joining({ from: folder(), out: from, stem, keys: keysOf(articles), before: [] });
  for (const place of first.missing) first.take(place, textsOf(piecesOf(articles)[place]!));
  const changed = articles.map((article, index) =>
    index === 4 ? { ...article, title: ['Größer als zuvor'] } : article,
  );
  for (const [all, missing] of [
    [articles, []],
    [changed, [1]],
    [changed.slice(3), [0]],
    [[...articles.slice(6), ...changed.slice(3, 6), ...articles.slice(0, 3)], [1]],
  ] as const) {
    const out = folder();
    const joined = joining({ from, out, stem, keys: keysOf(all), before: first.noted });
    assert.deepEqual(joined.missing, missing);
    for (const place of missing) joined.take(place, textsOf(piecesOf(all)[place]!));
    assertWhole(out, all);
    assert.deepEqual(
      joined.noted.map(({ key }) => key),
      keysOf(all),
    );
  }
});
