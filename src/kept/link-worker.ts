import { constants, copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Paths } from './linker.ts';

const { from, out } = workerData as { from: string; out: string };
const folders = new Set<string>();

parentPort!.on('message', (paths: Paths) => {
  if (paths) for (const path of paths) link(join(from, path), join(out, path));
  else parentPort!.close();
});

function link(file: string, to: string) {
  const folder = dirname(to);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  try {
    linkSync(file, to);
  } catch {
    // Not every file system knows links; a file that is there already stays an error: it may be the last site's own.
    copyFileSync(file, to, constants.COPYFILE_EXCL);
  }
}
