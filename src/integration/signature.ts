import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../folders.ts';

/** A digest of all but the content on which a site depends: code, settings, versions, and which part of it is made. */
export const signatureOf = (root: string): string => digestOf(root, ['src'], process.env['SHARD']);

/** A digest of all on which it depends what a bibliography is read as. */
export const readingSignatureOf = (root: string): string => digestOf(root, ['src/record', 'src/sources']);

function digestOf(root: string, folders: readonly string[], ...more: readonly unknown[]): string {
  const single = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'].filter((path) =>
    existsSync(join(root, path)),
  );
  const files = [...single, ...folders.flatMap((folder) => listFiles(root, folder))];
  const texts = files.map((path) => [path, hash('sha1', readFileSync(join(root, path)))]);
  return hash('sha1', JSON.stringify([process.versions, more, texts]));
}
