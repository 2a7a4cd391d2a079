import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../sources/folders.ts';

/** A hash of everything that decides what a bibliography is read as: what is cached under another one is of no use. */
export function readingSignatureOf(root: string): string {
  const single = ['package.json', 'package-lock.json'].filter((path) => existsSync(join(root, path)));
  const files = [...single, ...['src/record', 'src/sources'].flatMap((folder) => listFiles(root, folder))];
  const texts = files.map((path) => [path, hash('sha1', readFileSync(join(root, path)))]);
  return hash('sha1', JSON.stringify([process.versions, texts]));
}
