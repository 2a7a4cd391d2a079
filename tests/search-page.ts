import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Article } from '../src/record/article.ts';
import type { Answer, Options } from '../src/search/worker/answer.ts';
import { writeIndex } from '../src/search/index/write-index.ts';
import * as urls from '../src/urls.ts';
import { project } from './site.ts';

/** A server for the search only. */
export interface SearchPage {
  /** Adds the search functions below to a page. */
  readonly open: (page: Page) => Promise<void>;
  readonly stop: () => void;
}

/** Results for tests. */
export type Found = Omit<Answer, 'results'> & { readonly urls: readonly string[]; readonly total: number };

declare global {
  interface Window {
    searchFor(text: string, options?: Options): Promise<Found>;
    /** Milliseconds until the first results, and whether they come before the others. */
    searchFirst(text: string): Promise<{ readonly time: number; readonly isEarly: boolean }>;
  }
}

/** Serves the search index of these articles, and the modules of the search. */
export async function serveSearch(articles: readonly Article[]): Promise<SearchPage> {
  const root = join(project, `.tmp/search-${process.pid}-${articles.length}`);
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
    async open(page) {
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      await page.evaluate(
        async (paths) => {
          const [{ load }, { search }] = (await Promise.all([
            import(`/src/search/worker/${'load'}.ts`),
            import(`/src/search/worker/${'find'}.ts`),
          ])) as never as [
            typeof import('../src/search/worker/load.ts'),
            typeof import('../src/search/worker/find.ts'),
          ];
          let loading: ReturnType<typeof load> | undefined;
          const library = () => (loading ??= load(paths));
          window.searchFor = async (text, options = {}) => {
            const { results, ...answer } = await search(await library(), text, { done: true, ...options });
            const hits = await Promise.all(results.slice(0, 5).map((result) => result.data()));
            return { ...answer, urls: hits.map(({ url }) => url), total: results.length };
          };
          window.searchFirst = async (text) => {
            const started = performance.now();
            let early: number | undefined;
            const { results } = await search(await library(), text, {
              onFirst: () => (early ??= performance.now() - started),
            });
            await Promise.all(results.slice(0, 20).map((result) => result.data()));
            return { time: early ?? performance.now() - started, isEarly: early !== undefined };
          };
        },
        [urls.searchIndex()],
      );
    },
    stop() {
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
