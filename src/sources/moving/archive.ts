import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The files of an export: a ZIP file, or the folder that was unpacked from it. */
export interface Archive {
  readonly has: (path: string) => boolean;
  /** @throws if there is no such file, or it is too large */
  readonly read: (path: string) => Promise<Buffer>;
  readonly close: () => void;
}

/** A JavaScript string holds no more. */
const maxFileBytes = 500_000_000;

const tooLarge = (path: string) =>
  new Error(
    `${path}: it is larger than ${maxFileBytes / 1e6} MB.\n    → Ask for an export of fewer articles.`,
  );

/** @param path of a ZIP file or a folder */
export async function openArchive(path: string): Promise<Archive> {
  if (statSync(path).isDirectory()) return folderArchive(path);
  const file = await yauzl.openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw new Error(`${path}: it cannot be unpacked: ${(error as Error).message}.\n    → Download it again.`);
  });
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of file.eachEntry()) entries.set(entry.fileName, entry);
  return {
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name)!;
      if (entry.uncompressedSize > maxFileBytes) throw tooLarge(name);
      return buffer(await file.openReadStreamPromise(entry));
    },
    close: () => file.close(),
  };
}

function folderArchive(folder: string): Archive {
  const root = resolve(folder);
  // A path of the export does not lead out of it.
  const at = (name: string) => {
    const path = resolve(join(root, name));
    return path.startsWith(root + sep) ? path : root;
  };
  return {
    has: (name) => existsSync(at(name)) && statSync(at(name)).isFile(),
    read(name) {
      if (statSync(at(name)).size > maxFileBytes) throw tooLarge(name);
      return Promise.resolve(readFileSync(at(name)));
    },
    close: () => undefined,
  };
}
