import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Setup } from './add-form.ts';

/**
 * Adds the pages of Offprint to a journal that installs it as a package. A page of the journal at the same path, such as
 * `src/pages/404.astro`, comes first. In this repository they are the site's own pages, which Astro finds by itself.
 */
export function injectPages({ config, injectRoute }: Pick<Setup, 'config' | 'injectRoute'>): void {
  const pages = new URL('../pages/', import.meta.url);
  const own = new URL('pages/', config.srcDir);
  if (own.href === pages.href) return;
  const pathsIn = (folder: URL) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:astro|[jt]s)$/.test(path));
  const replaced = new Set(existsSync(own) ? pathsIn(own).map(patternOf) : []);
  for (const path of pathsIn(pages)) {
    const pattern = patternOf(path);
    const url = new URL(path.split('/').map(encodeURIComponent).join('/'), pages);
    if (!replaced.has(pattern)) injectRoute({ pattern, entrypoint: fileURLToPath(url) });
  }
}

/** `[...locale]/search/index.astro` as `/[...locale]/search`, `robots.txt.ts` as `/robots.txt` */
const patternOf = (path: string) => `/${path.replace(/(?:(?:^|\/)index)?\.\w+$/, '')}`;
