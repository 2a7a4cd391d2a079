import type { AstroIntegration } from 'astro';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readLibrary } from '../read-library.ts';
import { shard, share } from '../shard.ts';
import * as urls from '../urls.ts';
import type { Work } from './index-worker.ts';
import { indexParts } from './parts.ts';
import { writeIndex } from './write-index.ts';

/**
 * Builds the search index with the site, and serves a living one in development. An error of the index is an error
 * of the build.
 */
export function searchIndex(): AstroIntegration {
  let root: string;
  let out: string;
  let indexed: Promise<void>;
  return {
    name: 'offprint-search',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
        out = fileURLToPath(config.outDir);
      },
      // While the pages are made, so that neither waits for the other.
      'astro:build:setup': () => {
        const { articles } = readLibrary(root);
        const indexes = indexParts(articles.length)
          .filter((one) => one.shard === shard.number)
          .map(({ part, range }) => ({
            folder: join(out, urls.searchIndex(part).slice(urls.base.length)),
            articles: articles.slice(...range),
            words: part === 1 ? articles : [],
          }));
        const workerData: Work = { indexes };
        const worker = new Worker(new URL('./index-worker.ts', import.meta.url), {
          workerData,
          resourceLimits: { maxOldGenerationSizeMb: 2000 },
        });
        indexed = new Promise((resolve, reject) => {
          worker.on('error', reject).on('exit', () => resolve());
        });
        // Whoever waits for it is told of an error; until then nobody does.
        indexed.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        await indexed;
        logger.info(`indexed ${share(readLibrary(root).articles).length} articles`);
      },
      'astro:server:setup': ({ server }) => {
        const folder = join(root, '.astro/search');
        let written: Promise<void> | undefined;
        server.watcher.on('all', (_, path) => {
          if (path.replaceAll('\\', '/').includes('/content/')) written = undefined;
        });
        // Vite takes the base off an address before it asks a middleware.
        const prefix = urls.searchIndex().slice(urls.base.length - 1);
        server.middlewares.use(prefix, async (request, response, next) => {
          try {
            await (written ??= writeIndex(folder, readLibrary(root).articles));
          } catch (error) {
            written = undefined;
            return next(error);
          }
          const [path = ''] = (request.url ?? '').slice(1).split('?');
          const file = join(folder, path);
          if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return next();
          response.setHeader(
            'Content-Type',
            path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
          );
          response.end(readFileSync(file));
        });
      },
    },
  };
}
