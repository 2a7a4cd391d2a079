import type { AstroIntegration } from 'astro';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Library } from '../library.ts';
import type { Article } from '../record/article.ts';
import { readLibrary } from '../read-library.ts';
import type { Work } from '../search/index-worker.ts';
import { indexParts } from '../search/parts.ts';
import { writeIndex, writeWords } from '../search/write-index.ts';
import { isFirst, shard } from '../shard.ts';
import * as urls from '../urls.ts';
import { isKeptFolder } from './units.ts';

/** Makes the search indexes of a library on another thread, but for those that have been taken over. */
export async function writeIndexes({ articles }: Library, out: string): Promise<void> {
  const inside = (address: string) => join(out, address.slice(urls.base.length));
  const indexes = indexParts(articles.length)
    .filter((one) => one.shard === shard.number)
    .map(({ part, range }) => ({ address: urls.searchIndex(part), articles: articles.slice(...range) }))
    .filter((one) => !isKeptFolder(one.address, one.articles, out, urls.searchWords()))
    .map(({ address, articles }) => ({ folder: inside(address), articles }));
  const hasWords = !isFirst || isKeptFolder(urls.searchWords(), articles, out);
  const words = hasWords ? undefined : { folder: inside(urls.searchWords()), articles };
  if (indexes.length === 0 && !words) return;
  const worker = new Worker(new URL('../search/index-worker.ts', import.meta.url), {
    name: 'index',
    workerData: { indexes, ...(words && { words }) } satisfies Work,
    resourceLimits: { maxOldGenerationSizeMb: 2000 },
  });
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject).on('exit', () => resolve());
  });
}

/** Answers a development server's requests for the index, which is made when it is first asked for after a change. */
export function serveSearch(server: Server, root: string): void {
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
    response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
    response.end(readFileSync(file));
  });
}

type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

async function writeLiving(folder: string, articles: readonly Article[]) {
  rmSync(folder, { recursive: true, force: true });
  await writeIndex(folder, articles);
  writeWords(join(folder, 'words'), articles);
}
