import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { site } from 'offprint/site';
import { filesIn } from '../sources/files/folders.ts';

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        // The maximum quality takes ten times as long and saves 2 % more.
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
} as const;

/** Writes compressed copies beside the text files of a folder, according to the settings; none if they save nothing. */
export async function compress(folder: string): Promise<void> {
  if (site.precompress.length === 0) return;
  // Concurrent loops share one iterator. zlib runs on Node's thread pool.
  const paths = filesIn(folder).filter((path) => compressible.test(path));
  const take = async () => {
    for (const path of paths) {
      const file = join(folder, path);
      const bytes = readFileSync(file);
      for (const extension of site.precompress) {
        const compressed = await compressors[extension](bytes);
        if (compressed.length < bytes.length) writeFileSync(`${file}.${extension}`, compressed);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
}

/** Text files; fonts and the search index are already compressed. */
const compressible = /\.(?:html|css|js|svg|json|jsonld|xml|txt|md|bib|ris|atom|rss)$/;
