import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesFile, goneFrom } from '../hosts/addresses.ts';

// `npm run check:links -- <old site>`: fails if a URL of the last release does not exist in `dist/`.

const shown = 50;

/** Loads the list of a site's URLs from the site's URL, its folder, or the list itself. */
async function listOf(old: string): Promise<string> {
  if (/^https?:\/\//i.test(old)) {
    const address = new URL(addressesFile, old.replace(/\/*$/, '/'));
    const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    if (!response.ok)
      throw new Error(
        `${address.href} responded with ${response.status}.\nGive the URL of a site built with Offprint.`,
      );
    return response.text();
  }
  const path = existsSync(old) && statSync(old).isDirectory() ? join(old, addressesFile) : old;
  if (!existsSync(path))
    throw new Error(
      `${path}: there is no such file.\nGive the URL of the last release, its dist/, its ${addressesFile}, content/moved.csv, or a sitemap.`,
    );
  const text = readFileSync(path, 'utf8');
  if (/\.csv$/i.test(old)) return below((await import('../sources/moved-urls.ts')).movedPaths(path));
  // The sitemap of a site that was not built with Offprint.
  return /<urlset[\s>]/.test(text) ? below(pathsIn(text)) : text;
}

/** They need the settings of the site, which a folder of another one does not have. */
const below = async (paths: readonly string[]) =>
  (await import('../hosts/former-addresses.ts')).addressesBelow(paths);

const pathsIn = (sitemap: string): readonly string[] =>
  [...sitemap.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g)].map(([, url]) =>
    decodeURI(new URL(url!.replaceAll('&amp;', '&')).pathname),
  );

try {
  const [old] = process.argv.slice(2);
  if (!old)
    throw new Error(
      `Usage: npm run check:links -- https://example.org/journal/\nGive the URL of the published site, its folder, a saved ${addressesFile}, content/moved.csv, or the sitemap of a former site.`,
    );
  if (!existsSync(join('dist', addressesFile)))
    throw new Error('dist/: there is no site yet.\nBuild it first: npm run build');
  const list = await listOf(old);
  if (!list.includes('\t'))
    throw new Error(`${old}: this is not a list of URLs.\nGive the URL of a site built with Offprint.`);
  const gone = goneFrom('dist', list);
  if (gone.length > 0)
    throw new Error(
      [
        `${gone.length} ${gone.length === 1 ? 'URL does' : 'URLs do'} not exist in dist/:`,
        ...gone.slice(0, shown).map((address) => `  ${address}`),
        ...(gone.length > shown ? [`  and ${gone.length - shown} more`] : []),
        'If you have renamed an article, add its old name to its file: formerly: old-name. What was elsewhere belongs in content/moved.csv.',
      ].join('\n'),
    );
  console.log(`Every URL of ${old} still exists.`);
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exitCode = 1;
}
