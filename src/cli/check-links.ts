import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesFile, goneFrom } from '../hosts/addresses.ts';

// `npm run check:links -- <old site>`: fails where an address of the last release leads nowhere in `dist/`.

const shown = 50;

/** The list of a site's addresses, from its own address, its folder, or the list itself. */
async function listOf(old: string): Promise<string> {
  if (/^https?:\/\//i.test(old)) {
    const address = new URL(addressesFile, old.replace(/\/*$/, '/'));
    const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    if (!response.ok)
      throw new Error(
        `${address.href} answers ${response.status}.\nGive the address of a site that Offprint made.`,
      );
    return response.text();
  }
  const path = existsSync(old) && statSync(old).isDirectory() ? join(old, addressesFile) : old;
  if (!existsSync(path))
    throw new Error(
      `${path}: there is no such file.\nGive the address of the last release, its dist/, or its ${addressesFile}.`,
    );
  return readFileSync(path, 'utf8');
}

try {
  const [old] = process.argv.slice(2);
  if (!old)
    throw new Error(
      `Write behind it the address of the site as it stands: npm run check:links -- https://example.org/journal/\nA folder, or a saved ${addressesFile}, will do too.`,
    );
  if (!existsSync(join('dist', addressesFile)))
    throw new Error('dist/: there is no site yet.\nBuild it first: npm run build');
  const list = await listOf(old);
  if (!list.includes('\t'))
    throw new Error(`${old}: this is no list of addresses.\nGive the address of a site that Offprint made.`);
  const gone = goneFrom('dist', list);
  if (gone.length > 0)
    throw new Error(
      [
        `${gone.length} ${gone.length === 1 ? 'address leads' : 'addresses lead'} nowhere in dist/:`,
        ...gone.slice(0, shown).map((address) => `  ${address}`),
        ...(gone.length > shown ? [`  and ${gone.length - shown} more`] : []),
        'Where an article has a new name, write the old one into its file: formerly: old-name',
      ].join('\n'),
    );
  console.log(`Every address of ${old} is there.`);
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exitCode = 1;
}
