import {
  appendFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { inBatches, onAllCores } from './workers.ts';
import { listFiles } from '../sources/folders.ts';
import { decode } from '../sources/text-file.ts';
import { bibtex } from '../sources/bibliography/bibtex-source.ts';
import { prepared } from '../sources/bibliography/bibtex-fields.ts';
import {
  keyedPieces,
  readPiece,
  remember,
  toKeep,
  type KeyedPiece,
  type ReadText,
} from '../sources/bibliography/bibtex-read.ts';

const batchSize = 50;

/**
 * Reads the BibTeX entries of a large library on all cores, before its content is read, and keeps them for the next build.
 * The content is the same without it, only later.
 * @param root the project's
 * @param folder for what is kept
 * @param version of the code by which entries are read: what another one has kept is of no use
 * @param minEntries how many cost about what it costs to start a worker; fewer are left to whoever reads the content
 */
export async function prepareBibtex(
  root: string,
  folder: string,
  version: string,
  minEntries: number,
): Promise<void> {
  const pieces = listFiles(root, 'content')
    .filter((path) => path.endsWith(bibtex.extension))
    .map((path) => decode(readFileSync(join(root, path))))
    .flatMap((text) => (typeof text === 'string' ? (keyedPieces(prepared(text)) ?? []) : []));
  if (pieces.length < minEntries) return;
  const file = join(folder, 'bibtex.jsonl');
  const kept = await readKept(file, version);
  const read = new Map<string, ReadText>();
  const unknown: KeyedPiece[] = [];
  for (const one of pieces) {
    const before = kept.get(one.key);
    if (before) read.set(one.key, before);
    else unknown.push(one);
  }
  const added: [string, ReadText][] = [];
  const take = (some: readonly KeyedPiece[], answers: readonly ReadText[]) =>
    some.forEach(({ key }, index) => added.push([key, answers[index]!]));
  if (unknown.length < minEntries)
    take(
      unknown,
      unknown.map(({ piece }) => toKeep(readPiece(piece))),
    );
  else
    await onAllCores(
      'bibtex',
      new URL('./bibtex-worker.ts', import.meta.url),
      inBatches(unknown, batchSize),
      take,
    );
  for (const [key, one] of added) read.set(key, one);
  for (const [key, one] of read) remember(key, one);
  // What is not in the content any more is kept, until it is much.
  if (kept.size > 0 && kept.size + added.length < read.size * 1.5) append(file, added);
  else write(file, version, read);
}

/** What the same code has kept; nothing, where there is none, or where it was stopped at writing. */
async function readKept(file: string, version: string): Promise<ReadonlyMap<string, ReadText>> {
  const kept = new Map<string, ReadText>();
  if (!existsSync(file)) return kept;
  try {
    let isHead = true;
    // Line by line: a text may be no longer than half a gigabyte.
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (!isHead) {
        const [key, read] = JSON.parse(line) as [string, ReadText];
        kept.set(key, read);
      } else if (line !== version) return kept;
      isHead = false;
    }
    return kept;
  } catch {
    return new Map();
  }
}

function write(file: string, version: string, read: ReadonlyMap<string, ReadText>) {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, `${version}\n`);
  append(next, read);
  renameSync(next, file);
}

function append(file: string, read: Iterable<readonly [string, ReadText]>) {
  let lines: string[] = [];
  const flush = () => {
    appendFileSync(file, lines.join(''));
    lines = [];
  };
  for (const entry of read) if (lines.push(`${JSON.stringify(entry)}\n`) === 5000) flush();
  flush();
}
