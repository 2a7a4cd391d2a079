import { parentPort } from 'node:worker_threads';
import { perform, type Job } from './write.ts';

parentPort!.on('message', (job: Job) => parentPort!.postMessage(perform(job)));
