import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { serveSearch } from '../../src/integration/search.ts';
import type { DevServer } from '../../src/integration/show-problems.ts';
import { indexesOf } from '../../src/search/index/indexes.ts';
import { writeIndex } from '../../src/search/index/write-index.ts';
import { awkward } from '../fixtures/awkward.ts';
import { manyArticles } from '../fixtures/many.ts';
import { hashesOf, project } from '../site.ts';

const folderOf = (name: string) => {
  const folder = join(project, '.tmp', name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
};

test('an index has every article, and no file that a search does not load', async () => {
  const folder = folderOf('search-index');
  await writeIndex(folder, [...awkward, ...manyArticles(1000)]);
  const files = [...hashesOf(folder).keys()];
  for (const path of files)
    assert.match(
      path,
      /^(?:pagefind\.js|pagefind-entry\.json|wasm\.\w+\.pagefind|pagefind\.\w+\.pf_meta|(?:fragment|index|filter)\/\w+\.pf_\w+|words\/[\w-]+\.json)$/,
    );
  const entry = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as {
    languages: { en: { page_count: number } };
  };
  assert.equal(entry.languages.en.page_count, awkward.length + 1000);
});

test('two indexes of the same articles are byte-identical', async () => {
  const articles = manyArticles(1000);
  const [one, other] = [folderOf('search-index-one'), folderOf('search-index-other')];
  await writeIndex(one, articles);
  await writeIndex(other, articles);
  assert.deepEqual(hashesOf(other), hashesOf(one));
});

test('an empty library has an index, too', async () => {
  const folder = folderOf('search-index-empty');
  await writeIndex(folder, []);
  assert.ok(readdirSync(folder).includes('pagefind-entry.json'));
});

test('a large library has several indexes, which contain every article once', () => {
  const [one] = manyArticles(1);
  const library = (count: number) => Array.from({ length: count }, () => one!);
  assert.deepEqual(indexesOf([]), [{ number: 1, part: 1, from: 0, to: 0 }]);
  assert.equal(indexesOf(library(25_000)).length, 1);
  const indexes = indexesOf(library(100_001));
  assert.equal(indexes.length, 5);
  for (const [place, { number, from, to }] of indexes.entries()) {
    assert.equal(number, place + 1);
    assert.equal(from, indexes[place - 1]?.to ?? 0);
    assert.ok(to - from <= 25_000);
  }
  assert.equal(indexes.at(-1)!.to, 100_001);
});

test('while the development server rebuilds the index, every old file is still served', async (t) => {
  const root = folderOf('search-served');
  cpSync(join(project, 'tests/fixtures/six'), root, { recursive: true });
  const watcher = new EventEmitter();
  let serve: Middleware;
  const middlewares = { use: (_: string, handler: Middleware) => void (serve = handler) };
  serveSearch({ watcher, middlewares } as unknown as DevServer, root);
  const server = createServer((request, response) =>
    serve(request, response, () => response.writeHead(404).end()),
  );
  t.after(() => server.close());
  await once(server.listen(0), 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = async () => (await fetch(`http://localhost:${port}/pagefind-entry.json`)).status;
  const asked: Promise<number>[] = [];
  for (let times = 0; times < 20; times += 1) {
    watcher.emit('all', 'change', join(root, 'content/articles/some.mdx'));
    asked.push(ask());
    await setTimeout(20);
  }
  assert.deepEqual(new Set(await Promise.all(asked)), new Set([200]));
});

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
