import { parentPort } from 'node:worker_threads';
import { comparing, type Near, type Tables } from '../library/nearest.ts';

/** A worker's task: the articles nearest to those at these indexes. All workers share the tables. */
export interface NearestJob {
  readonly tables: Tables;
  readonly places: readonly number[];
  readonly count: number;
}

let compare: ReturnType<typeof comparing> | undefined;
parentPort!.on('message', ({ tables, places, count }: NearestJob) => {
  compare ??= comparing(tables);
  const answer: readonly (readonly Near[])[] = places.map((place) => compare!(place, count));
  parentPort!.postMessage(answer);
});
