import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parse } from 'yaml';
import { project } from '../site.ts';

const read = (path: string) => readFileSync(join(project, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

test('every dependency is documented with its licence and a reason', () => {
  const rows = [...read('docs/dependencies.md').matchAll(/^\| (`.*?) +\| (\S.*?) +\| (.+?) +\|$/gm)].flatMap(
    ([, names, licence, why]) =>
      [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ name: name!, licence, why })),
  );
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), Object.keys(dependencies).toSorted());
  for (const { name, licence } of rows)
    assert.equal(
      (JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }).license,
      licence,
    );
});

test('every imported package is a dependency, since hosts install no others', () => {
  const paths = globSync('{src/**/*.{ts,astro},astro.config.mjs}', { cwd: project });
  const imports = paths.flatMap((path) => {
    const text = read(path);
    // The front matter and scripts of a component.
    const code = path.endsWith('.astro')
      ? [...text.matchAll(/^---$([^]*?)^---$|<script>([^]*?)<\/script>/gm)]
          .map(([, ...parts]) => parts.join(''))
          .join('\n')
      : text;
    return ts
      .preProcessFile(code.replaceAll(/^import type /gm, '// '))
      .importedFiles.map(({ fileName: name }) => ({ path, name }));
  });
  assert.ok(imports.some(({ name }) => name.startsWith('@fontsource-variable/')));
  const missing = imports.filter(({ name }) => {
    const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];
    return !/^(?:\.|node:|astro:|offprint\/)/.test(name) && !Object.hasOwn(dependencies, packageName);
  });
  assert.deepEqual(missing, []);
});

test('every version is exact, and every package comes from the registry with a hash', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }>;
  };
  for (const [path, { resolved, integrity, inBundle }] of Object.entries(packages)) {
    if (path === '' || inBundle) continue;
    // npm may omit registry URLs, but no others.
    if (resolved) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
    assert.match(integrity ?? '', /^sha512-/, path);
  }
});

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Record<
    string,
    { readonly permissions?: object; readonly steps: readonly { readonly run?: string }[] }
  >;
}
const workflow = (name: string) => {
  const text = read(`.github/workflows/${name}.yml`);
  return { text, ...(parse(text) as Workflow) };
};
const commandsOf = ({ jobs }: Workflow) =>
  Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run ? [run] : [])));

for (const [name, mayWrite] of [
  ['ci', []],
  ['publish', [['publish', { pages: 'write', 'id-token': 'write' }]]],
  ['release', [['release', { contents: 'write', 'id-token': 'write' }]]],
] as const)
  test(`the workflow “${name}” pins its actions to commits, and has write access only to publish`, () => {
    const { text, permissions, jobs, ...rest } = workflow(name);
    const actions = [...text.matchAll(/uses: (\S+)(.*)/g)];
    assert.ok(actions.length > 1);
    for (const [, action, version] of actions) {
      assert.match(action!, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      assert.match(version!, /^ # v\d+\.\d+\.\d+$/);
    }
    assert.deepEqual(permissions, { contents: 'read' });
    assert.deepEqual(
      Object.entries(jobs).flatMap(([job, { permissions: own }]) => (own ? [[job, own]] : [])),
      mayWrite,
    );
    // Text by others (a branch name, a title) must not become part of a command.
    for (const run of commandsOf({ permissions, jobs, ...rest })) assert.doesNotMatch(run, /\$\{\{/);
  });

test('a journal is published without test dependencies', () => {
  const commands = commandsOf(workflow('publish'));
  assert.ok(commands.includes('npm ci --omit=dev') && commands.includes('npm run build'));
  for (const command of commands) assert.doesNotMatch(command, /test|audit|apt-get/);
  assert.ok(commandsOf(workflow('ci')).includes('npm test'));
});
