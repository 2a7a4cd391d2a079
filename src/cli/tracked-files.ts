import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The list of the files that were written, by which a repeated run knows those that an editor has not changed. */
const listPath = 'moved/files.json';

/** Writes a file whole or not at all. @param path from the root */
export function replaceFile(root: string, path: string, text: string | Uint8Array): void {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(`${at}.part`, text);
  renameSync(`${at}.part`, at);
}

/** The files that were written by earlier runs. */
export function trackedFiles(root: string) {
  const list = join(root, listPath);
  const known = new Map<string, string>(
    existsSync(list)
      ? Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, string>>)
      : [],
  );
  const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const isOurs = (path: string) =>
    existsSync(join(root, path)) && known.get(path) === hashOf(readFileSync(join(root, path)));
  return {
    isOurs,
    write(path: string, bytes: string | Uint8Array): 'written' | 'unchanged' | 'left alone' {
      const at = join(root, path);
      if (existsSync(at)) {
        if (hashOf(readFileSync(at)) === hashOf(bytes)) return 'unchanged';
        if (!isOurs(path)) return 'left alone';
      }
      replaceFile(root, path, bytes);
      known.set(path, hashOf(bytes));
      return 'written';
    },
    save: () => replaceFile(root, listPath, `${JSON.stringify(Object.fromEntries(known), undefined, 1)}\n`),
  };
}
