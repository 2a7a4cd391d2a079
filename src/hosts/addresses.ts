import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the list of a site's addresses, at its root. */
export const addressesFile = 'addresses.txt';

/**
 * The lasting addresses below a folder, relative to the site's: pages and the files beside them, not what carries a
 * digest in its name or is only for hosts. A line holds what is before the first dot or the last slash of a name, and, after a
 * tab, every ending of it: `articles/tishkov-2025-kenya	/ .bib .ris`. Sorted, so that it can be compared line by line.
 */
export function addressesIn(folder: string): string {
  const endings = new Map<string, string[]>();
  const add = (stem: string, ending: string) => {
    const those = endings.get(stem);
    if (those) those.push(ending);
    else endings.set(stem, [ending]);
  };
  const walk = (path: string) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const { name } = entry;
      if (path === '' && (name === addressesFile || passing.test(name))) continue;
      if (entry.isDirectory()) walk(`${path}${name}/`);
      else if (name === 'index.html') add(path.slice(0, -1), '/');
      else {
        const [stem = '', ...rest] = name.split('.');
        add(path + stem, rest.map((part) => `.${part}`).join(''));
      }
    }
  };
  walk('');
  return [...endings]
    .map(([stem, those]) => `${stem}\t${those.sort().join(' ')}\n`)
    .sort()
    .join('');
}

/** For hosts, or asked for by the pages of the same build alone. */
const passing = /^(?:[_.](?!well-known)|pagefind(?:-\d+)?$)/;

/** The addresses of a list that lead nowhere in a folder. */
export const goneFrom = (folder: string, list: string): readonly string[] =>
  list.split('\n').flatMap((line) => {
    const [stem, endings] = line.split('\t');
    if (stem === undefined || endings === undefined) return [];
    return endings
      .split(' ')
      .map((ending) => stem + ending)
      .filter((address) => !existsSync(join(folder, address.replace(/\/$/, '/index.html'))));
  });
