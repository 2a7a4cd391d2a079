import { parentPort } from 'node:worker_threads';
import { readPiece, toKeep, type KeyedPiece } from '../sources/bibliography/bibtex-read.ts';

parentPort!.on('message', (pieces: readonly KeyedPiece[]) =>
  parentPort!.postMessage(pieces.map(({ piece }) => toKeep(readPiece(piece)))),
);
