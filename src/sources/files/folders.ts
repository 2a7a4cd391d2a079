import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The paths of all files below a folder, relative to it, with forward slashes, in no particular order. */
export function* filesIn(folder: string, path = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    if (entry.isFile()) yield path + entry.name;
    else if (entry.isDirectory()) yield* filesIn(folder, `${path}${entry.name}/`);
  }
}

/**
 * Every non-hidden file below a folder of a project, relative to the root and sorted, so nothing depends on the
 * order of a file system; none, if there is no such folder.
 */
export const listFiles = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? [...filesIn(join(root, folder))]
        .filter((path) => !basename(path).startsWith('.'))
        .map((path) => `${folder}/${path}`)
        .sort()
    : [];

/** Creates folders, each once. */
export function makingFolders(): (folder: string) => void {
  const made = new Set<string>();
  return (folder) => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
}
