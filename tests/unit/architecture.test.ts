import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { project } from '../site.ts';

// The rooms that each room may import from; all others are leaves. Imports point one way.
const allowed: Record<string, readonly string[]> = {
  record: [],
  // Only the type of the settings, from the room that validates them.
  site: ['sources'],
  urls: ['record', 'site'],
  languages: ['library', 'site'],
  strings: ['exports', 'record', 'site', 'sources', 'urls'],
  sources: ['record', 'site', 'urls'],
  library: ['record', 'site', 'sources', 'urls'],
  exports: ['record', 'site', 'sources'],
  // The form, and schemas for text editors.
  desk: ['library', 'record', 'site', 'sources'],
  cards: ['record', 'site', 'strings', 'urls'],
  metadata: ['cards', 'exports', 'languages', 'library', 'record', 'site', 'strings', 'urls'],
  downloads: ['exports', 'library', 'metadata', 'record', 'sources', 'urls'],
  search: ['library', 'metadata', 'record', 'strings', 'urls'],
  hosts: ['exports', 'languages', 'library', 'metadata', 'record', 'search', 'site', 'sources', 'urls'],
  cli: ['hosts', 'library', 'record', 'sources'],
  // Builds the site from all other rooms.
  integration: ['desk', 'downloads', 'hosts', 'library', 'search', 'site', 'sources', 'urls'],
  engine: ['downloads', 'exports', 'library', 'record', 'site', 'sources'],
  'content.config': ['sources'],
  components: [
    'cards',
    'exports',
    'library',
    'metadata',
    'record',
    'search',
    'site',
    'strings',
    'styles',
    'urls',
  ],
  pages: [
    'cards',
    'components',
    'downloads',
    'languages',
    'library',
    'metadata',
    'record',
    'site',
    'strings',
    'urls',
  ],
};

const files = globSync('src/**/*.{ts,astro}', { cwd: project }).map((path) => path.replaceAll('\\', '/'));
const textOf = (path: string) => readFileSync(join(project, path), 'utf8');
const importsOf = (path: string) =>
  [...textOf(path).matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, name]) => name!);
const roomOf = (path: string) => path.split('/')[1]!.replace(/\.(?:ts|astro)$/, '');

/** The project's own modules that a file imports, by path from its root. */
const ownImportsOf = (path: string) =>
  importsOf(path).flatMap((name) => {
    if (name.startsWith('.'))
      return [relative(project, join(project, dirname(path), name)).replaceAll('\\', '/')];
    const [, own] = /^offprint(\/.+)$/.exec(name) ?? [];
    return own ? [(packageJson.exports as Record<string, string>)[`.${own}`]!.slice(2)] : [];
  });

test('imports between rooms point one way', () => {
  const wrong = files.flatMap((path) =>
    ownImportsOf(path)
      .map(roomOf)
      .filter((room) => room !== roomOf(path) && !allowed[roomOf(path)]?.includes(room))
      .map((room) => `${path} imports from ${room}`),
  );
  assert.deepEqual(wrong, []);
});

test('no room depends on itself', () => {
  const order: string[] = [];
  const visit = (room: string, above: readonly string[]) => {
    assert.ok(!above.includes(room), [...above, room].join(' → '));
    if (order.includes(room)) return;
    for (const next of allowed[room] ?? []) if (room !== 'site') visit(next, [...above, room]);
    order.push(room);
  };
  for (const room of Object.keys(allowed)) visit(room, []);
});

test('no room has an unused rule', () => {
  const used = new Set(
    files.flatMap((path) => ownImportsOf(path).map((name) => `${roomOf(path)} ← ${roomOf(name)}`)),
  );
  const idle = Object.entries(allowed).flatMap(([room, others]) =>
    others.map((other) => `${room} ← ${other}`).filter((rule) => !used.has(rule)),
  );
  assert.deepEqual(idle, []);
});

test('no room depends on the engine', () => {
  const importers = files.filter((path) => ownImportsOf(path).some((name) => roomOf(name) === 'engine'));
  assert.deepEqual(
    importers.filter((path) => roomOf(path) !== 'engine'),
    [],
  );
});

test('no file stores globals', () => {
  const writing = files.filter((path) => /globalThis\s*(?:as|\.|\[)/.test(textOf(path)));
  assert.deepEqual(writing, []);
});

test('Astro’s collections are read in one place', () => {
  const readers = files.filter((path) => importsOf(path).includes('astro:content'));
  assert.deepEqual(readers.sort(), ['src/content.config.ts', 'src/library/current.ts']);
});

test('folders have allowed names', () => {
  const rooms = files.map(roomOf);
  for (const name of ['utils', 'lib', 'helpers', 'types', 'constants', 'layouts', 'common', 'misc', 'build'])
    assert.ok(!rooms.includes(name), name);
  const loose = files.filter((path) => path.split('/').length === 2);
  assert.deepEqual(loose.sort(), ['src/content.config.ts', 'src/languages.ts', 'src/site.ts', 'src/urls.ts']);
});

test('a name has one meaning', () => {
  const twice = (names: readonly string[]) =>
    [...Map.groupBy(names, (name) => name)].filter(([, all]) => all.length > 1).map(([name]) => name);
  // Routes are named by their paths, and every folder may have an `index.ts`.
  const fileNames = files.filter((path) => roomOf(path) !== 'pages').map((path) => basename(path));
  assert.deepEqual(
    twice(
      fileNames.filter((name) => name !== 'index.ts').map((name) => name.replace(/\.\w+$/, '').toLowerCase()),
    ),
    [],
  );
  const types = files
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...textOf(path).matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)])
    .map(([, name]) => name!);
  assert.deepEqual(twice(types), []);
});
