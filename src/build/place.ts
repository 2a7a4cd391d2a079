import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

// A site is built beside `dist/` and takes its place at the very end, so that a build that fails or is stopped leaves the
// last good site as it was.

/** Folders of a build, without a slash at the end. */
export interface Folders {
  /** The project's. */
  readonly root: string;
  /** The site that stands. */
  readonly dist: string;
  /** The site that is being built. */
  readonly next: string;
  /** Of it, what Astro writes by itself, before it is put with the rest. */
  readonly astro: string;
  /** The site that stood there, for the moment in which one takes the other's place. */
  readonly previous: string;
  /** What is kept from one build to the next. */
  readonly cache: string;
}

/** Puts the last site back, if the machine stopped between the two steps of {@link putInPlace}. */
export function restore({ dist, previous }: Folders): void {
  if (existsSync(previous) && !existsSync(dist)) renameSync(previous, dist);
}

/** Begins a site, of which there is nothing yet. */
export function begin({ next }: Folders): void {
  if (existsSync(next)) remove(next);
  mkdirSync(next, { recursive: true });
}

/** Puts what Astro has written with the rest of the site that is being built. */
export function takeFromAstro({ astro, next }: Folders): void {
  for (const entry of readdirSync(astro, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const to = join(next, relative(astro, file));
    mkdirSync(dirname(to), { recursive: true });
    renameSync(file, to);
  }
}

/** Puts the site that has been built where the last one stands. */
export function putInPlace({ dist, next, previous }: Folders): void {
  if (existsSync(previous)) remove(previous);
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  if (existsSync(previous)) remove(previous);
}

/**
 * Removes a folder behind the build's back: to take a hundred thousand files away takes longer than to make a page. What an
 * earlier build could not remove goes with it.
 */
function remove(path: string) {
  const parent = dirname(path);
  renameSync(path, join(parent, `${removed}${process.pid}-${Date.now()}`));
  const folders = readdirSync(parent).filter((name) => name.startsWith(removed));
  const script = `for (const folder of ${JSON.stringify(folders)}) require('node:fs').rmSync(folder, { recursive: true, force: true })`;
  spawn(process.execPath, ['--eval', script], { cwd: parent, detached: true, stdio: 'ignore' }).unref();
}

const removed = 'removed-';
