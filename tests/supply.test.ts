import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { project } from './site.ts';

const read = (path: string) => readFileSync(join(project, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

test('every dependency is named in the README, with its licence and a reason', () => {
  const rows = [...read('README.md').matchAll(/^\| (`.*?) +\| (\S+) +\| (.+?) +\|$/gm)].flatMap(
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

test('every version is exact, and every package comes from the registry with a digest', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }>;
  };
  for (const [path, { resolved, integrity, inBundle }] of Object.entries(packages)) {
    if (path === '' || inBundle) continue;
    // npm may leave out an address of the registry, and no other.
    if (resolved) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
    assert.match(integrity ?? '', /^sha512-/, path);
  }
});

test('the workflow names its actions by their commits, and may write only where it publishes', () => {
  const text = read('.github/workflows/publish.yml');
  const actions = [...text.matchAll(/uses: (\S+)(.*)/g)];
  assert.ok(actions.length > 4);
  for (const [, action, version] of actions) {
    assert.match(action!, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    assert.match(version!, /^ # v\d+\.\d+\.\d+$/);
  }
  const workflow = parse(text) as {
    permissions: object;
    jobs: Record<string, { permissions?: object; steps: readonly { run?: string; with?: object }[] }>;
  };
  assert.deepEqual(workflow.permissions, { contents: 'read' });
  assert.deepEqual(
    Object.entries(workflow.jobs).flatMap(([name, { permissions }]) =>
      permissions ? [[name, permissions]] : [],
    ),
    [['publish', { pages: 'write', 'id-token': 'write' }]],
  );
  // What others write (a branch's name, a title) must not become part of a command.
  for (const { steps } of Object.values(workflow.jobs))
    for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/);
});
