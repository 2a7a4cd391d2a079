import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Article } from '../src/record/article.ts';
import { writeIndex, writeWords } from '../src/search/write-index.ts';
import { project } from './site.ts';

/** Serves the search index of these articles and the modules of the search, for a page that only searches. */
export async function serveSearch(articles: readonly Article[]): Promise<{ url: string; stop: () => void }> {
  const folder = join(project, `.tmp/search-${articles.length}`);
  rmSync(folder, { recursive: true, force: true });
  await writeIndex(folder, articles);
  writeWords(join(folder, 'words'), articles);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const file = join(folder, path.replace(/^\/pagefind\//, ''));
    if (path === '/')
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Search</title>');
    else if (path.startsWith('/pagefind/') && existsSync(file))
      response
        .setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
        .end(readFileSync(file));
    else if (path.startsWith('/src/search/') && path.endsWith('.ts'))
      response
        .setHeader('Content-Type', 'text/javascript')
        .end(stripTypeScriptTypes(readFileSync(join(project, path), 'utf8')));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => void server.close(),
  };
}
