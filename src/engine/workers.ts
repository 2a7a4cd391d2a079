import { readlinkSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

/** While a worker does one job, the next are on their way; the thread that gives them may be busy for long. */
const jobsAhead = 4;

/** In megabytes. A worker that may take more lets its rubbish lie; a larger nursery has less to carry out of it. */
const memory = { maxOldGenerationSizeMb: 1200, maxYoungGenerationSizeMb: 96 };

/** Workers, one for each core, that have been started. */
export interface Workers<Job, Answer> {
  /**
   * Has jobs done, once, in their order; then the workers are of no more use.
   * @param jobs taken one by one, when a worker is ready for it; whatever `structuredClone` takes
   * @param take gets each job with its answer
   * @throws the first error of a worker, after which no job is begun
   */
  readonly run: (jobs: Iterable<Job>, take: (job: Job, answer: Answer) => void) => Promise<void>;
  /** Ends them. */
  readonly end: () => Promise<void>;
}

/**
 * Starts workers, which takes some tenths of a second, before it is known what they have to do.
 * @param name by which the system lists them, of at most fifteen letters
 * @param module what they run: it answers every message with one message, in their order
 */
export function startWorkers<Job, Answer>(name: string, module: URL): Workers<Job, Answer> {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(module, { name, resourceLimits: memory }),
  );
  const failed = new Promise<never>((_, reject) => {
    for (const worker of workers) worker.on('error', reject);
  });
  // Whoever has jobs done is told.
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

/** Starts workers and has them do jobs, as {@link Workers} says. */
export const onAllCores = <Job, Answer>(
  name: string,
  module: URL,
  jobs: Iterable<Job>,
  take: (job: Job, answer: Answer) => void,
): Promise<void> => startWorkers<Job, Answer>(name, module).run(jobs, take);

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

/** A list in batches of `size`, the last with what is left. */
export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
