import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folders = new Set<string>();

/**
 * Writes a file of a site, and makes its folder, which nobody takes away while the process runs. At once: of many small
 * files, waiting for each takes several times as long.
 */
export function writeWithin(out: string, path: string, content: string | Uint8Array): void {
  const file = join(out, path);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, content);
}
