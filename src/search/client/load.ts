import type { Counts, Pagefind, Result, SearchIndex } from './find.ts';
import type { Vocabulary } from './spelling.ts';

/** The index of this site, with what a reader may choose by. */
export interface LoadedIndex extends SearchIndex {
  readonly pagefind: Pagefind & {
    options(options: Record<string, unknown>): Promise<void>;
    /** Every value of every facet; once it is asked for, each search costs more: it counts. */
    filters(): Promise<Counts>;
    preload(term: string): Promise<void>;
  };
}

interface Module extends Instance {
  init(): Promise<void>;
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>;
  createInstance(options: Record<string, unknown>): Instance;
}
type Instance = LoadedIndex['pagefind'];

const options = {
  // The addresses in the index are whole paths; Pagefind would put the site's path before them once more.
  baseUrl: '/',
  // From a grid search over 10,000 records: https://pagefind.app/docs/ranking/
  ranking: { metaWeights: { title: 8, author: 8, keywords: 5, journal: 0.5, alternatives: 5 } },
};

/**
 * Pagefind itself and the vocabulary, fetched only now.
 * @param paths the folders of the index: one, or one for each part of the site, the latest articles first
 */
export async function load(paths: readonly string[]): Promise<LoadedIndex> {
  const [path = '', ...others] = paths;
  const module = (await import(/* @vite-ignore */ `${path}pagefind.js`)) as Module;
  await module.options(options);
  await module.init();
  for (const other of others) await module.mergeIndex(other, options);
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
    pagefind: {
      options: (some) => pagefind.options(some),
      filters: () => pagefind.filters(),
      preload: (term) => pagefind.preload(term),
      async search(term, chosen) {
        const answer = await pagefind.search(term, chosen);
        return { ...answer, results: answer.results.map(withContext) };
      },
    },
    vocabulary(part) {
      const known = parts.get(part);
      if (known) return known;
      const coming = fetched(part).catch(() => {
        parts.delete(part);
        return {};
      });
      parts.set(part, coming);
      return coming;
    },
  };
}

/** In the index an article's ContextObject follows its URL. */
const withContext = (result: Result): Result => ({
  id: result.id,
  async data() {
    const { url, ...hit } = await result.data();
    const [path = '', context = ''] = url.split('#');
    return { ...hit, url: path, context };
  },
});

/** Merged results come by relevance whatever is asked; by date, each part is asked alone, and one follows the other. */
function inParts(module: Module, paths: readonly string[]): Instance {
  let instances: readonly Instance[] | undefined;
  const each = () => (instances ??= paths.map((basePath) => module.createInstance({ ...options, basePath })));
  return {
    options: (some) => module.options(some),
    filters: () => module.filters(),
    preload: (term) => module.preload(term),
    async search(term, chosen) {
      const merged = await module.search(term, chosen);
      if (!chosen.sort) return merged;
      const answers = await Promise.all(each().map((instance) => instance.search(term, chosen)));
      return { ...merged, results: answers.flatMap(({ results }) => results) };
    },
  };
}
