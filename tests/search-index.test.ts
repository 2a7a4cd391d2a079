import assert from 'node:assert/strict';
import { decode, encode } from 'cborg';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../src/record/article.ts';
import { Reader, Writer } from '../src/search/cbor.ts';
import { mergedFiles, type Part } from '../src/search/merged.ts';
import { end, filesOf, type Files } from '../src/search/pagefind.ts';
import { indexPiece, piecesOf } from '../src/search/pieces.ts';
import { fieldsOf, toSearchRecord } from '../src/search/record.ts';
import { awkward } from './fixtures/awkward.ts';
import { manyArticles } from './fixtures/many.ts';

// The index that is put together from pieces is held against the one that Pagefind itself writes of all articles.

after(end);

const unpacked = (file: Uint8Array) => gunzipSync(file).subarray('pagefind_dcd'.length);
const one = (files: Files, end: string) => [...files].find(([path]) => path.endsWith(end))![1];

interface Index {
  /** The files of words, from the first word to the last. */
  readonly words: readonly string[];
  readonly ranges: readonly unknown[];
  readonly filters: ReadonlyMap<string, unknown>;
  readonly others: readonly unknown[];
}

function indexIn(files: Files): Index {
  const [version, pages, chunks, filters, sorts, fields] = decode(unpacked(one(files, '.pf_meta'))) as [
    string,
    [string, number][],
    [string, string, string][],
    [string, string][],
    unknown,
    unknown,
  ];
  return {
    words: chunks.map(([, , name]) => unpacked(files.get(`index/${name}.pf_index`)!).toString('hex')),
    ranges: chunks.map(([from, to]) => [from, to]),
    filters: new Map(
      filters.map(([name, file]): [string, unknown] => {
        const [, values] = decode(unpacked(files.get(`filter/${file}.pf_filter`)!)) as [
          string,
          [string, unknown][],
        ];
        return [name, new Map(values)];
      }),
    ),
    others: [version, pages.map(([, words]) => words), sorts, fields],
  };
}

// Some of the first pieces know nothing of keywords, and most nothing of a title in French.
const articles = manyArticles(1200).flatMap((article, index): Article[] => {
  const odd = index % 7 === 3 ? awkward[(index - 3) / 7] : undefined;
  if (index < 30) return [{ ...article, keywords: [] }];
  if (index === 1000) return [{ ...article, translations: { fr: { title: ['Le titre en français'] } } }];
  return odd ? [article, odd] : [article];
});
const fields = fieldsOf(articles);

async function merged(pieces: readonly (readonly Article[])[]): Promise<Files> {
  const parts: Part[] = [];
  for (const [index, piece] of pieces.entries())
    parts.push([(await indexPiece(piece, fields))[0], `${index}/`]);
  const any = await filesOf([toSearchRecord(articles[0]!)]);
  return new Map(mergedFiles(parts, Buffer.from(any.get('pagefind-entry.json')!).toString()));
}

test('pieces make, to the byte, the index that Pagefind makes of all', async () => {
  const [first, ...others] = articles.map(toSearchRecord);
  // As the first of a piece has them.
  const all = {
    ...first!,
    meta: { ...Object.fromEntries(fields.map((name) => [name, ''])), ...first!.meta },
  };
  const whole = indexIn(await filesOf([all, ...others]));
  assert.ok(whole.words.length > 10);
  const cuts = [0, 1, 30, 31, 400, 900];
  const pieces = cuts.map((from, index) => articles.slice(from, cuts[index + 1]));
  assert.deepEqual(indexIn(await merged(pieces)), whole);
  assert.deepEqual(indexIn(await merged(piecesOf(articles).map(({ articles }) => articles))), whole);
});

test('of no article there is an index, too', async () => {
  const { words, others } = indexIn(await merged([]));
  assert.deepEqual([words, others], [[], ['1.5.2', [], [], []]]);
});

test('an article is in the same piece however many come after it', () => {
  const of = (count: number) =>
    piecesOf(articles.slice(-count)).map(({ number, articles }) => [number, articles.length]);
  assert.deepEqual(of(1), [[1, 1]]);
  assert.deepEqual(of(500), [[1, 500]]);
  assert.deepEqual(of(501), [
    [2, 1],
    [1, 500],
  ]);
  const [, , oldest] = piecesOf(articles);
  assert.deepEqual(oldest!.articles, articles.slice(-500));
  assert.deepEqual(piecesOf([]), []);
});

test('what is written for an index is CBOR as others write and read it', () => {
  for (const value of [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1]) {
    const text = 'ж'.repeat(value % 70_000);
    const writer = new Writer();
    writer.array(3);
    writer.unsigned(value);
    writer.text(text);
    const numbers = [-1, -24, -25, -70_000, value];
    writer.encoded(encode(numbers));
    const bytes = writer.take();
    assert.deepEqual(decode(bytes), [value, text, numbers]);
    const reader = new Reader(bytes);
    assert.deepEqual([reader.array(), reader.unsigned(), reader.text()], [3, value, text]);
    assert.equal(reader.skipNumbers(), numbers.length);
    assert.equal(reader.at, bytes.length);
  }
  assert.throws(() => new Reader(encode('text')).array(), /unexpected byte 100/);
});
