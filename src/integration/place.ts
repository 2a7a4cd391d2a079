import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

// A site is built beside `dist/` and takes its place at the very end, in one move: a build that fails or is stopped leaves the last
// good site as it was.

/** Folders of a build, without a slash at the end. */
export interface Folders {
  /** The project's. */
  readonly root: string;
  /** Where the site is served from. */
  readonly dist: string;
  /** The site that is being built. */
  readonly next: string;
  /** The last site, for the moment in which the next one takes its place. */
  readonly previous: string;
}

/** Puts the last site back if the machine stopped between the two moves of {@link putInPlace}. */
export function restore({ dist, previous }: Folders): void {
  if (existsSync(previous) && !existsSync(dist)) renameSync(previous, dist);
}

/** Begins a site, of which there is nothing yet. */
export function begin({ next }: Folders): void {
  remove(next);
  mkdirSync(next, { recursive: true });
}

/** Puts the site that has been built in the place of the last one. */
export function putInPlace({ dist, next, previous }: Folders): void {
  remove(previous);
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  remove(previous);
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });
