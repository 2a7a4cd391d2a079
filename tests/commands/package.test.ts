import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { mainSite } from '../shared-sites.ts';
import { hashesOf, printed, project, six, stopped } from '../site.ts';
import { until } from '../until.ts';

// A journal that installs the package: in a folder outside this repository, so that nothing of it is found by accident, with a space and
// Cyrillic letters in its path, and from an empty npm cache.

const room = mkdtempSync(join(tmpdir(), 'offprint-'));
const journal = join(room, 'Мой журнал');
const cache = join(room, 'cache');
const tarball = join(project, `offprint-${packageJson.version}.tgz`);
const at = (path: string) => join(journal, path);
const write = (root: string, path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Runs npm as an editor does: variables of the test runner, and of the npm that started it, must not reach it. */
async function npm(cwd: string, ...words: readonly string[]): Promise<{ code: number; output: string }> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_TEST|NODE_COMPILE)/i.test(name)),
  );
  const running = promisify(execFile)('npm', words, {
    cwd,
    env: { ...env, npm_config_cache: cache, npm_config_loglevel: 'error', NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
    timeout: 120_000,
  });
  // npm waits for an open standard input.
  running.child.stdin?.end();
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      output: stdout + stderr,
    }),
  );
}
async function done(cwd: string, ...words: readonly string[]): Promise<string> {
  const { code, output } = await npm(cwd, ...words);
  assert.equal(code, 0, `npm ${words.join(' ')}\n${output}`);
  return output;
}

before(async () => {
  // In the whole run it is there already.
  await mainSite.build();
  execFileSync(process.execPath, ['package/pack.ts'], { cwd: project, stdio: 'pipe' });
  // The package as it was packed: to install it for npx, and once more for the journal, takes half a minute longer.
  execFileSync(process.execPath, [
    join(project, '.tmp/package/src/cli/offprint.js'),
    'init',
    journal,
    '--no-install',
  ]);
  // Without the packages of `npm run check`: a build must not need them.
  await done(journal, 'install', '--omit=dev', '--no-audit', tarball);
});
after(() => {
  rmSync(room, { recursive: true, force: true });
});

test('init writes a journal of a few files', () => {
  assert.deepEqual(readdirSync(journal).sort(), [
    '.github',
    '.gitignore',
    '.npmrc',
    '.nvmrc',
    '.vscode',
    'README.md',
    'astro.config.mjs',
    'content',
    'node_modules',
    'package-lock.json',
    'package.json',
    'public',
    'src',
    'tsconfig.json',
  ]);
  assert.deepEqual(readdirSync(at('src')).sort(), ['content.config.ts', 'site.ts']);
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const name of Object.keys(packageJson.scripts))
    assert.ok(name in scripts || /^(?:format|screenshots|bench|test.*|pack)$/.test(name), name);
});

test('init never overwrites a file', async () => {
  const { code, output } = await npm(
    room,
    'exec',
    '--prefix',
    journal,
    '--',
    'offprint',
    'init',
    'Мой журнал',
  );
  assert.equal(code, 1);
  assert.match(output, /nothing was written, since .* already has .*\n\s+→ Choose a new folder/);
});

test('the six records have the same pages and files as in this repository, byte for byte', async () => {
  const settings = readFileSync(at('src/site.ts'), 'utf8');
  rmSync(at('content'), { recursive: true });
  cpSync(join(six, 'content'), at('content'), { recursive: true });
  write(
    journal,
    'src/site.ts',
    readFileSync(join(six, 'site.ts'), 'utf8').replace(/'[^']*settings\.ts'/, "'offprint'"),
  );
  await done(journal, 'run', 'build');
  assert.deepEqual(hashesOf(at('dist')), hashesOf(mainSite.dist));
  write(journal, 'src/site.ts', settings);
});

