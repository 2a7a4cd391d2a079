import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { wideFiles, wideSite } from '../shared-sites.ts';
import { hashesOf, makeSite, project, type Site } from '../site.ts';

// The engine is optional: removed from src/index.ts, the site is byte-identical. It is also
// the same in another folder, time zone and locale.

const config = readFileSync(join(project, 'src/index.ts'), 'utf8');
const withoutEngine = ['{ engine }, ', "import('./engine/index.ts'),", ', engine()'].reduce(
  (text, part) => text.replace(part, ''),
  config,
);

test('only one module refers to the engine', () => {
  for (const changed of [wideFiles['src/index.ts'], withoutEngine]) assert.notEqual(changed, config);
  assert.doesNotMatch(withoutEngine.replace(/^\s*\/\/.*$/gm, ''), /engine/);
});

async function built(site: Site, environment?: Readonly<Record<string, string>>) {
  const { code, output } = await site.build(environment);
  assert.equal(code, 0, output);
  return hashesOf(site.dist);
}

test('without the engine, a site of bodies, languages and lists is byte-identical', async () => {
  const site = makeSite('without-engine', { files: { ...wideFiles, 'src/index.ts': withoutEngine } });
  const content = join(site.root, 'content');
  for (const entry of readdirSync(content, { recursive: true, withFileTypes: true }))
    utimesSync(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
  const turkish = 'tr_TR.UTF-8';
  const without = await built(site, { TZ: 'Pacific/Auckland', LANG: turkish, LC_ALL: turkish });
  assert.ok(without.size > 1000, `${without.size}`);
  assert.deepEqual(await built(wideSite), without);
});
