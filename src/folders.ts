import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths of all files in a folder and those below it, from that folder on, with slashes and in no certain order.
 * @param skip true of folders, with a slash at the end, that are left out
 */
export function* filesIn(
  folder: string,
  skip: (path: string) => boolean = () => false,
  path = '',
): Generator<string> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const below = `${path}${entry.name}/`;
    if (entry.isFile()) yield path + entry.name;
    else if (entry.isDirectory() && !skip(below)) yield* filesIn(folder, skip, below);
  }
}
