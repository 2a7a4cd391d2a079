import type { AstroIntegration } from 'astro';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Library } from '../library.ts';
import type { Article } from '../record/article.ts';
import { readLibrary } from '../read-library.ts';
import { piecesOf } from '../search/pieces.ts';
import { fieldsOf } from '../search/record.ts';
import {
  fragmentsOf,
  wholeIndex,
  writeIndex,
  type IndexWork,
  type PieceWork,
} from '../search/write-index.ts';
import { shard, share } from '../shard.ts';
import * as urls from '../urls.ts';
import type { Folders } from './place.ts';
import { isKeptFolder, keyOf } from './units.ts';

/**
 * Makes the search index of this part of the site on another thread, but for what has been taken over: where one article
 * has changed, one piece is indexed.
 * @param signature of all but the content on which an index depends
 */
export async function writeSearch(
  { articles }: Library,
  { next: out, cache }: Folders,
  signature: string,
): Promise<void> {
  const address = urls.searchIndex(shard.number);
  const own = share(articles);
  const fields = fieldsOf(articles);
  const keptIn = join(cache, 'search');
  const pieces = piecesOf(own).map(({ number, articles }): PieceWork => {
    const key = keyOf(articles, fields);
    const kept = join(keptIn, `${number}-${keyOf(articles, fields, signature)}.cbor`);
    const hasFragments = isKeptFolder(address + fragmentsOf(number), key, out);
    return { number, kept, hasFragments, ...(!(hasFragments && existsSync(kept)) && { articles }) };
  });
  const whole = !isKeptFolder(address, keyOf(own, fields), out, address + fragmentsOf());
  if (!whole && pieces.every(({ articles }) => !articles)) return;
  const packed = join(keptIn, `packed-${signature}.cbor`);
  await onThread({ folder: join(out, address.slice(urls.base.length)), fields, pieces, whole, packed });
  const inUse = new Set([packed, ...pieces.map(({ kept }) => kept)]);
  for (const name of existsSync(keptIn) ? readdirSync(keptIn) : [])
    if (!inUse.has(join(keptIn, name))) rmSync(join(keptIn, name));
}

async function onThread(work: IndexWork): Promise<void> {
  const worker = new Worker(new URL('../search/index-worker.ts', import.meta.url), {
    name: 'index',
    workerData: work,
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
  await writeIndex(wholeIndex(folder, articles));
}
