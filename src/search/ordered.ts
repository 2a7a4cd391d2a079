import { decode, encode } from 'cborg';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

// Pagefind 1.5 writes filters, and their values, in an order of chance, and names the files by what is in them: the same
// articles would make another index at every build.

/** Puts the filters of an index into the order of the alphabet. What a search finds is the same. */
export function putInOrder(folder: string): void {
  const renamed = new Map<string, string>();
  const filters = join(folder, 'filter');
  for (const file of existsSync(filters) ? readdirSync(filters) : []) {
    const [name, values] = unpack(join(filters, file)) as [string, [string, unknown][]];
    renamed.set(nameIn(file), replace(filters, file, [name, values.sort(byName)]));
  }
  const entry = join(folder, 'pagefind-entry.json');
  let text = readFileSync(entry, 'utf8');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pf_meta'))) {
    const meta = unpack(join(folder, file)) as unknown[];
    const chosen = meta[3] as [string, string][];
    meta[3] = chosen.map(([name, hash]): [string, string] => [name, renamed.get(hash) ?? hash]).sort(byName);
    text = text.replaceAll(nameIn(file), replace(folder, file, meta));
  }
  writeFileSync(entry, text);
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : one > other ? 1 : 0;

/** What stands before every file's CBOR. */
const signature = 'pagefind_dcd';

const unpack = (path: string): unknown => decode(gunzipSync(readFileSync(path)).subarray(signature.length));

/** What tells a file from others: `en_58c083a` */
const nameIn = (file: string): string => /([^.]+)\.pf_\w+$/.exec(file)![1]!;

/** Writes a file anew, under the name that its new content has, which is as long as the old one. */
function replace(folder: string, file: string, value: unknown): string {
  const content = gzipSync(Buffer.concat([Buffer.from(signature), encode(value)]), { level: 9 });
  const before = nameIn(file);
  const [language = '', digest = ''] = before.split('_');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, digest.length);
  const name = `${language}_${hash}`;
  rmSync(join(folder, file));
  writeFileSync(join(folder, file.replace(before, name)), content);
  return name;
}
