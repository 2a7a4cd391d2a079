import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemOf } from '../../src/components/lists/article-item.ts';
import { formats } from '../../src/exports/index.ts';
import { createLibrary } from '../../src/library/library.ts';
import { contextObject } from '../../src/metadata/coins.ts';
import { feedsOf } from '../../src/metadata/feeds/index.ts';
import { head } from '../../src/metadata/index.ts';
import { toSearchRecord, vocabularyOf } from '../../src/search/index/custom-record.ts';

// An article of a large collaboration, as at CERN: https://inspirehep.net

const count = 4000;
const last = `Author${count}`;
const library = createLibrary(
  [
    {
      id: 'collaboration',
      citationKey: 'collaboration',
      title: ['Observation of a new boson'],
      authors: Array.from({ length: count }, (_, index) => ({ given: 'Ann', family: `Author${index + 1}` })),
      container: 'journals/j',
      issued: { year: 2012 },
      keywords: [],
      identifiers: {},
      translations: {},
      relations: {},
    },
  ],
  [{ id: 'j', title: 'Physics', issn: {}, translations: {}, issues: [], kind: 'journal' }],
);
const [article] = library.articles;

test('head and files of an article name every author', () => {
  const top = head(article!, undefined);
  assert.equal(top.match(/name="citation_author"/g)?.length, count);
  assert.equal(top.match(/"@type":"Person"/g)?.length, count);
  // The plain text is a reference, in which the style shortens the list.
  for (const { id, write } of formats.filter((format) => format.id !== 'text'))
    assert.ok(write([article!]).includes(last), id);
});

test('lists, feeds, COinS and the search name the first authors, and the number of the others', () => {
  assert.equal(
    itemOf(article!, 'en').author,
    [...[1, 2, 3, 4, 5, 6].map((one) => `Ann Author${one}`), 'and 3994 more'].join('; '),
  );
  for (const { feed, format } of feedsOf(library)) {
    const text = format.write(feed);
    assert.ok(text.includes('Ann Author6') && !text.includes('Author7'), format.label);
    assert.ok(text.includes('and 3994 more'), format.label);
  }
  assert.equal(new URLSearchParams(contextObject(article!)).getAll('rft.au').length, 49);
  const { meta, url } = toSearchRecord(article!);
  assert.match(meta!['author']!, /and 3994 more$/);
  assert.ok(JSON.stringify({ meta, url }).length < 5000);
  assert.ok(!vocabularyOf([article!]).has(last.toLowerCase()));
});
