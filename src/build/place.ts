import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, makingFolders } from '../folders.ts';

// A site is built beside `dist/`, where it is put at the very end, so that a build that fails or is stopped leaves the last
// good site as it was. A site that has taken nothing over takes the other's place whole; else what is new is put into the
// other, file by file, in the time of a few renames: to link half a million files takes longer than everything else.

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
  /** The file that tells what of the site that stands has to go, while what is new is put into it. */
  readonly gone: string;
  /** What is kept from one build to the next. */
  readonly cache: string;
}

/**
 * Puts the last site back, or goes on with putting a new one into it, if the machine stopped in {@link putInPlace}.
 */
export function restore(folders: Folders): void {
  const { dist, previous, gone } = folders;
  if (existsSync(previous) && !existsSync(dist)) renameSync(previous, dist);
  if (existsSync(gone)) update(folders);
}

/** Begins a site, of which there is nothing yet. */
export function begin({ next }: Folders): void {
  if (existsSync(next)) remove(next);
  mkdirSync(next, { recursive: true });
}

/** Puts what Astro has written with the rest of the site that is being built. */
export const takeFromAstro = ({ astro, next }: Folders): void => move(astro, next);

/**
 * Puts the site that has been built where the last one stands.
 * @param gone the paths of the last one's files that do not stay; undefined, if nothing of it does
 */
export function putInPlace(folders: Folders, gone: readonly string[] | undefined): void {
  const { dist, next, previous } = folders;
  if (gone) {
    // From here on, stopped or not, the new site will be there.
    writeFileSync(`${folders.gone}.next`, JSON.stringify(gone));
    renameSync(`${folders.gone}.next`, folders.gone);
    update(folders);
  } else {
    if (existsSync(previous)) remove(previous);
    if (existsSync(dist)) renameSync(dist, previous);
    renameSync(next, dist);
    if (existsSync(previous)) remove(previous);
  }
  emptyBin(dirname(next));
}

/** Can be stopped, and done again. */
function update({ dist, next, gone }: Folders) {
  // To rename a file is quick; to take one away, or to put another in its place, takes several times as long.
  const bin = nameInBin(next);
  mkdirSync(bin, { recursive: true });
  let count = 0;
  const putAside = (path: string) => {
    if (existsSync(join(dist, path))) renameSync(join(dist, path), join(bin, String((count += 1))));
  };
  for (const path of JSON.parse(readFileSync(gone, 'utf8')) as readonly string[]) {
    putAside(path);
    removeEmpty(dist, dirname(path));
  }
  if (existsSync(next)) move(next, dist, putAside);
  rmSync(gone);
}

function removeEmpty(dist: string, folder: string) {
  for (let path = folder; path !== '.'; path = dirname(path))
    try {
      rmdirSync(join(dist, path));
    } catch {
      return;
    }
}

/**
 * Puts all files of a folder into another.
 * @param before is called with the path of each
 */
function move(from: string, to: string, before: (path: string) => void = () => undefined) {
  const makeFolder = makingFolders();
  for (const path of filesIn(from)) {
    before(path);
    makeFolder(dirname(join(to, path)));
    renameSync(join(from, path), join(to, path));
  }
  remove(from);
}

// To take a hundred thousand files away takes longer than to make a page.
const removed = 'removed-';
let count = 0;
const nameInBin = (path: string) =>
  join(dirname(path), `${removed}${process.pid}-${Date.now()}-${(count += 1)}`);
const remove = (path: string) => renameSync(path, nameInBin(path));

/** Removes behind the build's back what is to be removed in a folder, also what an earlier build could not. */
function emptyBin(folder: string) {
  const names = readdirSync(folder).filter((name) => name.startsWith(removed));
  const script = `for (const name of ${JSON.stringify(names)}) require('node:fs').rmSync(name, { recursive: true, force: true })`;
  spawn(process.execPath, ['--eval', script], { cwd: folder, detached: true, stdio: 'ignore' }).unref();
}
