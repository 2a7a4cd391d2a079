import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makingFolders } from '../folders.ts';

const makeFolder = makingFolders();

/**
 * Writes a file of a site, and makes its folder, which nobody takes away while the process runs. At once: of many small
 * files, waiting for each takes several times as long.
 */
export function writeWithin(out: string, path: string, content: string | Uint8Array): void {
  const file = join(out, path);
  makeFolder(dirname(file));
  writeFileSync(file, content);
}
