import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

// `npm run pack`: writes the package `offprint` as a tarball into the project's root. Node strips no types below node_modules, so modules
// are compiled to JavaScript with declarations; components stay as they are. Everything else of the package is made of this
// repository's own files. With `--no-types` there are no declarations, which takes a tenth of the time.

const project = join(import.meta.dirname, '..');
const folder = join(project, '.tmp/package');
const read = (path: string) => readFileSync(join(project, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function declareTypes(): void {
  // A fresh clone has no types of Astro's modules.
  if (!existsSync(join(project, '.astro/types.d.ts')))
    execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'sync'], {
      cwd: project,
      stdio: 'inherit',
    });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'package/tsconfig.pack.json'], {
    cwd: project,
    stdio: 'inherit',
  });
}

function compile(): void {
  if (!process.argv.includes('--no-types')) declareTypes();
  // Nobody imports a page.
  rmSync(join(folder, 'src/pages'), { recursive: true, force: true });
  const source = join(project, 'src');
  for (const path of filesBelow(source)) {
    const target = join('src', path.slice(source.length).replace(/(?<!\.d)\.ts$/, '.js'));
    if (journalsOwn.includes(target)) continue;
    if (path.endsWith('.css')) write(target, readFileSync(path, 'utf8'));
    else
      write(
        target,
        renamed(target.endsWith('.js') && path.endsWith('.ts') ? stripped(path) : readFileSync(path, 'utf8')),
      );
  }
  for (const path of filesBelow(join(folder, 'src')))
    if (path.endsWith('.d.ts')) writeFileSync(path, renamed(readFileSync(path, 'utf8')));
}

const journalsOwn = ['src/site.js', 'src/content.config.js'];

/** Types become spaces, which are removed where they end a line. */
const stripped = (path: string) =>
  stripTypeScriptTypes(readFileSync(path, 'utf8')).replaceAll(/[ \t]+$/gm, '');

