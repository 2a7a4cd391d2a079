import { decode, encode } from 'cborg';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Reader, Writer } from './cbor.ts';
import type { Indexed } from './pieces.ts';
import { allParts, partOf } from './spelling.ts';

// Puts together what Pagefind 1.5 made of pieces: the files are, to the byte, those that it writes of all articles at
// once (tests/search-index.test.ts), but for the names of the articles' own files and the order of filters, which with it is one
// of chance. Its format: https://github.com/Pagefind/pagefind/tree/v1.5.2/pagefind/src/index

/** A piece, and the folder of its articles' own files, with a slash at the end. */
export type Part = readonly [indexed: Indexed, folder: string];

/** What Pagefind says of its index before all else, in `pagefind-entry.json`. */
interface EntryFile {
  version: string;
  languages: Record<string, { hash: string; wasm: string; page_count: number }>;
}

/** What is known of an index as a whole, in a `.pf_meta`. */
type Meta = [
  version: string,
  pages: [name: string, words: number][],
  chunks: [from: string, to: string, name: string][],
  filters: [name: string, file: string][],
  sorts: [name: string, pages: number[]][],
  fields: string[],
];

/** A filter with the pages of each value, in a `.pf_filter`. */
type Filter = [name: string, values: [value: string, pages: number[]][]];

/** The only language of our records. */
const language = 'en';

/**
 * The files that hold all pieces, one after another, by their paths.
 * @param entry what Pagefind writes of any index
 * @param packing what makes a file of what is to be in it
 */
export function* mergedFiles(
  parts: readonly Part[],
  entry: string,
  packing = pack,
): Generator<[path: string, content: Uint8Array]> {
  const head = JSON.parse(entry) as EntryFile;
  const metas = parts.map(([{ meta }]) => decode(unpack(meta)) as Meta);
  const pages = metas.flatMap(([, pages], index) =>
    pages.map(([name, words]): [string, number] => [parts[index]![1] + name, words]),
  );
  let before = 0;
  const starts = metas.map(([, { length }]) => (before += length) - length);
  const name = naming();
  const chunks: Meta[2] = [];
  for (const { from, to, content } of chunksOf(wordsOf(parts, starts))) {
    const file = name(content, 7);
    chunks.push([from, to, file]);
    yield [`index/${file}.pf_index`, packing(content)];
  }
  for (const [index, next] of chunks.slice(1).entries()) {
    const chunk = chunks[index]!;
    const [to, from] = shortest(chunk[1], next[0]);
    if (Buffer.compare(Buffer.from(to), Buffer.from(chunk[0])) >= 0) chunk[1] = to;
    next[0] = from;
  }
  const filters: Meta[3] = [];
  for (const filter of filtersOf(parts, starts)) {
    const content = encode(filter);
    const file = name(content, 7);
    filters.push([filter[0], file]);
    yield [`filter/${file}.pf_filter`, packing(content)];
  }
  const sorts: Meta[4] = parts.length > 0 ? [['date', byDate(parts)]] : [];
  const [, , , , , fields] = metas[0] ?? [, , , , , []];
  const meta = encode([head.version, pages, chunks, filters, sorts, fields] satisfies Meta);
  const hash = name(meta, 10);
  yield [`pagefind.${hash}.pf_meta`, packing(meta)];
  head.languages = { [language]: { hash, wasm: language, page_count: pages.length } };
  yield ['pagefind-entry.json', Buffer.from(JSON.stringify(head))];
}

/** The files in which a misspelt word is looked up, by their paths. */
export function* vocabularyFiles(
  pieces: readonly Pick<Indexed, 'vocabulary'>[],
): Generator<[path: string, content: string]> {
  const counts = new Map<string, number>();
  for (const { vocabulary } of pieces)
    for (const [word, count] of vocabulary) counts.set(word, (counts.get(word) ?? 0) + count);
  const parts = Map.groupBy([...counts].sort(), ([word]) => partOf(word));
  // Also those that hold nothing, so that no browser asks in vain.
  for (const part of allParts)
    yield [`words/${part}.json`, JSON.stringify(Object.fromEntries(parts.get(part) ?? []))];
}

/** A word's places in one piece. */
interface Run {
  /** The numbers of its pages in the whole index. */
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** How many places, with one more for each page: what Pagefind measures a file by. */
  readonly size: number;
  /** All but the first number, encoded. Each number is told as its distance from the one before it. */
  readonly rest: Uint8Array;
}

/** A word in its forms: as it is searched, and as it is written with accents. */
interface Word {
  readonly runs: Run[];
  readonly forms: Map<string, Run[]>;
}

