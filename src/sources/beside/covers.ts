import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { beside } from './pdf.ts';

// The formats that Astro resizes: https://docs.astro.build/en/guides/images/
const endings = ['.jpg', '.jpeg', '.png', '.webp', '.avif'];

/** Whether an image may be a journal cover. */
export const isCover = (path: string): boolean => endings.includes(extname(path).toLowerCase());

/** The cover beside a journal's file, if there is one. @param name of its file, where that is not the journal's */
export function findCover(root: string, recordPath: string, name?: string): { readonly cover?: string } {
  const cover = (
    name === undefined
      ? endings.map((ending) => recordPath.replace(/\.yaml$/, ending))
      : [beside(recordPath, name)]
  ).find((path) => existsSync(join(root, path)));
  return cover ? { cover } : {};
}