test('every example of docs/customising.md works, and is typed', async () => {
  const examples = [
    ...readFileSync(join(project, 'docs/customising.md'), 'utf8').matchAll(
      /^```\w+ title="([^"]+)"\n([^]*?)^```$/gm,
    ),
  ];
  assert.ok(examples.length > 6);
  for (const [, path, text] of examples) write(journal, path!, text!);
  write(journal, 'content/mine.tsv', 'On pots\tCarberry, Josiah; Lee, Ann\tNotes of My Own\t2024\n');
  write(journal, 'styles/house.csl', houseStyle);
  await done(journal, 'run', 'build');
  const html = readFileSync(at('dist/articles/tishkov-2025-kenya/index.html'), 'utf8');
  assert.match(
    html,
    /<p class="sponsor"[^>]*>My journal is supported by the University of Somewhere\.<\/p>\s*<footer/,
  );
  assert.match(html, /A reference for Wikipedia/);
  assert.match(html, /House of Somewhere<\/label><blockquote[^>]*>Leadership of the Republic of Kenya/);
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="\/([^"]+)"/g)].map(([, path]) => path!);
  assert.match(sheets.map((path) => readFileSync(at(`dist/${path}`), 'utf8')).at(-1)!, /#1d4f91/);
  assert.match(
    readFileSync(at('dist/articles/tishkov-2025-kenya.wiki'), 'utf8'),
    /^\{\{cite journal \|title=Leadership .* \|journal=Vestnik RUDN\. .*\|volume=25 \|date=2025-10-08\}\}/,
  );
  assert.match(readFileSync(at('dist/board/index.html'), 'utf8'), /<h1>Editorial board<\/h1>/);
  assert.match(readFileSync(at('dist/de/articles/index.html'), 'utf8'), /<html lang="de"[^]*Alle Artikel/);
  assert.match(readFileSync(at('dist/articles.bib'), 'utf8'), /author = \{Carberry/);
  await done(journal, 'install', '--no-audit');
  const { code, output } = await npm(journal, 'run', 'check');
  assert.equal(code, 0, output);
});

test('a mistake is reported with the journal’s own path', async () => {
  write(journal, 'content/articles/broken.mdx', '---\ntitle: One\njournal: nowhere\n---\n');
  for (const command of ['build', 'check-content']) {
    const { code, output } = await npm(journal, 'run', command);
    assert.equal(code, 1);
    assert.match(
      output,
      /content\/articles\/broken\.mdx\n {2}line 3, journal: there is no journal “nowhere”/,
    );
  }
  rmSync(at('content/articles/broken.mdx'));
  // A module that needs the settings, while they are being read.
  const settings = readFileSync(at('src/site.ts'), 'utf8');
  write(journal, 'src/site.ts', `import 'offprint/library';\n${settings}`);
  const { code, output } = await npm(journal, 'run', 'build');
  assert.equal(code, 1);
  assert.match(output, /src\/site\.ts: it imports a module that needs the settings itself/);
  // Not a module of this kind, though it looks like one.
  write(journal, 'src/site.ts', settings.replace('import type { Settings }', 'import { type Settings }'));
  await done(journal, 'run', 'check-content');
  write(journal, 'src/site.ts', 'export const site = { name: ;\n');
  assert.match((await npm(journal, 'run', 'check-content')).output, /src\/site\.ts: .*Expression expected/);
  write(journal, 'src/site.ts', settings);
});

