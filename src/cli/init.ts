import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// `offprint init <folder>` writes a new journal and installs it. `offprint init --here` turns a copy of the program, as journals had them
// until version 0.2.0, into one. It runs on any Node from version 20 on, and reads no settings.

const usage =
  'Usage: npx offprint init <folder> [--empty], or in a copy of the program: npx offprint init --here';
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));
const template = join(packageFolder, 'template');

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const own = readJson(join(packageFolder, 'package.json')) as Manifest;

/** Writes a new journal; nothing if one of its files exists. */
function create(root: string, isEmpty: boolean): void {
  const files = templateFiles(basename(root), root);
  if (isEmpty) for (const path of files.keys()) if (path.startsWith('content/')) files.delete(path);
  const there = [...files.keys()].filter((path) => existsSync(join(root, path)));
  if (there.length > 0)
    throw new Error(
      `offprint init: nothing was written, since ${root} already has ${there.slice(0, 3).join(', ')}.\n    → Choose a new folder. A copy of the program becomes a journal by: npx offprint init --here`,
    );
  write(root, files);
  if (isEmpty)
    for (const folder of ['articles', 'journals'])
      mkdirSync(join(root, 'content', folder), { recursive: true });
}

/** Removes the program from a copy of it. Content, settings, public files, and pages and languages of the journal's own stay. */
function convert(root: string): void {
  if (!existsSync(join(root, 'src/site.ts')) || !existsSync(join(root, 'content')))
    throw new Error(
      `offprint init --here: ${root} has no content/ and src/site.ts.\n    → Run it in the folder of a journal, or create one: npx offprint init my-journal`,
    );
  const changes = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  if (changes.trim() !== '')
    throw new Error(
      'offprint init --here: there are changes that are not committed, and the program is removed.\n    → Commit them first (git add -A && git commit -m "Before the package"), so that everything can be taken back.',
    );
  const program = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && isProgram(path) && !(path === 'README.md' && hasOwnReadme(root)));
  const settings = readFileSync(join(root, 'src/site.ts'), 'utf8');
  for (const path of program) rmSync(join(root, path), { force: true });
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  const files = templateFiles(basename(root), root);
  for (const path of files.keys())
    if (/^(?:content|public)\//.test(path) || existsSync(join(root, path))) files.delete(path);
  files.set(
    'src/site.ts',
    settings.replace(/(['"])\.\/(?:sources|settings)\/settings\.ts\1/, '$1offprint$1'),
  );
  write(root, files);
  removeEmptyFolders(root);
  console.log(
    `Removed ${program.length} files of the program. To take everything back: git checkout . && git clean -fd`,
  );
}

const programFolders = ['.ci', '.config', '.github', '.vscode', 'docs', 'package', 'tests'];
const programFiles =
  /^(?:README\.md|LICENSE|astro\.config\.mjs|package(?:-lock)?\.json|tsconfig\.json|\.editorconfig|\.gitignore|\.npmrc|\.nvmrc|\.(?:prettier|ox)\w+(?:\.json)?)$/;

function isProgram(path: string): boolean {
  if (programFolders.some((folder) => path.startsWith(`${folder}/`)) || programFiles.test(path)) return true;
  if (!path.startsWith('src/') || path === 'src/site.ts') return false;
  // Pages and interface languages that the program does not have are the journal's.
  const room = /^src\/(?:pages|strings)\//.exec(path);
  return !room || existsSync(join(packageFolder, path.replace(/\.ts$/, '.js')));
}

const hasOwnReadme = (root: string) =>
  !readFileSync(join(root, 'README.md'), 'utf8').startsWith('# Offprint\n');

/** The files of a new journal, by path from its root. */
function templateFiles(name: string, root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(template, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(template, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    files.set(names[path] ?? path, readFileSync(join(template, path), 'utf8'));
  }
  const spec = packageSpec(root);
  const journal = packageName(name);
  const json = (path: string, change: (value: Record<string, object>) => object) => {
    const value = JSON.parse(files.get(path)!) as Record<string, object>;
    files.set(path, `${JSON.stringify(change(value), null, 2)}\n`);
  };
  json('package.json', (manifest) => ({
    ...manifest,
    name: journal,
    dependencies: { ...manifest['dependencies'], offprint: spec.range },
  }));
  json('package-lock.json', (lock) => {
    const { '': top, ...packages } = lock['packages'] as Record<string, { dependencies: object }>;
    const { version, license, bin, dependencies } = own;
    return {
      ...lock,
      name: journal,
      packages: {
        '': { ...top, name: journal, dependencies: { ...top!.dependencies, offprint: spec.range } },
        ...packages,
        'node_modules/offprint': { version, ...spec.locked, license, dependencies, bin },
      },
    };
  });
  return files;
}

/** npm packs no files of these names. */
const names: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  npmrc: '.npmrc',
  'lock.json': 'package-lock.json',
};

/** https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const packageName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'journal';

/** How the journal names this package, which npm has noted when it installed it: a version, a tarball's URL or its path. */
function packageSpec(root: string): { readonly range: string; readonly locked: object } {
  const installed = join(packageFolder, '../.package-lock.json');
  const packages = existsSync(installed)
    ? (readJson(installed) as { packages?: Record<string, { resolved?: string; integrity?: string }> })
        .packages
    : undefined;
  const { resolved, integrity } = packages?.['node_modules/offprint'] ?? {};
  const locked = { resolved, integrity };
  if (resolved?.startsWith('file:')) {
    const path = join(packageFolder, '../..', decodeURI(resolved.slice('file:'.length)));
    const range = `file:${relative(root, path).replaceAll('\\', '/')}`;
    return { range, locked: { ...locked, resolved: range } };
  }
  const isRegistry = resolved === undefined || new URL(resolved).pathname.includes('/offprint/-/offprint-');
  return { range: isRegistry ? `^${own.version}` : resolved, locked };
}

function write(root: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== '.git') {
      const path = join(folder, entry.name);
      removeEmptyFolders(path);
      if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
    }
}

function install(root: string): void {
  console.log('Installing …');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`npm could not install the journal in ${root}.\n    → Run “npm install” there.`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      here: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      // For a journal that is installed later, or by another program.
      'no-install': { type: 'boolean', default: false },
    },
  });
  const [name] = positionals;
  if (!existsSync(template))
    throw new Error('offprint init: this is the program itself. Use the package: docs/your-journal.md.');
  if (positionals.length > 1 || (name === undefined) !== values.here) throw new Error(usage);
  const root = resolve(name ?? '.');
  if (values.here) convert(root);
  else create(root, values.empty);
  if (!values['no-install']) install(root);
  const step = name === undefined ? 'npm start' : `cd ${name} && npm start`;
  console.log(`\nThe journal is in ${root}. Its name and URL are in src/site.ts.\nNext: ${step}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
