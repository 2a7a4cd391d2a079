import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../folders.ts';
import { compress } from '../hosts/compress.ts';
import { writeHostFiles } from '../hosts/files.ts';
import { beginKeeping, endKeeping } from '../kept/kept.ts';
import { startKeeper, type Keeper } from '../kept/keeper.ts';
import { readLibrary } from '../read-library.ts';
import { share } from '../shard.ts';
import { forget } from '../sources/bibliography/bibtex-read.ts';
import { prepareBibtex } from '../sources/bibliography/prepare.ts';
import { writeFiles } from './files.ts';
import { renewPages, writingPages } from './pages.ts';
import { begin, putInPlace, restore, takeFromAstro, type Folders } from './place.ts';
import { serveSearch, writeSearch } from './search.ts';
import { readingSignatureOf, signatureOf } from './signature.ts';

/**
 * Everything that makes a site beside Astro's rendering of its pages, in the order in which it happens. The files beside
 * the pages and the search index are made by other threads while the pages are; an error of theirs is an error of the
 * build.
 */
export function offprint(): AstroIntegration {
  let isBuild: boolean;
  let folders: Folders;
  let signature: string;
  let keeper: Keeper;
  let written: Promise<number>;
  let indexed: Promise<void>;
  return {
    name: 'offprint',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const path = (url: URL) => fileURLToPath(url).replace(/[\\/]$/, '');
        const inRoot = (name: string) => path(new URL(name, config.root));
        folders = {
          root: path(config.root),
          dist: path(config.outDir),
          next: inRoot('.astro/next'),
          astro: inRoot('.astro/pages'),
          previous: inRoot('.astro/previous'),
          gone: inRoot('.astro/gone.json'),
          cache: path(config.cacheDir),
        };
        isBuild = command === 'build';
        restore(folders);
        if (isBuild) updateConfig({ outDir: new URL('.astro/pages/', config.root) });
      },
      'astro:config:done': async () => {
        signature = signatureOf(folders.root);
        if (isBuild)
          keeper = startKeeper({
            from: folders.dist,
            out: folders.next,
            manifest: join(folders.cache, 'site.jsonl'),
            signature,
          });
        await prepareBibtex(folders.root, folders.cache, readingSignatureOf(folders.root));
      },
      'astro:server:setup': ({ server }) => serveSearch(server, folders.root),
      // The content has been read; nothing has been bundled yet.
      'astro:build:start': async ({ setPrerenderer, logger }) => {
        forget();
        begin(folders);
        await beginKeeping(keeper);
        const library = readLibrary(folders.root);
        indexed = inBackground(writeSearch(library, folders, signature));
        written = inBackground(writeFiles(library, folders));
        setPrerenderer((astro) => writingPages(folders, logger, astro));
      },
      'astro:build:generated': () => renewPages(readLibrary(folders.root), folders),
      'astro:build:done': async ({ logger }) => {
        const library = readLibrary(folders.root);
        logger.info(`wrote ${await written} files beside the pages`);
        takeFromAstro(folders);
        await indexed;
        logger.info(`indexed ${share(library.articles).length} articles`);
        writeHostFiles(library, folders, [...(await keeper.taken()), ...filesIn(folders.next)]);
        await compress(folders.next);
        putInPlace(folders, await endKeeping());
        await keeper.end();
      },
    },
  };
}

/** Whoever waits for it is told of an error; until then nobody does, and that ends no process. */
function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
