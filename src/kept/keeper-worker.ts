import { constants, copyFileSync, linkSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../cores.ts';
import type { Known, Order, Report, Sites } from './keeper.ts';
import { readManifest, writeManifest, type Entry } from './manifest.ts';

giveWay();
const { from, out, manifest, signature } = workerData as Sites;
const say = (report: Report) => parentPort!.postMessage(report);

const { before, finished } = await readManifest(manifest, signature, from);
let told: [string, Known][] = [];
for (const [name, { key, common, files }] of before) {
  if (!files.every(isAsItWas)) continue;
  if (told.push([name, { key, common }]) < 1000) continue;
  say({ known: told });
  told = [];
}
say({ known: told });
say('known');

const entries = new Map<string, Entry>();
parentPort!.on('message', (order: Order) => {
  if (order === 'taken') say(order);
  else if (order === 'end') {
    writeManifest(manifest, signature, out, entries);
    say(order);
    parentPort!.close();
  } else if ('made' in order) for (const [name, entry] of order.made) entries.set(name, entry);
  else
    for (const name of order.take) {
      const entry = before.get(name)!;
      entries.set(name, entry);
      for (const path of entry.files) link(path);
    }
});

/** A file that is newer than its site was changed by somebody. */
function isAsItWas(path: string): boolean {
  const found = statSync(join(from, path), { throwIfNoEntry: false });
  return found !== undefined && found.mtimeMs <= finished;
}

const folders = new Set<string>();

function link(path: string) {
  const to = join(out, path);
  const folder = dirname(to);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  try {
    linkSync(join(from, path), to);
  } catch {
    // Not every file system knows links; a file that is there already stays an error: it may be the last site's own.
    copyFileSync(join(from, path), to, constants.COPYFILE_EXCL);
  }
}
