import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLibrary } from '../../src/library/library.ts';
import { head } from '../../src/metadata/index.ts';
import { articleFields, journalFields } from '../../src/record/fields.ts';
import { isId, slug } from '../../src/record/key.ts';
import { html } from '../../src/record/text.ts';
import { attacks } from '../fixtures/attacks.ts';

// Whatever the text of a record, the parts of a page follow a small grammar: no text becomes markup, and no name
// leaves its folder.

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1), numRuns: 500 });

const pieces = fc.constantFrom(
  ...Object.values(attacks).filter((text) => text.length < 300),
  '<',
  '>',
  '"',
  "'",
  '&',
  '</',
  '<!--',
  ']]>',
  '\\',
  '$',
  '`',
);
const hostile = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { maxLength: 5 })
  .map((parts) => parts.join(''));

/** The record of these texts; undefined if validation rejects it. */
function recordOf(text: string, other: string) {
  const article = articleFields.safeParse({
    title: `T ${text}`,
    authors: [{ family: `F ${other}`, given: text }, { literal: `L ${text}` }],
    journal: 'j',
    volume: text,
    issue: other,
    date: '2020',
    keywords: [`k ${text}`, `k ${other}`],
    abstract: `A ${other}`,
    identifiers: { [`i ${text}`]: `x ${other}` },
    section: `S ${text}`,
  });
  const journal = journalFields.safeParse({ title: `J ${text}`, publisher: `P ${other}` });
  if (!article.success || !journal.success) return undefined;
  const library = createLibrary(
    [{ citationKey: 'a', ...article.data, id: 'a' }],
    [{ id: 'j', ...journal.data }],
  );
  return library.articles[0]!;
}

const attribute = String.raw`(?: [\w:.-]+(?:="[^"]*")?)`;
const headGrammar = new RegExp(
  String.raw`^(?:\s|<(?:meta|link)${attribute}*>|<script type="application/ld\+json">[^<]*</script>)*$`,
);

test('the head of a page has only the site’s own tags, whatever the record contains', () => {
  let seen = 0;
  fc.assert(
    fc.property(hostile, hostile, (text, other) => {
      const article = recordOf(text, other);
      if (!article) return;
      seen += 1;
      const markup = head(article, undefined);
      assert.match(markup, headGrammar);
      for (const [, json] of markup.matchAll(/<script[^>]*>([^<]*)<\/script>/g)) JSON.parse(json!);
    }),
  );
  assert.ok(seen > 100);
});

test('titles and abstracts are text with a few allowed tags, without attributes', () => {
  const inline =
    /^(?:[^<>]|<\/?(?:i|b|sub|sup)>|<span class="sc">|<\/span>|<math(?:[^<>]|<\/?m\w+[^<>]*>)*<\/math>)*$/;
  fc.assert(
    fc.property(hostile, hostile, (text, other) => {
      const article = recordOf(text, other);
      if (!article) return;
      assert.match(html(article.title), inline);
      assert.doesNotMatch(html(article.title), /<[^>]* (?:on\w+|style|href|src)=/i);
      assert.match(html(article.abstract!), inline);
    }),
  );
});

test('a URL segment is one safe name, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ minLength: 200, maxLength: 400 })), (text) => {
      const step = slug(text);
      assert.match(step, /^[a-z0-9-]{0,102}$/);
      if (step) assert.ok(isId(step), step);
    }),
  );
  for (const name of ['con', 'PRN', 'aux', 'nul', 'COM1', 'lpt9'])
    assert.equal(slug(name), `${name.toLowerCase()}-1`);
});
