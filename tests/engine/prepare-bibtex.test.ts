import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { prepareBibtex } from '../../src/engine/prepare-bibtex.ts';
import { bibtex } from '../../src/exports/bibtex.ts';
import { forget } from '../../src/sources/bibliography/bibtex-read.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { manyArticles } from '../fixtures/many.ts';
import { project } from '../site.ts';

test('entries that were read ahead, or kept by the last build, are the same records', async () => {
  const root = mkdtempSync(join(tmpdir(), 'offprint-'));
  const file = join(root, 'content/all.bib');
  const cache = join(root, 'cache');
  mkdirSync(join(root, 'content'));
  // So many that workers read them.
  const many = bibtex.write(manyArticles(120));
  const wrong =
    '@article{wrong, title = {Backwards}, journal = {Review of World History}, pages = {20--10}}\n';
  writeFileSync(file, `${many}\n${wrong}`);
  cpSync(join(project, 'tests/fixtures/bibliographies/dirty.bib'), join(root, 'content/dirty.bib'));
  let read = 0;
  const readAgain = () => {
    // The content of a file that is the same is not read again.
    utimesSync(file, 1, (read += 1));
    return JSON.stringify(readContent(root, 'leave-out'));
  };
  const plainly = readAgain();
  assert.ok(JSON.parse(plainly).articles.length > 120 && JSON.parse(plainly).leftOut.length > 3);
  for (const version of ['1', '1', '2']) {
    await prepareBibtex(root, cache, version, 100);
    assert.equal(readAgain(), plainly);
    forget();
  }
  // One entry more is added to what is kept.
  const before = readFileSync(join(cache, 'bibtex.jsonl'), 'utf8');
  appendFileSync(
    file,
    '\n@article{more, title = {More}, journal = {Review of World History}, year = 2020}\n',
  );
  await prepareBibtex(root, cache, '2', 100);
  const after = readFileSync(join(cache, 'bibtex.jsonl'), 'utf8');
  assert.ok(after.startsWith(before) && after.split('\n').length === before.split('\n').length + 1);
  assert.equal(JSON.parse(readAgain()).articles.length, JSON.parse(plainly).articles.length + 1);
  forget();
});
