import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../cores.ts';
import { filesIn } from '../folders.ts';
import type { Known, Order, Question, Report, Sites } from './keeper.ts';
import { others, readManifest, writeManifest, type Entry } from './manifest.ts';

giveWay();
const { from, out, manifest, signature } = workerData as Sites;
const say = (report: Report) => parentPort!.postMessage(report);

const { before, finished } = await readManifest(manifest, signature, from);
const isAsItWas = before.size > 0 && !isChanged();
/** What the site that is being built holds, by the names of units: what stays of the last one, and what is new. */
const taken = new Map<string, Entry>();
const made = new Map<string, Entry>();

const answers: Record<Question, () => readonly string[] | undefined | void> = {
  known() {
    if (!isAsItWas) return;
    let told: [string, Known][] = [];
    for (const [name, { key, common, notes }] of before) {
      if (told.push([name, { key, common, notes }]) < 1000) continue;
      say({ known: told });
      told = [];
    }
    say({ known: told });
  },
  taken: () => pathsOf(taken),
  gone,
  end: () => writeManifest(manifest, signature, from, [...taken, ...made]),
};

parentPort!.on('message', (order: Order) => {
  if (typeof order === 'string') {
    say({ to: order, answer: answers[order]()?.join('\n') });
    if (order === 'end') parentPort!.close();
  } else if ('made' in order) for (const [name, entry] of order.made) made.set(name, entry);
  else for (const name of order.take) taken.set(name, before.get(name)!);
});

/**
 * True where anything is newer than the site. A folder is, when a file has been put into it or taken away; the site then is no
 * longer known, and nothing of it is taken.
 */
function isChanged(): boolean {
  const isNewer = (path: string) =>
    !((statSync(join(from, path), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= finished);
  const folders = new Set<string>();
  for (const { files } of before.values())
    for (const path of files) {
      if (isNewer(path)) return true;
      for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    }
  return [...folders].some(isNewer);
}

function gone(): readonly string[] | undefined {
  const written = new Set(filesIn(out));
  const ofUnits = new Set(pathsOf(made));
  const old = pathsOf(new Map(before.entries().filter(([name]) => !taken.has(name)))).filter(
    (path) => !written.has(path),
  );
  // Copies are no unit's; they go where their originals go.
  const staying = new Set(old.some((path) => original(path)) ? pathsOf(taken) : []);
  const isCopy = (path: string) => staying.has(original(path) ?? '');
  const rest = [...written].filter((path) => !ofUnits.has(path));
  made.set(others, { key: '', common: undefined, files: [...rest, ...old.filter(isCopy)] });
  return taken.size > 0 ? old.filter((path) => !isCopy(path)) : undefined;
}

const pathsOf = (units: ReadonlyMap<string, Entry>): readonly string[] => [
  ...units.values().flatMap(({ files }) => files),
];

/** Of a compressed copy, what it is one of. */
const original = (path: string): string | undefined => /^(.*)\.(?:br|gz)$/.exec(path)?.[1];
