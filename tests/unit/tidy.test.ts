import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { frontMatter } from '../../src/sources/files/front-matter.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { tidyContent } from '../../src/sources/tidy/tidy-content.ts';
import { six } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'offprint-tidy-'));
after(() => rmSync(folder, { recursive: true }));

/** A record in canonical form; undefined if nothing changes. */
function tidyRecords(source: string): string | undefined {
  const root = projectWith({ 'articles/a.mdx': source, 'journals/j.yaml': 'title: J\n' });
  try {
    return tidyContent(root)[0]?.text;
  } finally {
    rmSync(root, { recursive: true });
  }
}

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

test('a file keeps its line ends, and a canonical one is canonical with any', () => {
  const journal = 'title: J\n';
  for (const end of ['\n', '\r\n']) {
    const withEnds = (text: string) => text.replaceAll('\n', end);
    const root = projectWith({
      'articles/a.mdx': withEnds(messy),
      'articles/b.mdx': withEnds(tidy.replace('the way', 'another way').replace('366', '3')),
      'journals/j.yaml': withEnds(`title: Journal J\n`),
    });
    assert.deepEqual(tidyContent(root), [{ path: 'content/articles/a.mdx', text: withEnds(tidy) }]);
  }
  const root = projectWith({ 'journals/j.yaml': journal.replaceAll('\n', '\r\n') });
  assert.deepEqual(tidyContent(root), []);
});

test('a comparison is not a tag', () => {
  const record = '---\ntitle: When a<b and c>d hold\njournal: j\nabstract: If r<p and s>t, then i<q.\n---\n';
  assert.deepEqual(
    tidyContent(projectWith({ 'articles/a.mdx': record, 'journals/j.yaml': 'title: J\n' })),
    [],
  );
});

test('no word of a title, abstract or name is changed, whatever the text and the line ends', () => {
  const wordsIn = (text: unknown) => String(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      'i',
      'p',
      's',
      'sub',
      'Ro',
      'Jr',
      'von',
      '<',
      '>',
      '<b',
      'p>',
      '<i>',
      '<p>',
      '=',
      '"',
      "'",
      '$',
      '\\\\',
      '#',
      ':',
      ',',
      '.',
      ' ',
      ' ',
      ' ',
      '\u00a0',
      '–',
      '(',
      ')',
      '[',
      '*',
      '&',
      '1',
      '2020',
      'ё',
      '字',
    ],
  );
  const text = fc
    .array(piece, { minLength: 1, maxLength: 14 })
    .map((pieces) => pieces.join(''))
    .filter((one) => /\p{L}/u.test(one));
  fc.assert(
    fc.property(text, text, text, fc.constantFrom('\n', '\r\n'), (title, abstract, family, end) => {
      const fields = { journal: 'j', title, abstract, authors: [{ family, given: 'Ann' }] };
      const source = `---\n${stringify(fields)}---\n`.replaceAll('\n', end);
      const tidied = tidyRecords(source);
      if (tidied === undefined) return;
      const read = parse(frontMatter(tidied)!.yaml) as typeof fields;
      assert.deepEqual(
        [read.title, read.abstract, read.authors[0]!.family].map(wordsIn),
        [title, abstract, family].map(wordsIn),
      );
    }),
    { seed: 7, numRuns: 400 },
  );
});

test('the shipped records are tidy', () => {
  const root = mkdtempSync(join(folder, 'site-'));
  cpSync(join(six, 'content'), join(root, 'content'), { recursive: true });
  for (const { path, text } of tidyContent(root))
    assert.equal(text, readFileSync(join(root, path), 'utf8'), path);
});
