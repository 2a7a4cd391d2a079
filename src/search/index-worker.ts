import { workerData } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { writeIndex } from './write-index.ts';

/** What the worker is to do. */
export interface Work {
  readonly articles: readonly Article[];
  /** Those whose words a misspelt one may have meant. */
  readonly words: readonly Article[];
  /** The folder of the index. */
  readonly folder: string;
}

// Writes the search index of these articles, and ends.
const { articles, words, folder } = workerData as Work;
await writeIndex(folder, articles, words);
