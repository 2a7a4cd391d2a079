import type { Counts, Library, Pagefind } from './engine.ts';
import type { Vocabulary } from './spelling.ts';

/** The index of this site, with what a reader may choose by. */
export interface LoadedLibrary extends Library {
  readonly pagefind: Pagefind & {
    options(options: Record<string, unknown>): Promise<void>;
    init(): Promise<void>;
    /** Every value of every facet; once it is asked for, each search costs more: it counts. */
    filters(): Promise<Counts>;
    preload(term: string): Promise<void>;
  };
}

/**
 * Pagefind itself and the vocabulary, fetched only now.
 * @param path the folder of the index
 */
export async function load(path: string): Promise<LoadedLibrary> {
  const pagefind = (await import(/* @vite-ignore */ `${path}pagefind.js`)) as LoadedLibrary['pagefind'];
  await pagefind.options({
    // The addresses in the index are whole paths; Pagefind would put the site's path before them once more.
    baseUrl: '/',
    // From a grid search over 10,000 records: https://pagefind.app/docs/ranking/
    ranking: { metaWeights: { title: 8, author: 8, keywords: 5, journal: 0.5, alternatives: 5 } },
  });
  await pagefind.init();
  const parts = new Map<string, Promise<Vocabulary>>();
  const fetched = async (part: string) =>
    (await (await fetch(`${path}words/${part}.json`)).json()) as Vocabulary;
  return {
    pagefind,
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
