import { Worker } from 'node:worker_threads';
import type { Entry } from './manifest.ts';

/** Between which sites files are taken over. */
export interface Sites {
  /** The last site's folder. */
  readonly from: string;
  /** The folder of the site that is being built. */
  readonly out: string;
  /** The file in which it is noted what the last site holds. */
  readonly manifest: string;
  /** A digest of everything that all files depend on: code, settings, versions. */
  readonly signature: string;
}

/** What is told of a unit of the last site. */
export type Known = Omit<Entry, 'files'>;

/**
 * Looks through the last site, takes over what is asked for, and notes what the next one holds, on a thread of its own: of a
 * hundred thousand articles there are half a million files.
 */
export interface Keeper {
  /** By name, what the last site has whole: nothing of it is gone, nor was changed by somebody. */
  readonly known: Promise<ReadonlyMap<string, Known>>;
  /** Has the files of a unit linked. */
  readonly take: (name: string) => void;
  /** Waits until all that was asked for is there. Throws, if a file cannot be. */
  readonly taken: () => Promise<void>;
  /** Notes the site, which holds what was taken and these, and ends. */
  readonly end: (made: Iterable<readonly [name: string, entry: Entry]>) => Promise<void>;
}

/** What the thread is told; it answers `taken` and `end`. */
export type Order =
  | { readonly take: readonly string[] }
  | { readonly made: readonly (readonly [name: string, entry: Entry])[] }
  | 'taken'
  | 'end';

/** What the thread says: some of what is known, and that an order has been carried out. */
export type Report =
  { readonly known: readonly (readonly [name: string, known: Known])[] } | 'known' | 'taken' | 'end';

/** Each message costs about what it costs to link as many files. */
const batch = 200;

export function startKeeper(sites: Sites): Keeper {
  const worker = new Worker(new URL('./keeper-worker.ts', import.meta.url), {
    name: 'keep',
    workerData: sites,
  });
  const known = new Map<string, Known>();
  const waiting = new Map<Report, () => void>();
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject);
  });
  // Whoever waits for it is told of an error; until then nobody does, and a build that fails need not wait.
  failed.catch(() => undefined);
  worker.unref();
  worker.on('message', (report: Report) => {
    if (typeof report === 'string') waiting.get(report)!();
    else for (const [name, one] of report.known) known.set(name, one);
  });
  const heard = async (report: Report) => {
    worker.ref();
    await Promise.race([new Promise<void>((resolve) => waiting.set(report, resolve)), failed]);
    worker.unref();
  };
  const send = (order: Order) => worker.postMessage(order);
  let names: string[] = [];
  const sendNames = () => {
    send({ take: names });
    names = [];
  };
  const looked = heard('known').then(() => known);
  looked.catch(() => undefined);
  return {
    known: looked,
    take(name) {
      if (names.push(name) === batch) sendNames();
    },
    taken() {
      sendNames();
      send('taken');
      return heard('taken');
    },
    end(made) {
      let some: (readonly [string, Entry])[] = [];
      for (const one of made)
        if (some.push(one) === batch) {
          send({ made: some });
          some = [];
        }
      send({ made: some });
      send('end');
      return heard('end');
    },
  };
}
