import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { project } from '../site.ts';

// The rooms that each room may import from; all others are leaves. Imports point one way. In `sources`, `search` and
// `components` every folder is a room of its own; what is at the top of `sources` puts its rooms together.
const allowed: Record<string, readonly string[]> = {
  record: [],
  problems: ['record'],
  settings: ['problems', 'record'],
  site: ['settings'],
  urls: ['record', 'settings'],
  'sources/values': ['record'],
  'sources/normalise': ['record', 'sources/values'],
  'sources/files': ['problems', 'record'],
  'sources/bibliography': [
    'problems',
    'record',
    'settings',
    'sources/files',
    'sources/jats',
    'sources/values',
  ],
  'sources/beside': ['problems', 'record', 'sources/bibliography', 'sources/files'],
  'sources/body': ['problems', 'record', 'sources/beside', 'sources/files', 'urls'],
  'sources/jats': ['problems', 'record', 'sources/files', 'sources/values'],
  // Word files become MDX once, by a command; the build never reads them.
  'sources/word': ['record', 'sources/jats', 'sources/values'],
  // Journals of other systems become entries of a bibliography, once, by a command.
  'sources/moving': [
    'record',
    'sources/bibliography',
    'sources/jats',
    'sources/normalise',
    'sources/values',
    'urls',
  ],
  sources: [
    'problems',
    'record',
    'settings',
    'sources/beside',
    'sources/bibliography',
    'sources/body',
    'sources/files',
    'sources/jats',
    'sources/moving',
    'sources/normalise',
    'sources/values',
    'urls',
  ],
  'sources/tidy': ['sources', 'sources/bibliography', 'sources/files', 'sources/normalise'],
  library: ['problems', 'record', 'settings', 'sources', 'sources/body', 'urls'],
  exports: ['record', 'settings', 'sources/files'],
  strings: ['exports', 'record', 'settings', 'urls'],
  // The form, and schemas for text editors.
  desk: ['library', 'problems', 'record', 'settings', 'sources/files', 'sources/normalise', 'sources/tidy'],
  cards: ['record', 'settings', 'strings', 'urls'],
  metadata: ['cards', 'exports', 'library', 'record', 'settings', 'strings', 'urls'],
  // What registries, archives and harvesters take.
  deposits: ['exports', 'library', 'record', 'settings', 'urls'],
  downloads: [
    'deposits',
    'exports',
    'library',
    'metadata',
    'record',
    'sources/beside',
    'sources/files',
    'urls',
  ],
  'search/words': [],
  'search/worker': ['search/words'],
  'search/box': ['record', 'search/words', 'search/worker', 'strings'],
  'search/index': ['library', 'metadata', 'record', 'search/words', 'settings', 'strings', 'urls'],
  hosts: [
    'deposits',
    'exports',
    'library',
    'metadata',
    'record',
    'search/index',
    'settings',
    'sources/files',
    'urls',
  ],
  cli: [
    'deposits',
    'hosts',
    'library',
    'problems',
    'record',
    'settings',
    'sources',
    'sources/beside',
    'sources/bibliography',
    'sources/files',
    'sources/moving',
    'sources/normalise',
    'sources/tidy',
    'sources/values',
    'sources/word',
    'urls',
  ],
  // Builds the site from all other rooms.
  integration: [
    'desk',
    'downloads',
    'hosts',
    'library',
    'problems',
    'search/index',
    'settings',
    'sources',
    'sources/files',
    'urls',
  ],
  engine: ['downloads', 'exports', 'library', 'record', 'settings', 'sources'],
  'content.config': ['sources'],
  // The package: puts together what a journal's astro.config.mjs has.
  index: [
    'engine',
    'exports',
    'integration',
    'settings',
    'sources/bibliography',
    'sources/body',
    'strings',
    'urls',
  ],
  'components/page': [
    'cards',
    'library',
    'metadata',
    'record',
    'search/box',
    'settings',
    'strings',
    'styles',
    'urls',
    'exports',
  ],
  'components/search': ['library', 'search/box', 'search/index', 'settings', 'strings', 'urls'],
  'components/body': ['exports', 'library', 'record', 'settings', 'strings'],
  'components/lists': [
    'components/page',
    'components/search',
    'exports',
    'library',
    'metadata',
    'record',
    'settings',
    'strings',
    'urls',
  ],
  'components/journal': [
    'cards',
    'components/lists',
    'components/page',
    'components/search',
    'library',
    'metadata',
    'record',
    'settings',
    'strings',
    'urls',
  ],
  'components/article': [
    'components/body',
    'components/lists',
    'components/page',
    'exports',
    'library',
    'metadata',
    'record',
    'settings',
    'strings',
    'urls',
  ],
  pages: [
    'cards',
    'components/article',
    'components/body',
    'components/journal',
    'components/lists',
    'components/page',
    'components/search',
    'downloads',
    'library',
    'metadata',
    'record',
    'settings',
    'strings',
    'urls',
  ],
};
const divided = ['sources', 'search', 'components'];