function wordsOf(parts: readonly Part[], starts: readonly number[]): ReadonlyMap<string, Word> {
  const all = new Map<string, Word>();
  for (const [index, [{ words }]] of parts.entries())
    for (const chunk of words) {
      const reader = new Reader(unpack(chunk));
      reader.array();
      for (let left = reader.array(); left > 0; left -= 1) {
        reader.array();
        const text = reader.text();
        let word = all.get(text);
        if (!word) all.set(text, (word = { runs: [], forms: new Map() }));
        word.runs.push(runOf(reader, starts[index]!));
        for (let forms = reader.array(); forms > 0; forms -= 1) {
          reader.array();
          const form = reader.text();
          const runs = word.forms.get(form);
          const run = runOf(reader, starts[index]!);
          if (runs) runs.push(run);
          else word.forms.set(form, [run]);
        }
      }
    }
  return all;
}

function runOf(reader: Reader, start: number): Run {
  const count = reader.array();
  let [first, last, from, size] = [start, start, reader.at, 0];
  for (let index = 0; index < count; index += 1) {
    reader.array();
    last += reader.unsigned();
    if (index === 0) [first, from] = [last, reader.at];
    // In the text, and in the fields.
    size += 1 + reader.skipNumbers() + reader.skipNumbers();
  }
  return { count, first, last, size, rest: reader.bytes.subarray(from, reader.at) };
}

/** A file of words is complete when it holds so much. */
const enough = 20_000;

/** Words in the order of their bytes, file by file, with the first and the last. */
function* chunksOf(words: ReadonlyMap<string, Word>) {
  const sorted = [...words]
    .map(([text, word]) => ({ text, word, bytes: Buffer.from(text) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  const writer = new Writer();
  let [start, size] = [0, 0];
  for (const [index, { text, word }] of sorted.entries()) {
    writer.array(3);
    writer.text(text);
    writeRuns(writer, word.runs);
    writer.array(word.forms.size);
    for (const [form, runs] of word.forms) {
      writer.array(2);
      writer.text(form);
      writeRuns(writer, runs);
    }
    size += word.runs.reduce((sum, run) => sum + run.size, 0);
    if (size < enough && index < sorted.length - 1) continue;
    const encoded = writer.take();
    writer.array(1);
    writer.array(index + 1 - start);
    writer.encoded(encoded);
    yield { from: sorted[start]!.text, to: text, content: writer.take() };
    [start, size] = [index + 1, 0];
  }
}

function writeRuns(writer: Writer, runs: readonly Run[]): void {
  writer.array(runs.reduce((sum, { count }) => sum + count, 0));
  let before = 0;
  for (const { count, first, last, rest } of runs) {
    if (count === 0) continue;
    writer.array(3);
    writer.unsigned(first - before);
    writer.encoded(rest);
    before = last;
  }
}

/** Of the last word of a file and the first of the next, as much as tells one from the other. */
function shortest(last: string, first: string): [string, string] {
  const [one, other] = [[...last], [...first]];
  const same = other.findIndex((character, index) => character !== one[index]);
  const length = (same === -1 ? other.length : same) + 1;
  return [one.slice(0, length).join(''), other.slice(0, length).join('')];
}

function filtersOf(parts: readonly Part[], starts: readonly number[]): readonly Filter[] {
  const all = new Map<string, Map<string, number[]>>();
  for (const [index, [{ filters }]] of parts.entries())
    for (const file of filters) {
      const [name, values] = decode(unpack(file)) as Filter;
      const known = all.get(name) ?? new Map<string, number[]>();
      all.set(name, known);
      for (const [value, pages] of values) {
        const all = known.get(value) ?? [];
        known.set(value, all);
        for (const page of pages) all.push(page + starts[index]!);
      }
    }
  const inOrder = <T>(entries: Iterable<[string, T]>) =>
    [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder(all).map(([name, values]) => [name, inOrder(values)]);
}

/** All pages, the oldest first. */
function byDate(parts: readonly Part[]): number[] {
  const dates = parts.flatMap(([{ dates }]) => dates);
  return [...dates.keys()].sort((one, other) =>
    dates[one]! < dates[other]! ? -1 : dates[one]! > dates[other]! ? 1 : one - other,
  );
}

/** Names files by what is in them, with so many letters of its digest, or as many more as tell them apart. */
function naming() {
  const taken = new Set<string>();
  return (content: Uint8Array, length: number): string => {
    const digest = createHash('sha1').update(content).digest('hex');
    while (taken.has(digest.slice(0, length)) && length < digest.length) length += 1;
    taken.add(digest.slice(0, length));
    return `${language}_${digest.slice(0, length)}`;
  };
}

/** What stands before every file's CBOR. */
const signature = Buffer.from('pagefind_dcd');

const unpack = (file: Uint8Array): Uint8Array => gunzipSync(file).subarray(signature.length);

/** As a search loads it: a hundredth larger than at Pagefind's level, the highest, in a quarter of the time. */
export const pack = (content: Uint8Array): Uint8Array =>
  gzipSync(Buffer.concat([signature, content]), { level: 7 });
