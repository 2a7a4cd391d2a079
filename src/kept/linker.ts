import { Worker } from 'node:worker_threads';

/** Links files of one folder into another, while other things are done. */
export interface Linker {
  /** @param files paths below both folders; in the second there is none of them */
  readonly link: (files: readonly string[]) => void;
  /** Waits until all are there. Throws, if one cannot be. */
  readonly end: () => Promise<void>;
}

/** What a worker is sent: paths, and at the end null. */
export type Paths = readonly string[] | null;

/** Each message costs about what it costs to link as many. */
const batch = 500;

export function startLinker(from: string, out: string): Linker {
  let worker: Worker | undefined;
  let ended: Promise<void> = Promise.resolve();
  let waiting: string[] = [];
  const start = () => {
    const started = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData: { from, out } });
    ended = new Promise((resolve, reject) => {
      started.on('error', reject).on('exit', () => resolve());
    });
    // Whoever waits for it is told of an error; until then nobody does, and a build that fails need not wait.
    ended.catch(() => undefined);
    started.unref();
    return started;
  };
  const send = () => {
    (worker ??= start()).postMessage(waiting satisfies Paths);
    waiting = [];
  };
  return {
    link(files) {
      waiting.push(...files);
      if (waiting.length >= batch) send();
    },
    end() {
      if (waiting.length > 0) send();
      worker?.ref();
      worker?.postMessage(null satisfies Paths);
      return ended;
    },
  };
}
