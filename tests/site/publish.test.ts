import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { mainSite } from '../shared-sites.ts';
import { buildCommand, makeSite, printed, siteWith, stopped } from '../site.ts';

// Whatever happens to a build, the last good site stays, and is never replaced by an incomplete one.

const site = makeSite('publish', { files: { 'src/site.ts': siteWith({ styles: "['apa']" }) } });
const added = join(site.root, 'content/articles/added-2026-article.mdx');

const good = () => readFileSync(join(site.dist, 'addresses.txt'), 'utf8');
let last: string;

before(async () => {
  const { code, output } = await mainSite.build();
  assert.equal(code, 0, output);
  cpSync(mainSite.dist, site.dist, { recursive: true });
  last = good();
  writeFileSync(added, '---\ntitle: An added article\njournal: world-history\n---\n');
});

/** Asserts that the site is unchanged and complete. */
function assertUntouched() {
  assert.equal(good(), last);
  for (const line of last.split('\n').filter(Boolean)) {
    const [stem, endings] = line.split('\t') as [string, string];
    for (const ending of endings.split(' '))
      assert.ok(existsSync(join(site.dist, (stem + ending).replace(/\/$/, '/index.html'))));
  }
}

/** The exit of a build, and its output. */
async function ended(child: ChildProcessWithoutNullStreams) {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  return { code, output };
}

test('a build that is killed at any moment leaves the last site', async () => {
  for (const after of [1000, 2500, 4000]) {
    const child = spawn(process.execPath, [...buildCommand], {
      cwd: site.root,
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
    await Promise.race([wait(after), gone]);
    child.kill('SIGKILL');
    await gone;
    // On a fast machine the last one may have finished.
    if (good().includes('articles/added-2026-article\t')) last = good();
    assertUntouched();
  }
});

test('a build on a full disk reports it and leaves the last site', async () => {
  // A limit on file size, which a program sees like a full disk.
  const command = [process.execPath, ...buildCommand].map((word) => `"${word}"`).join(' ');
  const child = spawn('sh', ['-c', `trap '' XFSZ; ulimit -f 8; exec ${command}`], { cwd: site.root });
  const { code, output } = await ended(child);
  assert.notEqual(code, 0, output);
  assert.match(output, /EFBIG|File too large/i);
  assertUntouched();
});

for (const folder of ['.', 'node_modules'])
  test(`a build that may not write into ${folder} reports it in one sentence and leaves the last site`, async () => {
    const asRoot = process.getuid?.() === 0;
    // Permissions do not apply to root.
    chmodSync(site.root, 0o777);
    chmodSync(join(site.root, folder), 0o555);
    const child = spawn(process.execPath, [...buildCommand], {
      cwd: site.root,
      env: { ...process.env, HOME: '/tmp' },
      ...(asRoot && { uid: 65534, gid: 65534 }),
    });
    const { code, output } = await ended(child);
    for (const one of [site.root, join(site.root, folder)]) chmodSync(one, 0o755);
    assert.equal(code, 1, output);
    assert.ok(
      output.split('\n').some((line) => line.startsWith(`${join(site.root, folder)}: permission denied. `)),
      output,
    );
    assert.match(output, /\n {4}→ Change the owner of the project folder/);
    assert.doesNotMatch(output, /^\s+at /m);
    assertUntouched();
  });

test('a build with problems reports all of them, exits with 1, and leaves the last site', async () => {
  // The state between the two moves of a build, when the machine has stopped.
  renameSync(site.dist, join(site.root, '.astro/previous'));
  const problems = {
    'articles/added-2026-article.mdx': '---\ntitle: Wrong\njournal: nowhere\n---\n',
    'articles/no-title.mdx': '---\njournal: world-history\ndate: Fall 2021\n---\n',
    'articles/broken.mdx': '---\ntitle: "T\njournal: world-history\n---\n',
    'journals/extra.yaml': 'title: K\nissn:\n  print: 2313-0661\n',
  };
  for (const [path, text] of Object.entries(problems)) writeFileSync(join(site.root, 'content', path), text);
  const { code, output } = await site.build();
  assert.equal(code, 1);
  assert.match(output, /5 problems in the content; nothing was published\./);
  for (const part of [
    'there is no journal “nowhere”',
    'no-title.mdx',
    'title: it is missing',
    '“Fall 2021”',
    'broken.mdx',
    'extra.yaml',
    '“2313-0661”',
  ])
    assert.ok(output.includes(part), `${part} in ${output}`);
  assert.doesNotMatch(output, /\bat .+:\d+:\d+/, 'a stack trace is of no use to an editor');
  assertUntouched();
  for (const path of Object.keys(problems)) rmSync(join(site.root, 'content', path));
});

test('the next build without problems is published', async () => {
  writeFileSync(added, '---\ntitle: An added article\njournal: world-history\n---\n');
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  assert.match(good(), /articles\/added-2026-article\t/);
  assert.deepEqual(
    readdirSync(join(site.root, '.astro')).filter((name) => /next|previous/.test(name)),
    [],
  );
});

test('a second preview uses the next port and prints its URL; without a site it says what to do', async (t) => {
  const preview = (root: string, port: string) => {
    const child = spawn(process.execPath, ['src/cli/preview.ts', '--port', port], { cwd: root });
    t.after(() => stopped(child));
    return child;
  };
  const said = async (child: ChildProcessWithoutNullStreams) =>
    Number(await printed(child, /The site is at http:\/\/localhost:(\d+)\/ until/));
  const first = await said(preview(site.root, '0'));
  assert.ok((await said(preview(site.root, String(first)))) > first);
  const { code, output } = await ended(preview(makeSite('publish-empty').root, '0'));
  assert.equal(code, 1);
  assert.equal(
    output,
    'There is no site in dist/ yet. Run “npm run build” first, or “npm start” for both.\n',
  );
});
