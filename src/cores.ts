import { readlinkSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

/** While a worker does one job, the next is on its way. */
const ahead = 2;

/** In megabytes. A worker that may take more lets its rubbish lie; a larger nursery has less to carry out of it. */
const memory = { maxOldGenerationSizeMb: 1200, maxYoungGenerationSizeMb: 96 };

/**
 * Has jobs done by workers, one for each core, in the order of the jobs.
 * @param name by which the system lists the workers, of at most fifteen letters
 * @param module what a worker runs: it answers every message with one message, in their order
 * @param jobs taken one by one, when a worker is ready for it; whatever `structuredClone` takes
 * @param take gets each job with its answer
 * @throws the first error of a worker, after which no job is begun
 */
export async function onAllCores<Job, Answer>(
  name: string,
  module: URL,
  jobs: Iterable<Job>,
  take: (job: Job, answer: Answer) => void,
): Promise<void> {
  const next = jobs[Symbol.iterator]();
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(module, { name, resourceLimits: memory }),
  );
  const one = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const given: Job[] = [];
      const give = () => {
        const { done, value } = next.next();
        if (!done) {
          given.push(value);
          worker.postMessage(value);
        } else if (given.length === 0) resolve();
      };
      worker.on('message', (answer: Answer) => {
        try {
          take(given.shift()!, answer);
          give();
        } catch (error) {
          reject(error as Error);
        }
      });
      worker.on('error', reject);
      for (let job = 0; job < ahead; job += 1) give();
    });
  try {
    await Promise.all(workers.map(one));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/**
 * Called by a worker, lets the thread that renders the pages go first, since it is the last to be done. Only Linux knows
 * threads by numbers of their own; elsewhere all are alike.
 */
export function giveWay(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), 10);
  } catch {
    // It is as it was.
  }
}

/** A list in pieces of so many, the last with what is left. */
export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

/** The same, but counted from the end: one more at the beginning changes the first piece alone. */
export function inPieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const first = all.length % size;
  return [...(first > 0 ? [all.slice(0, first)] : []), ...inBatches(all.slice(first), size)];
}
