import { workerData } from 'node:worker_threads';
import { writeIndex, type IndexWork } from './write-index.ts';

// Writes a search index, and ends.
await writeIndex(workerData as IndexWork);