const files = globSync('src/**/*.{ts,astro}', { cwd: project }).map((path) => path.replaceAll('\\', '/'));
const textOf = (path: string) => readFileSync(join(project, path), 'utf8');

/** Every import of a file; `isType` for one that Node and Vite erase. */
const importsOf = (path: string) =>
  [
    ...textOf(path).matchAll(
      /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, isType, name, later]) => ({ name: (name ?? later)!, isType: Boolean(isType) }));

const roomOf = (path: string) => {
  const [, top = '', ...rest] = path.replace(/\.(?:ts|astro)$/, '').split('/');
  return divided.includes(top) && rest.length > 1 ? `${top}/${rest[0]}` : top;
};

/** The modules that Node loads by the package's name, by path from the project's root. */
const exported = new Map(
  Object.entries(packageJson.exports).map(([name, path]) => [`offprint${name.slice(1)}`, path.slice(2)]),
);

/** The project's own modules that a file imports, by path from its root. */
const ownImportsOf = (path: string) =>
  importsOf(path).flatMap(({ name, isType }) => {
    if (name.startsWith('.')) {
      const [file = ''] = relative(project, join(project, dirname(path), name))
        .replaceAll('\\', '/')
        .split('?');
      return [{ path: file, isType, isRelative: true }];
    }
    const own = exported.get(name);
    return own ? [{ path: own, isType, isRelative: false }] : [];
  });
const roomsOf = (path: string) => ownImportsOf(path).map((one) => roomOf(one.path));

test('imports between rooms point one way', () => {
  const wrong = files.flatMap((path) =>
    roomsOf(path)
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
    for (const next of allowed[room] ?? []) visit(next, [...above, room]);
    order.push(room);
  };
  for (const room of Object.keys(allowed)) visit(room, []);
});

test('no room has an unused rule', () => {
  const used = new Set(files.flatMap((path) => roomsOf(path).map((room) => `${roomOf(path)} ← ${room}`)));
  const idle = Object.entries(allowed).flatMap(([room, others]) =>
    others.map((other) => `${room} ← ${other}`).filter((rule) => !used.has(rule)),
  );
  assert.deepEqual(idle, []);
});

