import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { project } from './site.ts';

// Which rooms a room may import from; what is not named here is a leaf. Imports point one way.
const allowed: Record<string, readonly string[]> = {
  record: [],
  shared: [],
  cores: [],
  folders: [],
  shard: [],
  settings: [],
  site: ['settings'],
  merge: ['folders', 'hosts'],
  urls: ['record', 'site'],
  languages: ['shard', 'site'],
  strings: ['exports', 'record', 'site'],
  sources: ['cores', 'folders', 'record', 'settings', 'shared', 'site', 'urls'],
  add: ['record', 'sources'],
  library: ['record', 'urls'],
  'journal-pages': ['library', 'record', 'urls'],
  lists: ['library', 'record', 'site'],
  related: ['cores', 'library', 'record', 'shared', 'site'],
  'read-library': ['library', 'shared', 'sources'],
  report: ['record', 'read-library', 'sources'],
  exports: ['record', 'shared', 'site', 'urls'],
  metadata: [
    'record',
    'exports',
    'journal-pages',
    'languages',
    'library',
    'lists',
    'site',
    'strings',
    'urls',
  ],
  downloads: ['exports', 'folders', 'library', 'lists', 'metadata', 'record', 'shard', 'sources', 'urls'],
  search: ['record', 'shard', 'strings', 'urls'],
  hosts: ['cores', 'exports', 'folders', 'languages', 'library', 'metadata', 'search', 'site', 'urls'],
  // How a site comes about, out of all the others.
  integration: [
    'downloads',
    'folders',
    'hosts',
    'library',
    'read-library',
    'search',
    'shard',
    'sources',
    'urls',
  ],
  engine: ['cores', 'downloads', 'exports', 'library', 'read-library', 'record', 'related', 'shard', 'site'],
  content: ['record', 'read-library', 'sources'],
  'content.config': ['sources'],
  components: [
    'journal-pages',
    'languages',
    'lists',
    'related',
    'record',
    'library',
    'content',
    'metadata',
    'exports',
    'search',
    'shard',
    'site',
    'strings',
    'styles',
    'urls',
  ],
  pages: [
    'components',
    'content',
    'downloads',
    'journal-pages',
    'library',
    'lists',
    'exports',
    'languages',
    'metadata',
    'record',
    'shard',
    'sources',
    'site',
    'strings',
    'urls',
  ],
};

const files = globSync('src/**/*.{ts,astro}', { cwd: project }).map((path) => path.replaceAll('\\', '/'));
const importsOf = (path: string) =>
  [...readFileSync(join(project, path), 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].map(
    ([, name]) => name!,
  );
const roomOf = (path: string) => path.split('/')[1]!.replace(/\.(?:ts|astro)$/, '');

test('imports between rooms point one way', () => {
  const wrong = files.flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => roomOf(relative(project, join(project, dirname(path), name)).replaceAll('\\', '/')))
      .filter((room) => room !== roomOf(path) && !allowed[roomOf(path)]?.includes(room))
      .map((room) => `${path} imports from ${room}`),
  );
  assert.deepEqual(wrong, []);
});

test('no room is reached from itself', () => {
  const order: string[] = [];
  const visit = (room: string, above: readonly string[]) => {
    assert.ok(!above.includes(room), [...above, room].join(' → '));
    if (order.includes(room)) return;
    for (const next of allowed[room] ?? []) visit(next, [...above, room]);
    order.push(room);
  };
  for (const room of Object.keys(allowed)) visit(room, []);
});

test('Astro’s collections are read in one place', () => {
  const readers = files.filter((path) => importsOf(path).includes('astro:content'));
  assert.deepEqual(readers.sort(), ['src/content.config.ts', 'src/content.ts']);
});

test('rooms are named after what is in them', () => {
  const rooms = files.map(roomOf);
  for (const name of ['utils', 'lib', 'helpers', 'types', 'constants', 'layouts', 'common', 'misc'])
    assert.ok(!rooms.includes(name), name);
});
