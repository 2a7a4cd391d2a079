import { readlinkSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Jobs queued per worker, since the main thread may be busy for a long time. */
const jobsAhead = 4;

/** In megabytes. With a higher heap limit V8 collects later and memory grows; a larger young generation means fewer promotions. */
const memory = { maxOldGenerationSizeMb: 1200, maxYoungGenerationSizeMb: 96 };

/** Started workers, at most one per core. */
export interface Workers<Job, Answer> {
  /**
   * Runs jobs in order; can be called once, since the workers end with the last job.
   * @param jobs consumed lazily, when a worker is ready; anything that `structuredClone` accepts
   * @param take receives each job with its result
   * @throws the first error of a worker, after which no job is started
   */
  readonly run: (jobs: Iterable<Job>, take: (job: Job, answer: Answer) => void) => Promise<void>;
  /** Terminates them. */
  readonly end: () => Promise<void>;
}

/**
 * Starts workers, which takes a few tenths of a second, before their jobs are known.
 * @param name their name in the process list, at most fifteen letters
 * @param module their module: it answers every message with one message, in order
 * @param count how many have enough to do
 */
export function startWorkers<Job, Answer>(name: string, module: URL, count = Infinity): Workers<Job, Answer> {
  const workers = Array.from(
    { length: Math.min(count, availableParallelism()) },
    () => new Worker(module, { name, resourceLimits: memory }),
  );
  const failed = new Promise<never>((_, reject) => {
    for (const worker of workers) worker.on('error', reject);
  });
  // Reported by the call that runs the jobs.
  failed.catch(() => undefined);
  const end = async () => void (await Promise.all(workers.map((worker) => worker.terminate())));
  return {
    end,
    async run(jobs, take) {
      const next = jobs[Symbol.iterator]();
      const one = (worker: Worker) =>
        new Promise<void>((resolve, reject) => {
          const given: Job[] = [];
          const give = () => {
            const job = next.next();
            if (!job.done) {
              given.push(job.value);
              worker.postMessage(job.value);
            } else if (given.length === 0) resolve();
          };
          worker.on('message', (answer: Answer) => {
            try {
              take(given.shift()!, answer);
              give();
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
          });
          for (let sent = 0; sent < jobsAhead; sent += 1) give();
        });
      try {
        await Promise.race([failed, Promise.all(workers.map(one))]);
      } finally {
        await end();
      }
    },
  };
}

/**
 * Lowers the priority of the calling worker, so that the main thread, which finishes last, gets the CPU. Only Linux has
 * thread ids for this; elsewhere it does nothing.
 */
export function giveWay(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), 10);
  } catch {
    // The priority stays unchanged.
  }
}

/** A list in batches of `size`, the last with what is left. */
export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
