import { decode, encode } from 'cborg';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { IndexFile } from 'pagefind';

// Pagefind 1.5 writes filters, and their values, in an order of chance, and names the files by what is in them: the same
// articles would make another index at every build.

/** The files of an index with its filters in the order of the alphabet. What a search finds is the same. */
export function ordered(files: readonly IndexFile[]): readonly IndexFile[] {
  const renamed = new Map<string, string>();
  const filters = files.map((file) => {
    if (!file.path.endsWith('.pf_filter')) return file;
    const [name, values] = unpack(file.content) as [string, [string, unknown][]];
    const content = pack([name, values.sort(byName)]);
    const before = /([^/]+)\.pf_filter$/.exec(file.path)![1]!;
    const hash = named(before, content);
    renamed.set(before, hash);
    return { path: file.path.replace(before, hash), content };
  });
  const metas = new Map<string, string>();
  const described = filters.map((file) => {
    if (!file.path.endsWith('.pf_meta')) return file;
    const meta = unpack(file.content) as unknown[];
    const chosen = meta[3] as [string, string][];
    meta[3] = chosen
      .map(([name, hash]) => [name, renamed.get(hash) ?? hash] as [string, string])
      .sort(byName);
    const content = pack(meta);
    const before = /pagefind\.([^/]+)\.pf_meta$/.exec(file.path)![1]!;
    const hash = named(before, content);
    metas.set(before, hash);
    return { path: file.path.replace(before, hash), content };
  });
  return described.map((file) => {
    if (file.path !== 'pagefind-entry.json') return file;
    let text = Buffer.from(file.content).toString();
    for (const [before, hash] of metas) text = text.replaceAll(before, hash);
    return { ...file, content: new TextEncoder().encode(text) };
  });
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : one > other ? 1 : 0;

/** What stands before every file's CBOR. */
const signature = 'pagefind_dcd';

const unpack = (content: Uint8Array): unknown => decode(gunzipSync(content).subarray(signature.length));
const pack = (value: unknown): Uint8Array =>
  new Uint8Array(gzipSync(Buffer.concat([Buffer.from(signature), encode(value)]), { level: 9 }));

/** A name as Pagefind gives them, of the same length: `en_58c083a` */
const named = (before: string, content: Uint8Array): string => {
  const [language = '', digest = ''] = before.split('_');
  return `${language}_${createHash('sha256').update(content).digest('hex').slice(0, digest.length)}`;
};
