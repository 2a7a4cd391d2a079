import { constants, copyFileSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shared } from '../shared.ts';
import { readManifest, writeManifest, type Entry } from './manifest.ts';

// A build takes over from the site that it replaces what would be the same: files are linked, not copied, so that ten
// thousand pages cost a second. What decides is a key of all that a file is made from, never the age of anything.

/** Files of a site that are made from the same records, and are taken over or made together. */
export interface Unit {
  /** A digest of everything that they show. */
  readonly key: string;
  /** Their paths below the site's folder. */
  readonly files: () => readonly string[];
}

interface Run {
  /** Where it is noted what a site holds. */
  readonly manifest: string;
  readonly signature: string;
  /** The last site's folder. */
  readonly from: string;
  /** The folder of the site that is being built. */
  readonly out: string;
  /** What the last site holds, by name; nothing, where it cannot be trusted. */
  readonly before: ReadonlyMap<string, Entry>;
  /** When it was finished, in milliseconds: a file that is newer was changed by somebody. */
  readonly finished: number;
  readonly asked: Map<string, { readonly kept: boolean; readonly unit: () => Unit }>;
}

const current = shared('kept', (): { run?: Run } => ({}));

/**
 * Begins a build that may take files over.
 * @param manifest the file in which it is noted what a site holds
 * @param signature of everything that all files depend on: code, settings, versions
 * @param from the last site's folder
 * @param out the folder of the site that is being built
 */
export async function beginKeeping(
  manifest: string,
  signature: string,
  from: string,
  out: string,
): Promise<void> {
  const { before, finished } = await readManifest(manifest, signature, from);
  current.run = { manifest, signature, from, out, before, finished, asked: new Map() };
}

/**
 * True where the files of a unit have been taken over from the last site, and nobody need make them. What is answered
 * once for a name holds for the whole build; in development nothing is ever kept.
 * @param unit asked for only if the last site has one of that name, or else at the end of the build
 */
export function isKept(name: string, unit: () => Unit): boolean {
  const { run } = current;
  if (!run) return false;
  let answer = run.asked.get(name);
  if (!answer) {
    const before = run.before.get(name);
    const now = before && unit();
    answer = { kept: now?.key === before?.key && take(run, before), unit: now ? () => now : unit };
    run.asked.set(name, answer);
  }
  return answer.kept;
}

/** Notes what the site holds that has been built, for the next build; its folder may be renamed. */
export function endKeeping(): void {
  const { manifest, signature, asked, out } = current.run!;
  const entries = asked.entries().map(([name, { unit }]): [string, Entry] => {
    const { key, files } = unit();
    return [name, { key, files: files() }];
  });
  writeManifest(manifest, signature, out, entries);
  delete current.run;
}

/** Links all files of an entry, or none, if one is gone or has been changed. */
function take({ from, out, finished }: Run, entry: Entry | undefined): boolean {
  if (!entry) return false;
  const taken: string[] = [];
  try {
    for (const file of entry.files) {
      if (statSync(join(from, file)).mtimeMs > finished) throw new Error('changed');
      taken.push(file);
      link(join(from, file), join(out, file));
    }
    return true;
  } catch {
    // What is made in their place must not be written into the last site's files.
    for (const file of taken) rmSync(join(out, file), { force: true });
    return false;
  }
}

const folders = new Set<string>();

function link(from: string, to: string) {
  const folder = dirname(to);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  try {
    linkSync(from, to);
  } catch (error) {
    // Not every file system knows links; but where a file is already, it may be the last site's own.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
