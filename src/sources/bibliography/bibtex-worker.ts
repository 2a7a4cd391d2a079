import { parentPort } from 'node:worker_threads';
import { readPiece, toKeep } from './bibtex-read.ts';

parentPort!.on('message', (pieces: readonly string[]) =>
  parentPort!.postMessage(pieces.map((piece) => toKeep(readPiece(piece)))),
);
