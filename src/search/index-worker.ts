import { workerData } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { writeIndex, writeWords } from './write-index.ts';

/** What the worker is to do. */
export interface Work {
  readonly indexes: readonly {
    /** The folder of the index. */
    readonly folder: string;
    readonly articles: readonly Article[];
  }[];
  /** Of the part of the site that has them. */
  readonly words?: { readonly folder: string; readonly articles: readonly Article[] };
}

// Writes search indexes one after another, so that no more than one is in memory, and ends.
const { indexes, words } = workerData as Work;
for (const { folder, articles } of indexes) await writeIndex(folder, articles);
if (words) writeWords(words.folder, words.articles);
