import { statSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../shared.ts';
import type { Linker } from './linker.ts';
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

/** Between which sites files are taken over. */
export interface Sites {
  /** The last site's folder. */
  readonly from: string;
  /** The folder of the site that is being built. */
  readonly out: string;
  /** The file in which it is noted what a site holds. */
  readonly manifest: string;
  /** A digest of everything that all files depend on: code, settings, versions. */
  readonly signature: string;
  readonly linker: Linker;
}

interface Run extends Sites {
  /** What the last site holds, by name; nothing, where it cannot be trusted. */
  readonly before: ReadonlyMap<string, Entry>;
  /** When it was finished, in milliseconds: a file that is newer was changed by somebody. */
  readonly finished: number;
  readonly asked: Map<string, { readonly kept: boolean; readonly unit: () => Unit }>;
}

const current = shared('kept', (): { run?: Run } => ({}));

/** Begins a build that may take files over. */
export async function beginKeeping(sites: Sites): Promise<void> {
  const noted = await readManifest(sites.manifest, sites.signature, sites.from);
  current.run = { ...sites, ...noted, asked: new Map() };
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

/** Has all files of an entry linked; none, if one is gone or has been changed. */
function take({ from, linker, finished }: Run, entry: Entry | undefined): boolean {
  const isAsItWas = (file: string) => {
    const found = statSync(join(from, file), { throwIfNoEntry: false });
    return found !== undefined && found.mtimeMs <= finished;
  };
  if (!entry?.files.every(isAsItWas)) return false;
  linker.link(entry.files);
  return true;
}
