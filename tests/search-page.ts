import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Article } from '../src/record/article.ts';
import { writeIndex } from '../src/search/index/write-index.ts';
import * as urls from '../src/urls.ts';
import { project } from './site.ts';

/** A page that only searches. */
export interface SearchPage {
  readonly url: string;
  /** The folders of indexes, as a page of the site names them. */
  readonly paths: readonly string[];
  readonly stop: () => void;
}

/** Serves the search index of these articles, and the modules of the search. */
export async function serveSearch(articles: readonly Article[]): Promise<SearchPage> {
  const root = join(project, `.tmp/search-${articles.length}`);
  rmSync(root, { recursive: true, force: true });
  await writeIndex(join(root, urls.searchIndex()), articles);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const file = join(root, path);
    if (path === '/')
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Search</title>');
    else if (path.startsWith('/pagefind') && existsSync(file))
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
    paths: [urls.searchIndex()],
    stop: () => void server.close(),
  };
}
