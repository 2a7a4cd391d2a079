import { parentPort } from 'node:worker_threads';
import { giveWay } from '../cores.ts';
import { perform, type Job } from './write.ts';

giveWay();
parentPort!.on('message', (job: Job) => parentPort!.postMessage(perform(job)));
