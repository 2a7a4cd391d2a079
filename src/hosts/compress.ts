import { join } from 'node:path';
import { inBatches, onAllCores } from '../cores.ts';
import { filesIn } from '../folders.ts';
import { site } from '../site.ts';

const batch = 50;

/** Writes compressed copies beside the text files of a folder, as the site asks for them; none where they save nothing. */
export async function compress(folder: string): Promise<void> {
  if (site.precompress.length === 0) return;
  const files = [...filesIn(folder)]
    .filter((path) => compressible.test(path))
    .map((path) => join(folder, path));
  await onAllCores(
    'compress',
    new URL('./compress-worker.ts', import.meta.url),
    inBatches(files, batch),
    () => undefined,
  );
}

/** Text; fonts and the search index are compressed already. */
const compressible = /\.(?:html|css|js|svg|json|jsonld|xml|txt|md|bib|ris|atom|rss)$/;
