import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { digestsOf, makeSite, project, siteWith } from './site.ts';

// A build renders with what the last one has bundled, as long as nothing has changed that was bundled.

const site = makeSite('renderer', { files: { 'src/site.ts': siteWith({ styles: "['apa']" }) } });
const record = join(site.root, 'content/articles/tishkov-2025-kenya.mdx');
const page = () => readFileSync(join(site.dist, 'articles/tishkov-2025-kenya/index.html'), 'utf8');
const contents = () => digestsOf(site.dist);
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

/** @returns true if the last build's bundle was of use */
async function build(): Promise<boolean> {
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  return output.includes('renders with what the last build has bundled');
}

before(async () => assert.equal(await build(), false));

test('a changed record is rendered without bundling anything', async () => {
  edit(record, (text) => text.replace(/^title: .*$/m, 'title: Another Title'));
  assert.equal(await build(), true);
  assert.match(page(), /<h1[^>]*>Another Title/);
});

test('it is the site that Astro’s own command makes', () => {
  const kept = contents();
  for (const part of ['dist', '.astro', 'node_modules'])
    rmSync(join(site.root, part), { recursive: true, force: true });
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  execFileSync(process.execPath, [astro, 'build'], {
    cwd: site.root,
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  assert.deepEqual(contents(), kept);
});

test('what stands in public/ is that of today', async () => {
  const added = join(site.root, 'public/deep/added.txt');
  mkdirSync(join(site.root, 'public/deep'));
  writeFileSync(added, 'one');
  assert.equal(await build(), true);
  writeFileSync(added, 'two');
  assert.equal(await build(), true);
  assert.equal(readFileSync(join(site.dist, 'deep/added.txt'), 'utf8'), 'two');
  rmSync(added);
  assert.equal(await build(), true);
  assert.ok(!existsSync(join(site.dist, 'deep')));
});

test('a text below a record is bundled', async () => {
  appendFileSync(record, '\nBelow the record.\n');
  assert.equal(await build(), false);
  assert.match(page(), /Below the record\./);
  edit(record, (text) => text.replace('Another Title', 'A Third Title'));
  assert.equal(await build(), true);
  assert.match(page(), /A Third Title[^]*Below the record\./);
});

test('a figure in it is the file of today, at every build', async () => {
  const figure = join(site.root, 'content/figures/map.svg');
  const drawn = (size: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="9" height="9"/></svg>`;
  mkdirSync(join(site.root, 'content/figures'));
  writeFileSync(figure, drawn(10));
  appendFileSync(record, '\n![A map](../figures/map.svg)\n');
  for (const size of [10, 20]) {
    writeFileSync(figure, drawn(size));
    assert.equal(await build(), false);
    const [, source] = new RegExp(`<img src="([^"]+)"[^>]* width="${size}"`).exec(page())!;
    assert.match(readFileSync(join(site.dist, source!), 'utf8'), new RegExp(`width="${size}"`));
  }
});

test('changed code is bundled', async () => {
  edit(record, (text) => text.slice(0, text.indexOf('\nBelow the record.')));
  assert.equal(await build(), false);
  assert.equal(await build(), true);
  edit(join(site.root, 'src/strings/en.ts'), (text) => `${text}\n`);
  assert.equal(await build(), false);
});

test('a project that was moved is built where it is', async () => {
  const last = contents();
  const moved = makeSite('renderer-moved');
  for (const part of ['.astro', 'node_modules/.astro', 'src'])
    cpSync(join(site.root, part), join(moved.root, part), { recursive: true });
  const { code, output } = await moved.build();
  assert.equal(code, 0, output);
  assert.ok(existsSync(join(moved.dist, 'articles/index.html')));
  assert.deepEqual(contents(), last);
});

test('wrong content is told as ever, and nothing is published', async () => {
  assert.equal(await build(), true);
  const last = contents();
  edit(record, (text) => text.replace(/^journal: .*$/m, 'journal: nowhere'));
  const { code, output } = await site.build();
  assert.equal(code, 1);
  assert.match(output, /^One problem in the content; nothing was published\.$/m);
  assert.match(output, /there is no journal “nowhere”/);
  assert.doesNotMatch(output, /^\s+at /m);
  assert.deepEqual(contents(), last);
  assert.ok(!readdirSync(join(site.root, '.astro')).includes('next'));
});
