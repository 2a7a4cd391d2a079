import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { buildCommand, project, six } from '../site.ts';

// A journal's copy of the project, in which only `content/` and src/site.ts were changed.
// Its tests must pass.

const fork = join(project, '.tmp/fork');

before(() => {
  rmSync(fork, { recursive: true, force: true });
  mkdirSync(fork, { recursive: true });
  for (const path of globSync('{*,.*}', { cwd: project }))
    if (!['node_modules', 'dist', 'content', '.tmp', '.git', '.astro', 'hosting'].includes(path))
      cpSync(join(project, path), join(fork, path), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(fork, 'node_modules'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(fork, path)), { recursive: true });
    writeFileSync(join(fork, path), text);
  };
  write('content/journals/notes.yaml', "title: Notes and Queries of One's Own\n");
  write(
    'content/articles/lee-2025-own.mdx',
    '---\ntitle: An article of my own\nauthors:\n  - given: Ann\n    family: Lee\njournal: notes\ndate: 2025\n---\n\n## Highlights\n\n- One *thing*\n',
  );
  // As an editor may write it, in another code style.
  const settings = readFileSync(join(six, 'site.ts'), 'utf8')
    .replace(/'.*\/settings.ts'/, '"./sources/settings.ts"')
    .replace(/^ {2}lead: .*\n/m, '')
    .replace(/^ {2}name: .*$/m, '  name: "One\'s Own",')
    .replace(/^ {2}url: .*$/m, "  url: 'https://example.org/own/',")
    .replace(/^ {2}language: .*$/m, "  language: 'ru',")
    .replace(/^ {2}latest: .*$/m, '  latest: 3,')
    .replace(/styles: \[[^]*?\]/, 'styles: ["nature"]')
    .replace(/files: \[[^]*?\]/, "files: ['bib', 'ris']");
  write('src/site.ts', settings);
});

const run = async (...words: readonly string[]) => {
  // Variables of the test runner must not reach the copy's own runner.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const done = promisify(execFile)(process.execPath, words, { cwd: fork, env, maxBuffer: 2 ** 26 });
  return done.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      output: stdout + stderr,
    }),
  );
};

test('it is built', async () => {
  const { code, output } = await run(...buildCommand);
  assert.equal(code, 0, output);
  assert.ok(existsSync(join(fork, 'dist/articles/lee-2025-own.ris')));
  assert.ok(!existsSync(join(fork, 'dist/articles/lee-2025-own.json')));
  assert.match(readFileSync(join(fork, 'dist/index.html'), 'utf8'), /<html lang="ru"/);
  // A new file is an article, including its body.
  const html = readFileSync(join(fork, 'dist/articles/lee-2025-own/index.html'), 'utf8');
  assert.match(html, /<h2 id="highlights">Highlights<\/h2>/);
  assert.match(html, /<em>thing<\/em>/);
});

test('type check and format check pass', async () => {
  for (const words of [
    // The program is unchanged except for the settings.
    [
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--strict',
      '--allowImportingTsExtensions',
      '--module',
      'preserve',
      '--skipLibCheck',
      '--ignoreConfig',
      'src/site.ts',
    ],
    ['node_modules/prettier/bin/prettier.cjs', '--check', 'src/site.ts', 'content'],
  ]) {
    const { code, output } = await run(...words);
    assert.equal(code, 0, output);
  }
});

test('the unit tests pass', async () => {
  // Tests that build sites or use a browser do so with copies of the same fixtures.
  const files = ['exports', 'references', 'record', 'library', 'supply'];
  const { code, output } = await run(
    '--import',
    './tests/fixture-settings.ts',
    '--test',
    '--test-skip-pattern=omit=dev',
    ...files.map((name) => `tests/unit/${name}.test.ts`),
  );
  assert.equal(code, 0, output);
  assert.match(output, /^(?:#|ℹ) pass \d\d/m);
});

test('no test reads a journal’s own content', () => {
  for (const path of globSync('tests/**/*.ts', { cwd: project }))
    assert.doesNotMatch(
      readFileSync(join(project, path), 'utf8'),
      /join\(project, '(?:content|src\/site)/,
      path,
    );
});
