import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';

// What Astro makes smaller copies of: https://docs.astro.build/en/guides/images/
const endings = ['.jpg', '.jpeg', '.png', '.webp', '.avif'];

/** True of a picture that may be the cover of a journal. */
export const isCover = (path: string): boolean => endings.includes(extname(path).toLowerCase());

/** The cover beside a journal's file, if there is one. */
export function findCover(root: string, recordPath: string): { readonly cover?: string } {
  const cover = endings
    .map((ending) => recordPath.replace(/\.yaml$/, ending))
    .find((path) => existsSync(join(root, path)));
  return cover ? { cover } : {};
}
