import { parentPort } from 'node:worker_threads';
import { parsePiece } from './bibtex-entries.ts';

parentPort!.on('message', (pieces: readonly string[]) => parentPort!.postMessage(pieces.map(parsePiece)));
