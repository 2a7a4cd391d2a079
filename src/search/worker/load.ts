import type { Counts, Pagefind, Result, SearchIndex } from './matching.ts';
import type { Vocabulary } from '../words/spelling.ts';

/** The loaded index. */
export interface LoadedIndex extends SearchIndex {
  /** All facet values with totals. From then on each search also counts, and takes longer. */
  readonly facets: () => Promise<Counts>;
  /** False if a new version of the site has been published meanwhile. */
  readonly isCurrent: () => Promise<boolean>;
}

interface Module extends Instance {
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>;
  createInstance(options: Record<string, unknown>): Instance;
}
interface Instance extends Pagefind {
  init(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  filters(): Promise<Counts>;
  preload(term: string): Promise<void>;
}

const options = {
  // The paths in the index are complete; Pagefind would prefix the site's path again.
  baseUrl: '/',
  // This already runs in a worker, so Pagefind needs none of its own.
  noWorker: true,
  // From a grid search over 10,000 records: https://pagefind.app/docs/ranking/
  ranking: {
    metaWeights: {
      title: 8,
      'title-alternatives': 5,
      author: 8,
      'author-alternatives': 5,
      keywords: 5,
      journal: 0.5,
      alternatives: 5,
    },
  },
};

/** A download without progress for this long fails, in milliseconds. */
const timeoutMs = 8000;

/** The site has been republished, so new files do not match the loaded index. */
export class StaleIndexError extends Error {}

/**
 * Loads Pagefind and the vocabulary, on first use.
 * @param paths the folders of the index: one, or one per part of the site, latest articles first
 */
export async function load(paths: readonly string[]): Promise<LoadedIndex> {
  const [path = '', ...others] = paths;
  const whole = watchFetching();
  // Pagefind would request these one after another.
  const entry = textOf(early(path + entryFile, { cache: 'no-store' }));
  for (const one of [entry, early(`${path}wasm.en.pagefind`)]) one.catch(() => undefined);
  const module = (await import(/* @vite-ignore */ `${path}pagefind.js`)) as Module;
  const { noWorker, ...settings } = options;
  await module.options({ noWorker });
  await module.init();
  await whole(module.options(settings));
  for (const other of others) await module.mergeIndex(other, settings);
  const pagefind = others.length > 0 ? inParts(module, paths) : module;
  const parts = new Map<string, Promise<Vocabulary>>();
  const fetched = async (part: string) => {
    const counts = Object.create(null) as Record<string, number>;
    for (const response of await Promise.all(paths.map((one) => fetch(`${one}words/${part}.json`))))
      for (const [word, count] of Object.entries((await response.json()) as Vocabulary))
        counts[word] = (counts[word] ?? 0) + count;
    return counts;
  };
  return {
    async find(term, chosen) {
      const answer = await whole(pagefind.search(term, chosen));
      return { ...answer, results: answer.results.map(withContext) };
    },
    vocabulary(part) {
      const known = parts.get(part);
      if (known) return known;
      const coming = fetched(part);
      parts.set(part, coming);
      coming.catch(() => parts.delete(part));
      return coming;
    },
    facets: () => whole(pagefind.filters()),
    preload: (words) => whole(pagefind.preload(words)),
    isCurrent: async () => (await textOf(fetch(path + entryFile, { cache: 'no-store' }))) === (await entry),
  };
}

/** Pagefind's manifest. It changes whenever the index does. */
const entryFile = 'pagefind-entry.json';
const textOf = async (response: Promise<Response>) => (await response).clone().text();

/** Downloads started before Pagefind requests them, by URL. */
const fetchedEarly = new Map<string, Promise<Response>>();

function early(path: string, init?: RequestInit): Promise<Response> {
  const coming = fetch(path, init);
  fetchedEarly.set(new URL(path, location.href).href, coming);
  return coming;
}

/**
 * Pagefind ignores index files that fail to download and silently returns fewer results. This wraps `fetch` in the worker so that
 * failures are counted, and stalled downloads aborted.
 * @returns a function that rejects a promise's result if any download failed in the meantime
 */
function watchFetching() {
  const plain = self.fetch.bind(self);
  let failures = 0;
  let last: unknown;
  self.fetch = async (input, init) => {
    try {
      const asked = new URL(input instanceof Request ? input.url : input, location.href);
      // Pagefind adds a timestamp to bypass the cache.
      asked.search = '';
      const there = fetchedEarly.get(asked.href);
      fetchedEarly.delete(asked.href);
      if (there) return await there;
      const waiting = new AbortController();
      const wait = () =>
        setTimeout(() => {
          waiting.abort();
        }, timeoutMs);
      let timer = wait();
      const response = await plain(input, { ...init, signal: waiting.signal });
      // Probably removed by a new release.
      if (!response.ok) throw new StaleIndexError(`${response.status} ${response.url}`);
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const reader = response.body?.getReader();
      for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
        clearTimeout(timer);
        timer = wait();
        pieces.push(piece.value);
      }
      clearTimeout(timer);
      return new Response(new Blob(pieces), { headers: response.headers });
    } catch (error) {
      failures += 1;
      last = error;
      throw error;
    }
  };
  return async <T>(work: Promise<T>): Promise<T> => {
    const before = failures;
    const result = await work;
    if (failures > before) throw last;
    return result;
  };
}

/** In the index an article's COinS metadata follows its URL. */
const withContext = (result: Result): Result => ({
  ...result,
  async data() {
    const { url, ...hit } = await result.data();
    const [path = '', context = ''] = url.split('#');
    return { ...hit, url: path, context };
  },
});

/** Pagefind always sorts merged results by relevance; to sort by date, the parts are searched one after the other. */
function inParts(module: Module, paths: readonly string[]): Instance {
  let instances: readonly Instance[] | undefined;
  const each = () => (instances ??= paths.map((basePath) => module.createInstance({ ...options, basePath })));
  return {
    ...module,
    async search(term, chosen) {
      const merged = await module.search(term, chosen);
      if (!chosen.sort) return merged;
      const answers = await Promise.all(each().map((instance) => instance.search(term, chosen)));
      return { ...merged, results: answers.flatMap(({ results }) => results) };
    },
  };
}
