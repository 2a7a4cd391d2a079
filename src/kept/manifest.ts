import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** What is noted of a unit of the last site. */
export interface Entry {
  readonly key: string;
  readonly common: string | undefined;
  /** What only its makers know to read. */
  readonly notes?: unknown;
  readonly files: readonly string[];
}

/** The name of the entry of all files that are no unit's; every build makes them. */
export const others = 'others';

/** What the last build has noted of the site that it made. */
export interface Manifest {
  readonly before: ReadonlyMap<string, Entry>;
  /** In milliseconds. */
  readonly finished: number;
}

const nothing: Manifest = { before: new Map(), finished: 0 };

/**
 * Reads what was noted of the site in a folder; nothing, if it was noted of another folder, of other code or settings,
 * or not to its end.
 */
export async function readManifest(path: string, signature: string, folder: string): Promise<Manifest> {
  if (!existsSync(path) || !existsSync(folder)) return nothing;
  const before = new Map<string, Entry>();
  let finished = 0;
  try {
    // Line by line: a text may be no longer than half a gigabyte.
    for await (const line of createInterface({ input: createReadStream(path) })) {
      if (finished > 0) {
        const [name, key, common, notes, ...files] = JSON.parse(line) as [
          string,
          string,
          string | null,
          unknown,
          ...string[],
        ];
        before.set(name, { key, common: common ?? undefined, notes, files });
        continue;
      }
      const head = JSON.parse(line) as Head;
      if (head.signature !== signature || head.folder !== identityOf(folder)) return nothing;
      ({ finished } = head);
    }
    return { before, finished };
  } catch {
    return nothing;
  }
}

interface Head {
  readonly signature: string;
  readonly folder: string;
  readonly finished: number;
}

/** Notes what a site holds that stands in a folder, complete. */
export function writeManifest(
  path: string,
  signature: string,
  folder: string,
  entries: Iterable<readonly [name: string, entry: Entry]>,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const file = openSync(next, 'w');
  const head: Head = { signature, folder: identityOf(folder), finished: Date.now() };
  let text = JSON.stringify(head);
  for (const [name, { key, common = null, notes = null, files }] of entries) {
    text += `\n${JSON.stringify([name, key, common, notes, ...files])}`;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  renameSync(next, path);
}

/** Tells a folder from any other, also one that has its path. */
function identityOf(folder: string): string {
  const { dev, ino, birthtimeMs } = statSync(folder);
  return [dev, ino, birthtimeMs].join(' ');
}
