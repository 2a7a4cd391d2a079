import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The paths of all files in a folder and those below it, from that folder on, with slashes and in no certain order. */
export function* filesIn(folder: string, path = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    if (entry.isFile()) yield path + entry.name;
    else if (entry.isDirectory()) yield* filesIn(folder, `${path}${entry.name}/`);
  }
}

/**
 * Every file below a folder of a project that is not hidden, from the project's root on, sorted, so that nothing hangs on the
 * order of a file system; none, if there is no such folder.
 */
export const listFiles = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? [...filesIn(join(root, folder))]
        .filter((path) => !basename(path).startsWith('.'))
        .map((path) => `${folder}/${path}`)
        .sort()
    : [];

/** Makes folders, each once, as long as nobody takes them away. */
export function makingFolders(): (folder: string) => void {
  const made = new Set<string>();
  return (folder) => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
}