test('the readers of bibliographies do not know each other', () => {
  const readers = files.filter((path) => /^src\/sources\/bibliography\/.+\//.test(path));
  const wrong = readers.flatMap((path) =>
    ownImportsOf(path)
      .map((one) => dirname(one.path))
      .filter((folder) => folder.startsWith(`src/sources/bibliography/`) && folder !== dirname(path))
      .map((folder) => `${path} imports from ${folder}`),
  );
  assert.ok(readers.length > 10);
  assert.deepEqual(wrong, []);
});

test('no room depends on the engine', () => {
  const importers = files.filter((path) => roomOf(path) !== 'engine' && roomsOf(path).includes('engine'));
  // Which a journal's config adds to the other integrations.
  assert.deepEqual(importers, ['src/index.ts']);
});

// Node loads these modules outside Vite. A relative import would bundle a second copy with a second library, read once more
// on the main thread.
test('what pages bundle imports the exported modules by the package’s name', () => {
  const targets = new Set(exported.values());
  const seen = new Set<string>();
  const wrong: string[] = [];
  const visit = (path: string) => {
    if (seen.has(path) || !files.includes(path)) return;
    seen.add(path);
    for (const { path: next, isRelative } of ownImportsOf(path).filter(({ isType }) => !isType)) {
      if (isRelative && targets.has(next)) wrong.push(`${path} imports ${next} by its path`);
      else if (isRelative) visit(next);
    }
  };
  for (const path of files) if (['pages', 'components'].includes(path.split('/')[1]!)) visit(path);
  assert.ok(seen.size > 100);
  assert.deepEqual(wrong, []);
});

test('no file stores globals', () => {
  const writing = files.filter((path) => /globalThis\s*(?:as|\.|\[)/.test(textOf(path)));
  assert.deepEqual(writing, []);
});

test('Astro’s collections are read in one place', () => {
  const readers = files.filter((path) => importsOf(path).some(({ name }) => name === 'astro:content'));
  assert.deepEqual(readers.sort(), ['src/library/current.ts', 'src/sources/content-collections.ts']);
});

test('folders have allowed names', () => {
  const folders = new Set(files.flatMap((path) => dirname(path).split('/')));
  for (const name of ['utils', 'lib', 'helpers', 'types', 'constants', 'layouts', 'common', 'misc', 'build'])
    assert.ok(!folders.has(name), name);
  const loose = files.filter((path) => path.split('/').length === 2);
  assert.deepEqual(loose.sort(), ['src/content.config.ts', 'src/index.ts', 'src/site.ts', 'src/urls.ts']);
});

test('a name has one meaning', () => {
  const twice = (names: readonly string[]) =>
    [...Map.groupBy(names, (name) => name)].filter(([, all]) => all.length > 1).map(([name]) => name);
  const found = (path: string, pattern: RegExp) =>
    [...textOf(path).matchAll(pattern)].map(([, name]) => name!);
  // Routes are named by their paths, and every folder may have an `index.ts`.
  const named = files.filter((path) => roomOf(path) !== 'pages');
  const fileNames = named
    // Kept for journals' own settings, which import it.
    .filter((path) => path !== 'src/sources/settings.ts')
    .map((path) => basename(path))
    .filter((name) => name !== 'index.ts');
  assert.deepEqual(twice(fileNames.map((name) => name.replace(/\.\w+$/, '').toLowerCase())), []);
  // The package gives the settings the types of formats, readers and strings.
  const modules = files.filter((path) => path.endsWith('.ts') && path !== 'src/index.ts');
  assert.deepEqual(
    twice(modules.flatMap((path) => found(path, /^(?:export )?(?:interface|type) (\w+)/gm))),
    [],
  );
  // `urls.sitemap` is the URL of what `sitemap` writes: urls.ts is always used with its name.
  // src/site.ts is a journal's own.
  const values = named.filter(
    (path) => path.endsWith('.ts') && path !== 'src/urls.ts' && path !== 'src/site.ts',
  );
  assert.deepEqual(
    twice(values.flatMap((path) => found(path, /^export (?:async )?(?:function\*?|const) (\w+)/gm))),
    [],
  );
});

test('what is exported is used in another file', () => {
  const all = [...files, ...globSync(['tests/**/*.ts', 'astro.config.mjs'], { cwd: project })].map(
    (path) => ({ path, words: new Set(textOf(path).match(/\w+/g)) }),
  );
  const unused = files
    .filter((path) => path.endsWith('.ts') && roomOf(path) !== 'pages')
    .flatMap((path) =>
      [...textOf(path).matchAll(/^export (?:async )?(?:const|function\*?|interface|type) (\w+)/gm)]
        .map(([, name]) => name!)
        // A middleware is known by this name.
        .filter(
          (name) => name !== 'onRequest' && !all.some((one) => one.path !== path && one.words.has(name)),
        )
        .map((name) => `${path}: ${name}`),
    );
  assert.deepEqual(unused, []);
});
