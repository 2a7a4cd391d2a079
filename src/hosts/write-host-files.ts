import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerKindsOf, type Library } from '../library/library.ts';
import { addressesFile, addressesIn } from './addresses.ts';
import { apacheFile, apacheSiteFile } from './apache.ts';
import { headersFile } from './headers-file.ts';
import { movesOf } from './moves.ts';
import { nginxFile } from './nginx.ts';
import { immutableIn } from './policy.ts';
import { redirectsFile } from './redirects-file.ts';

/**
 * Writes the server config beside the pages, and the list of all URLs; the configs of nginx and
 * Apache, which must not be served, go to `hosting/` beside `dist/`.
 * @param root the project root
 * @param next the folder of the new site
 * @param paths of all the site's files
 */
export function writeHostFiles(
  library: Library,
  { root, next }: { readonly root: string; readonly next: string },
  paths: Iterable<string>,
): void {
  const moves = movesOf(library);
  const immutable = immutableIn(library);
  const kinds = containerKindsOf(library);
  const write = (folder: string, name: string, text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write(next, addressesFile, addressesIn(paths));
  // Without it GitHub Pages, publishing from a branch, leaves out folders that begin with an underscore.
  write(next, '.nojekyll', '');
  write(next, '_headers', headersFile(library));
  write(next, '_redirects', redirectsFile(moves));
  write(next, '.htaccess', apacheFile(moves, immutable, kinds));
  write(join(root, 'hosting'), 'nginx.conf', nginxFile(moves, immutable, kinds));
  write(join(root, 'hosting'), 'apache.conf', apacheSiteFile());
}
