import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

// A site is built beside `dist/` and replaces it at the very end, in one move: a build that fails or is stopped leaves the last
// good site unchanged.

/** Folders of a build, without a final slash. */
export interface Folders {
  /** The project root. */
  readonly root: string;
  /** The folder from which the site is served. */
  readonly dist: string;
  /** The site under construction. */
  readonly next: string;
  /** Holds the previous site while the new one replaces it. */
  readonly previous: string;
}

/** Restores the previous site if the machine stopped between the two moves of {@link putInPlace}. */
export function restore({ dist, previous }: Folders): void {
  if (existsSync(previous) && !existsSync(dist)) renameSync(previous, dist);
}

/** Starts with an empty site. */
export function begin({ next }: Folders): void {
  remove(next);
  mkdirSync(next, { recursive: true });
}

/** Replaces the previous site by the new one. */
export function putInPlace({ dist, next, previous }: Folders): void {
  remove(previous);
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  remove(previous);
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });
