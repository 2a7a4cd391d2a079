import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inBatches, onAllCores } from '../../cores.ts';
import { listFiles } from '../folder.ts';
import { decode } from '../text-file.ts';
import { bibtex, prepared } from './bibtex.ts';
import { keyOf, parsePiece, piecesOf, remember, type Parsed } from './bibtex-entries.ts';

/** So many entries cost about what it costs to start a worker. */
const worthIt = 500;
const batch = 50;

/** To be raised with the version of the parser, and whenever {@link Parsed} is another. */
const version = '9.0.29-1';

/**
 * Parses the BibTeX entries of a large library on all cores, before its content is read, and keeps what they were parsed
 * to for the next build. The content is the same without it, only later.
 * @param root the project's
 * @param folder for what is kept
 */
export async function prepareBibtex(root: string, folder: string): Promise<void> {
  const pieces = listFiles(root, 'content')
    .filter((path) => path.endsWith(bibtex.extension))
    .map((path) => decode(readFileSync(join(root, path))))
    .flatMap((text) => (typeof text === 'string' ? (piecesOf(prepared(text)) ?? []) : []));
  if (pieces.length < worthIt) return;
  const file = join(folder, `bibtex-${version}.jsonl`);
  const kept = await read(file);
  const parsed = new Map<string, Parsed>();
  const unknown: string[] = [];
  for (const piece of pieces) {
    const before = kept.get(keyOf(piece));
    if (before) parsed.set(keyOf(piece), before);
    else unknown.push(piece);
  }
  const take = (some: readonly string[], answers: readonly Parsed[]) =>
    some.forEach((piece, index) => parsed.set(keyOf(piece), answers[index]!));
  if (unknown.length < worthIt) take(unknown, unknown.map(parsePiece));
  else await onAllCores(new URL('./bibtex-worker.ts', import.meta.url), inBatches(unknown, batch), take);
  for (const [key, one] of parsed) remember(key, one);
  if (unknown.length > 0) write(file, folder, parsed);
}

async function read(file: string): Promise<ReadonlyMap<string, Parsed>> {
  const kept = new Map<string, Parsed>();
  if (!existsSync(file)) return kept;
  try {
    // Line by line: a text may be no longer than half a gigabyte.
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const [key, parsed] = JSON.parse(line) as [string, Parsed];
      kept.set(key, parsed);
    }
    return kept;
  } catch {
    // Half of it was written when something stopped.
    return new Map();
  }
}

function write(file: string, folder: string, parsed: ReadonlyMap<string, Parsed>) {
  mkdirSync(folder, { recursive: true });
  const next = `${file}.next`;
  let lines: string[] = [];
  writeFileSync(next, '');
  const flush = () => {
    writeFileSync(next, lines.join(''), { flag: 'a' });
    lines = [];
  };
  for (const entry of parsed) if (lines.push(`${JSON.stringify(entry)}\n`) === 5000) flush();
  flush();
  renameSync(next, file);
}
