import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { makeSite, project } from '../site.ts';

// A journal with an older copy of the program, which has no history in common with this one, is updated by the command of
// docs/your-journal.md.

const [, command = ''] = /^(git fetch .*) && npm ci$/m.exec(
  readFileSync(join(project, 'docs/your-journal.md'), 'utf8'),
)!;
const own = {
  'content/articles/lee-2025-own.mdx': '---\ntitle: My own\njournal: notes\n---\n',
  'content/articles/tishkov-2025-kenya.mdx': undefined,
  'content/journals/notes.yaml': 'title: Notes\n',
  'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  // The settings of version 0.1.0, without those that came later.
  'src/site.ts': readFileSync(join(project, 'tests/fixtures/six/site.ts'), 'utf8').replace(
    /^ {2}lead: .*\n/m,
    '',
  ),
};
const program = makeSite('program');
const journal = makeSite('older', {
  files: { ...own, 'src/urls.ts': '// An older version.\n', 'src/old/room.ts': 'export {};\n' },
});

const git = (cwd: string, ...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
    cwd,
    encoding: 'utf8',
  });

before(() => {
  for (const { root } of [program, journal]) {
    writeFileSync(join(root, '.gitignore'), readFileSync(join(project, '.gitignore')));
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'Start');
  }
  git(program.root, 'tag', 'v0.2.0');
  execFileSync('sh', ['-c', command.replace(/https:\S+/, program.root)], {
    cwd: journal.root,
    stdio: 'pipe',
  });
});

const text = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

test('an update replaces the program and removes its old files', () => {
  assert.equal(text(journal.root, 'src/urls.ts'), text(program.root, 'src/urls.ts'));
  assert.ok(!existsSync(join(journal.root, 'src/old/room.ts')));
});

test('an update leaves content, settings and public files alone', () => {
  for (const [path, written] of Object.entries(own))
    if (written === undefined) assert.ok(!existsSync(join(journal.root, path)), path);
    else assert.equal(text(journal.root, path), written);
});

test('an updated journal builds with its old settings', async () => {
  symlinkSync(join(project, 'node_modules'), join(journal.root, 'node_modules'));
  const { code, output } = await journal.build();
  assert.equal(code, 0, output);
  assert.ok(existsSync(join(journal.dist, 'articles/lee-2025-own/index.html')));
});