test('the development server has the search, and shows a changed setting', async () => {
  const bin = at('node_modules/offprint/src/cli/offprint.js');
  const child = spawn(at('node_modules/.bin/node'), [bin, 'dev', '--port', '0'], { cwd: journal });
  try {
    const url = await printed(child, /Local\s+(http:\/\/localhost:\d+)/);
    const page = async (path: string) =>
      (await fetch(url + path, { signal: AbortSignal.timeout(20_000) })).text();
    assert.match(await page('/'), /On pots/);
    assert.match(await page('/pagefind/pagefind-entry.json'), /"version":"1\./);
    const settings = readFileSync(at('src/site.ts'), 'utf8');
    write(journal, 'src/site.ts', settings.replace("name: 'My journal'", "name: 'Another name'"));
    await until(
      'the changed name is shown',
      async () => (await page('/').catch(() => '')).includes('Another name'),
      60_000,
    );
    write(journal, 'src/site.ts', settings);
  } finally {
    await stopped(child);
  }
});

test('a copy of the program becomes a journal, and keeps what is its own', async () => {
  const copy = join(room, 'copy');
  const own = {
    'content/articles/lee-2025-own.mdx': '---\ntitle: My own\njournal: notes\n---\n',
    'content/journals/notes.yaml': 'title: Notes\n',
    'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'src/pages/about.astro': '<h1>About</h1>\n',
  };
  for (const path of [
    'src',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'README.md',
    '.gitignore',
    'tests/unit',
    'docs',
  ])
    cpSync(join(project, path), join(copy, path), { recursive: true });
  for (const [path, text] of Object.entries(own)) write(copy, path, text);
  // The settings of version 0.1.0, with their import.
  const settings = readFileSync(join(six, 'site.ts'), 'utf8')
    .replace(/'.*\/settings.ts'/, '"./sources/settings.ts"')
    .replace(/^ {2}lead: .*\n/m, '');
  write(copy, 'src/site.ts', settings);
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
      cwd: copy,
      stdio: 'pipe',
    });
  const init = ['exec', '--prefix', journal, '--', 'offprint', 'init', '--here', '--no-install'];
  git('init', '-q');
  assert.match((await npm(copy, ...init)).output, /changes that are not committed/);
  git('add', '.');
  git('commit', '-qm', 'Start');
  await done(copy, ...init);
  assert.deepEqual(readdirSync(join(copy, 'src')).sort(), ['content.config.ts', 'pages', 'site.ts']);
  for (const [path, text] of Object.entries(own)) assert.equal(readFileSync(join(copy, path), 'utf8'), text);
  assert.equal(
    readFileSync(join(copy, 'src/site.ts'), 'utf8'),
    settings.replace('"./sources/settings.ts"', '"offprint"'),
  );
  assert.ok(!existsSync(join(copy, 'tests')));
  // The package comes from where this one came from.
  const { dependencies } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.equal(resolve(copy, dependencies['offprint']!.replace(/^file:/, '')), tarball);
  symlinkSync(at('node_modules'), join(copy, 'node_modules'));
  await done(copy, 'run', 'build');
  assert.ok(existsSync(join(copy, 'dist/articles/lee-2025-own/index.html')));
  assert.ok(existsSync(join(copy, 'dist/about/index.html')));
});

test('a journal of the commit before is updated', async (t) => {
  const { stdout } = spawnSync('git', ['show', 'HEAD~1:package.json'], { cwd: project, encoding: 'utf8' });
  if (!stdout.includes('"pack":')) return t.skip('there is no commit before this one that makes a package');
  const earlier = join(room, 'earlier');
  mkdirSync(earlier);
  execFileSync('tar', ['x', '-C', earlier], {
    input: execFileSync('git', ['archive', 'HEAD~1'], { cwd: project, maxBuffer: 2 ** 28 }),
  });
  symlinkSync(join(project, 'node_modules'), join(earlier, 'node_modules'));
  if (existsSync(join(project, '.astro')))
    cpSync(join(project, '.astro'), join(earlier, '.astro'), { recursive: true });
  execFileSync(process.execPath, ['package/pack.ts', '--no-types'], { cwd: earlier, stdio: 'pipe' });
  const old = join(room, 'old');
  execFileSync(process.execPath, [
    join(earlier, '.tmp/package/src/cli/offprint.js'),
    'init',
    old,
    '--no-install',
  ]);
  // What is installed already, and the last test: to unpack it again takes half a minute.
  renameSync(at('node_modules'), join(old, 'node_modules'));
  await done(old, 'install', '--prefer-offline', '--no-audit', tarball);
  await done(old, 'run', 'build');
  assert.ok(existsSync(join(old, 'dist/articles/tishkov-2025-kenya.bib')));
});

const houseStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>House of Somewhere</title>
    <id>house</id>
    <updated>2025-01-01T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>
`;
