import { workerData } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { writeIndex, writeWords, type IndexWork } from './write-index.ts';

/** What the worker is to do. */
export interface Work {
  readonly index: IndexWork;
  /** Of the part of the site that has them. */
  readonly words?: { readonly folder: string; readonly articles: readonly Article[] };
}

// Writes a search index, and ends.
const { index, words } = workerData as Work;
await writeIndex(index);
if (words) writeWords(words.folder, words.articles);
