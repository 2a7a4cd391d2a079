import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../read-library.ts';
import * as urls from '../urls.ts';
import { indexFiles } from './index-files.ts';

/**
 * Builds the search index with the site, and serves a living one in development. An error of the index is an error
 * of the build.
 */
export function searchIndex(): AstroIntegration {
  let root: string;
  let indexed: ReturnType<typeof indexFiles>;
  return {
    name: 'offprint-search',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      // Pagefind is a process of its own, which works while the pages are made.
      'astro:build:setup': () => {
        indexed = indexFiles(readLibrary(root).articles);
        // Whoever waits for it is told of an error; until then nobody does.
        indexed.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = new URL(`.${urls.searchIndex().slice(urls.base.length - 1)}`, dir);
        for (const { path, content } of await indexed) {
          const file = fileURLToPath(new URL(path, folder));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
        logger.info(`indexed ${readLibrary(root).articles.length} articles`);
      },
      'astro:server:setup': ({ server }) => {
        let files: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
        server.watcher.on('all', (_, path) => {
          if (path.replaceAll('\\', '/').includes('/content/')) files = undefined;
        });
        // Vite takes the base off an address before it asks a middleware.
        const prefix = urls.searchIndex().slice(urls.base.length - 1);
        server.middlewares.use(prefix, async (request, response, next) => {
          files ??= indexFiles(readLibrary(root).articles).then(
            (list) => new Map(list.map(({ path, content }) => [path, content])),
          );
          const [path = ''] = (request.url ?? '').slice(1).split('?');
          const content = await files.then(
            (all) => all.get(path),
            (error: Error) => error,
          );
          if (content instanceof Error) {
            files = undefined;
            return next(content);
          }
          if (!content) return next();
          response.setHeader(
            'Content-Type',
            path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
          );
          response.end(content);
        });
      },
    },
  };
}
