import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** While a worker does one job, the next is on its way. */
const ahead = 2;

/** In megabytes: a worker that may take more lets its rubbish lie. */
const memory = 1200;

/**
 * Has jobs done by workers, one for each core, in the order of the jobs.
 * @param module what a worker runs: it answers every message with one message, in their order
 * @param jobs taken one by one, when a worker is ready for it; whatever `structuredClone` takes
 * @param take gets each job with its answer
 * @throws the first error of a worker, after which no job is begun
 */
export async function onAllCores<Job, Answer>(
  module: URL,
  jobs: Iterable<Job>,
  take: (job: Job, answer: Answer) => void,
): Promise<void> {
  const next = jobs[Symbol.iterator]();
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: memory } }),
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

/** A list in pieces of so many, the last with what is left. */
export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
