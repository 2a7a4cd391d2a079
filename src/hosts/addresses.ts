import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** File name of the URL list at the root of a site. */
export const addressesFile = 'addresses.txt';

/**
 * The permanent URLs of a site, relative to its own: pages and the files beside them, but not files with a hash in their
 * names or server config. A line has the path up to the first dot or last slash of a name and, after a
 * tab, every ending: `articles/tishkov-2025-kenya	/ .bib .ris`. Sorted, so it can be compared line by line.
 * @param paths of the site's files
 */
export function addressesIn(paths: Iterable<string>): string {
  const endings = new Map<string, string[]>();
  const add = (stem: string, ending: string) => {
    const those = endings.get(stem);
    if (those) those.push(ending);
    else endings.set(stem, [ending]);
  };
  for (const path of paths) {
    if (path === addressesFile || passing.test(path)) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, path.length - name.length);
    const dot = name.includes('.') ? name.indexOf('.') : name.length;
    if (name === 'index.html') add(folder.slice(0, -1), '/');
    else add(folder + name.slice(0, dot), name.slice(dot));
  }
  return [...endings]
    .map(([stem, those]) => `${stem}\t${those.sort().join(' ')}\n`)
    .sort()
    .join('');
}

/** Server config, files that only pages or functions of the same build request, and what is handed in to registries. */
const passing = /^(?:[_.](?!well-known)|pagefind(?:-\d+)?\/|oai-data\/)|\.(?:crossref|doaj|rsci)\.xml$/;

/** The URLs of a list that do not exist in a folder. */
export const goneFrom = (folder: string, list: string): readonly string[] =>
  list.split('\n').flatMap((line) => {
    const [stem, endings] = line.split('\t');
    if (stem === undefined || endings === undefined) return [];
    return endings
      .split(' ')
      .map((ending) => stem + ending)
      .filter((address) => !existsSync(join(folder, address.replace(/\/$/, '/index.html'))));
  });
