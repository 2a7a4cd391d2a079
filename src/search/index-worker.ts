import { workerData } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { writeIndex } from './write-index.ts';

/** What the worker is to do. */
export interface Work {
  readonly indexes: readonly {
    /** The folder of the index. */
    readonly folder: string;
    readonly articles: readonly Article[];
    /** Those whose words a misspelt one may have meant. */
    readonly words: readonly Article[];
  }[];
}

// Writes search indexes one after another, so that no more than one is in memory, and ends.
const { indexes } = workerData as Work;
for (const { folder, articles, words } of indexes) await writeIndex(folder, articles, words);
