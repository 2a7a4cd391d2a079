import type { AstroIntegration } from 'astro';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { isKeptFolder } from '../kept/units.ts';
import { readLibrary } from '../read-library.ts';
import { isFirst, shard, share } from '../shard.ts';
import * as urls from '../urls.ts';
import type { Work } from './index-worker.ts';
import { indexParts } from './parts.ts';
import { writeIndex, writeWords } from './write-index.ts';

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
          .map(({ part, range }) => ({ address: urls.searchIndex(part), articles: articles.slice(...range) }))
          .filter((one) => !isKeptFolder(one.address, one.articles, out, urls.searchWords()))
          .map(({ address, articles }) => ({ folder: inside(out, address), articles }));
        const words = isFirst && !isKeptFolder(urls.searchWords(), articles, out) ? articles : undefined;
        indexed = Promise.resolve();
        if (indexes.length === 0 && !words) return;
        const workerData: Work = {
          indexes,
          ...(words && { words: { folder: inside(out, urls.searchWords()), articles: words } }),
        };
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
            await (written ??= writeLiving(folder, readLibrary(root).articles));
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

const inside = (out: string, address: string) => join(out, address.slice(urls.base.length));

async function writeLiving(folder: string, articles: readonly Article[]) {
  rmSync(folder, { recursive: true, force: true });
  await writeIndex(folder, articles);
  writeWords(join(folder, 'words'), articles);
}