/** Names modules as they are in the package. */
const renamed = (text: string) => text.replaceAll(/(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g, '$1$2.js$1');

function writePackageJson(): void {
  const { name, version, description, license, type, dependencies, exports } = packageJson;
  const { node: _, ...own } = dependencies;
  const { 'pandoc-wasm': pandoc } = packageJson.devDependencies;
  const compiled = (path: string) => path.replace(/\.ts$/, '.js');
  write(
    'package.json',
    json({
      name,
      version,
      description,
      license,
      type,
      bin: { offprint: compiled(packageJson.bin) },
      exports: {
        ...Object.fromEntries(
          Object.entries(exports).map(([path, target]) => [
            path,
            target.endsWith('.ts')
              ? { types: target.replace(/\.ts$/, '.d.ts'), default: compiled(target) }
              : target,
          ]),
        ),
        './tsconfig.json': './tsconfig.json',
        './package.json': './package.json',
      },
      dependencies: own,
      // For `offprint add article.docx`, where a journal wants it.
      peerDependencies: { 'pandoc-wasm': pandoc },
      peerDependenciesMeta: { 'pandoc-wasm': { optional: true } },
    }),
  );
}

/** What `offprint init` copies: src/cli/init.ts. npm packs no file called .gitignore, .npmrc or package-lock.json. */
function writeTemplate(): void {
  const template = (path: string, text: string) => {
    write(join('template', path), text);
  };
  const { node } = packageJson.dependencies;
  const { '@astrojs/check': check, typescript } = packageJson.devDependencies;
  const notForJournals = ['format', 'screenshots', 'bench', 'test', 'test:unit', 'pack'];
  const scripts = Object.fromEntries(
    Object.entries(packageJson.scripts)
      .filter(([name]) => !notForJournals.includes(name))
      .map(([name, command]) => [
        name,
        command.replace('node src/cli/offprint.ts', 'offprint').replace(/(offprint check) .*/, '$1'),
      ]),
  );
  const { node: nodeScripts, esbuild } = packageJson.allowScripts;
  const own = {
    name: 'my-journal',
    private: true,
    type: 'module',
    scripts,
    allowScripts: { node: nodeScripts, esbuild },
    dependencies: { node, offprint: '' },
    devDependencies: { '@astrojs/check': check, typescript },
  };
  template('package.json', json(own));
  template('lock.json', json(lockOf(own)));
  template(
    'src/site.ts',
    read('src/site.ts')
      .replace('./settings/settings.ts', 'offprint')
      .replace(/^ {2}name: .*$/m, "  name: 'My journal',")
      .replace(/^ {2}description: .*$/m, "  description: 'Articles, citations and search of my journal.',")
      .replace(/^ {2}lead: .*$/m, "  // lead: 'tishkov-2025-kenya',"),
  );
  template('src/content.config.ts', read('src/content.config.ts'));
  template('astro.config.mjs', read('astro.config.mjs').replace('./src/index.ts', 'offprint'));
  for (const path of ['README.md', 'tsconfig.json']) template(path, read(`package/template/${path}`));
  for (const path of ['public/icon.svg', '.github/workflows/publish.yml', '.github/dependabot.yml', '.nvmrc'])
    template(path, read(path));
  for (const path of [
    'content/articles/tishkov-2025-kenya.mdx',
    'content/journals/international-relations.yaml',
  ])
    template(path, read(path));
  template('gitignore', read('.gitignore').replace(/^(?:\.tmp|hosting)\/\n/gm, ''));
  template('npmrc', read('.npmrc'));
  template(
    '.vscode/settings.json',
    json({
      'yaml.schemas': Object.fromEntries(
        ['journals', 'proceedings', 'books', 'series'].map((name) => [
          `.astro/schemas/${name}.json`,
          `content/${name}/*.yaml`,
        ]),
      ),
    }),
  );
}

interface Locked {
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * The lock file of a journal: the versions of this repository, so that a journal's site is the same. `offprint init` adds where the
 * package itself comes from.
 */
function lockOf({
  name,
  dependencies,
  devDependencies,
}: {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}) {
  const packages = lock.packages as Readonly<Record<string, Locked>>;
  /** As Node resolves a package: in the nearest node_modules. */
  const find = (from: string, wanted: string): string | undefined => {
    for (let at = from; ; at = at.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
      const path = `${at && `${at}/`}node_modules/${wanted}`;
      if (packages[path]) return path;
      if (at === '') return undefined;
    }
  };
  const reached = (names: readonly string[]) => {
    const paths = new Set<string>();
    const visit = (from: string, wanted: string) => {
      const path = find(from, wanted);
      if (path === undefined || paths.has(path)) return;
      paths.add(path);
      const one = packages[path]!;
      for (const next of Object.keys({
        ...one.dependencies,
        ...one.optionalDependencies,
        ...one.peerDependencies,
      }))
        visit(path, next);
    };
    for (const one of names) visit('', one);
    return paths;
  };
  const published = reached(Object.keys(packageJson.dependencies));
  const all = new Set([...published, ...reached(Object.keys(devDependencies))]);
  return {
    name,
    lockfileVersion: lock.lockfileVersion,
    requires: true,
    packages: {
      '': { name, dependencies, devDependencies },
      ...Object.fromEntries(
        [...all].sort().map((path) => {
          const { dev: _, ...one } = packages[path]!;
          return [path, published.has(path) ? one : { ...one, dev: true }];
        }),
      ),
    },
  };
}

rmSync(folder, { recursive: true, force: true });
compile();
writePackageJson();
writeTemplate();
for (const path of ['LICENSE', 'README.md', 'docs/changelog.md'])
  write(path.replace('docs/changelog.md', 'CHANGELOG.md'), read(path));
write('tsconfig.json', read('package/tsconfig.journal.json'));
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
  cwd: folder,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
console.log(packed.trim());
