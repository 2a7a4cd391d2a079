import type { Options } from '../worker/answer.ts';
import type { Counts } from '../worker/matching.ts';
import type { Question, Reply, Shown } from '../worker/messages.ts';
import type { Hit } from '../worker/rank.ts';

/** The page's side of the search. A rejected promise means that the index could not be loaded; the next call starts over. */
export interface Searcher {
  /** Resolves to undefined if a newer search has replaced it. */
  readonly search: (text: string, options: Options) => Promise<Shown | undefined>;
  /** More results of the last search, starting at `from`: the next page, or all. */
  readonly more: (from: number, all: boolean) => Promise<readonly Hit[]>;
  readonly facets: () => Promise<Counts>;
  /** Loads the index. */
  readonly preload: () => void;
}

/** A worker that has not started after this long has failed, in milliseconds. */
const timeoutMs = 10_000;

class StaleError extends Error {}

type Asked = Question extends infer Each
  ? Each extends Question
    ? Omit<Each, 'id' | 'paths'>
    : never
  : never;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly onFirst: Options['onFirst'];
}

/** @param paths the folders of the index */
export function createSearcher(paths: readonly string[]): Searcher {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let starting = 0;
  let count = 0;

  /** Terminates the worker and drops what it has loaded. */
  function fail(error: Error) {
    clearTimeout(starting);
    worker?.terminate();
    worker = undefined;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(error);
  }

  function listen({ data }: MessageEvent<Reply>) {
    clearTimeout(starting);
    const asked = waiting.get(data.id);
    if (!asked) return;
    if (data.kind === 'first') return asked.onFirst?.(data.hits, data.marks);
    if (data.kind === 'failure') return fail(new (data.isStale ? StaleError : Error)(data.message));
    waiting.delete(data.id);
    asked.resolve((data.kind === 'value' ? data.value : undefined) as never);
  }

  function ask<T>(asked: Asked, onFirst?: Options['onFirst']): Promise<T> {
    if (!worker) {
      worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', listen);
      worker.addEventListener('error', () => {
        fail(new Error('The worker could not be loaded.'));
      });
      starting = window.setTimeout(() => {
        fail(new Error('The worker did not start.'));
      }, timeoutMs);
    }
    const id = ++count;
    worker.postMessage({ ...asked, id, paths } satisfies Question);
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject, onFirst });
    });
  }

  /** Retries with a new worker: the site may have been republished since the index was loaded. */
  const again = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      if (error instanceof StaleError) return work();
      throw error;
    });

  return {
    search: (text, { onFirst, ...options }) =>
      again(() => ask<Shown | undefined>({ kind: 'search', text, options }, onFirst)),
    more: (from, all) => ask({ kind: 'more', from, all }),
    facets: () => again(() => ask<Counts>({ kind: 'facets' })),
    preload: () => void ask({ kind: 'preload' }).catch(() => undefined),
  };
}
