import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { readContent } from '../../src/sources/read-content.ts';
import { tidyContent } from '../../src/sources/tidy/tidy-content.ts';
import { six } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'offprint-tidy-'));
after(() => rmSync(folder, { recursive: true }));

/** A project with these files below `content/`. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(folder, 'site-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  }
  return root;
}

const messy = `---
# Sent by the author.
Keywords: peacekeeping; Kenya
journal: Journal J
title: "Peace: the way"
Vol: Vol. 010
author: Tishkov, Sergey   # checked
pages: pp. 366–81
year: 2025
licence: CC BY 4.0
---

Text  as it was.
`;
const tidy = `---
title: "Peace: the way"
authors:
  - given: Sergey
    family: Tishkov
journal: j
volume: "010"
pages: 366-381
date: 2025
# Sent by the author.
keywords:
  - peacekeeping
  - Kenya
license: CC-BY-4.0
---

Text  as it was.
`;

test('a record is rewritten in canonical form and order; its body and meaning stay the same', () => {
  const root = projectWith({ 'articles/a.mdx': messy, 'journals/j.yaml': 'title: Journal J\n' });
  const before = readContent(root).articles[0]!.record;
  assert.deepEqual(tidyContent(root), [{ path: 'content/articles/a.mdx', text: tidy }]);
  writeFileSync(join(root, 'content/articles/a.mdx'), tidy);
  assert.deepEqual(tidyContent(root), []);
  assert.deepEqual(readContent(root).articles[0]!.record, before);
});

test('an uncertain record stays unchanged', () => {
  const root = projectWith({
    'articles/a.mdx': '---\njournal: j\ntitle: T\nauthors: Ann Bo Cy\n---\n',
    'articles/b.mdx': '---\njournal: j\ntitle: T: U\n---\n',
    'journals/j.yaml': 'title: J\n',
  });
  assert.deepEqual(tidyContent(root), []);
});

test('the shipped records are tidy', () => {
  const root = mkdtempSync(join(folder, 'site-'));
  cpSync(join(six, 'content'), join(root, 'content'), { recursive: true });
  for (const { path, text } of tidyContent(root))
    assert.equal(text, readFileSync(join(root, path), 'utf8'), path);
});
