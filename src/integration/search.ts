import { readFileSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Library } from '../library/library.ts';
import { readLibrary } from '../library/read-library.ts';
import { indexesOf } from '../search/index/indexes.ts';
import { writeSuggestions } from '../search/index/suggestions.ts';
import { writeIndex } from '../search/index/write-index.ts';
import { shard } from '../library/shard.ts';
import * as urls from '../urls.ts';
import type { DevServer } from './show-problems.ts';

/**
 * Writes the search indexes of this part of a site.
 * @param out the folder of the site
 * @returns the number of articles
 */
export async function writeSearch(library: Library, out: string): Promise<number> {
  const { articles } = library;
  let count = 0;
  for (const { number, from, to } of indexesOf(articles).filter(({ part }) => part === shard.number)) {
    const folder = join(out, urls.searchIndex(number).slice(urls.base.length));
    await writeIndex(folder, articles.slice(from, to));
    if (number === 1) writeSuggestions(folder, library);
    count += to - from;
  }
  return count;
}

/** Serves the index in development; it is built on the first request after a change. */
export function serveSearch(server: DevServer, root: string): void {
  const folder = join(root, '.astro/search');
  let written: Promise<void> | undefined;
  // An index is removed only while no other is being written in the same folder.
  let last: Promise<unknown> = Promise.resolve();
  server.watcher.on('all', (_, path) => {
    if (path.replaceAll('\\', '/').includes('/content/')) written = undefined;
  });
  const write = () => {
    const writing = last.then(() => {
      rmSync(folder, { recursive: true, force: true });
      const library = readLibrary(root);
      writeSuggestions(folder, library);
      return writeIndex(folder, library.articles);
    });
    last = writing.catch(() => undefined);
    return writing;
  };
  // Vite strips the base from a URL before it calls a middleware.
  const prefix = urls.searchIndex().slice(urls.base.length - 1);
  const answer: Middleware = (request, response, next) => {
    const [path = ''] = (request.url ?? '').slice(1).split('?');
    const file = join(folder, path);
    if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return next();
    response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
    response.end(readFileSync(file));
  };
  const serve: Middleware = (request, response, next) => {
    const current = (written ??= write());
    current.then(
      // A newer index may have removed this file.
      () => (written === current ? answer : serve)(request, response, next),
      (error: unknown) => {
        if (written === current) written = undefined;
        next(error);
      },
    );
  };
  server.middlewares.use(prefix, serve);
}

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;
