import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bibtex } from '../../src/exports/bibtex.ts';
import { manyArticles } from '../fixtures/many.ts';
import { mainSite } from '../shared-sites.ts';
import { hashesOf, makeSite, project, siteWith, type Site } from '../site.ts';

// The engine is optional: removed from src/index.ts, the site is byte-identical. It is also
// the same in another folder, time zone and locale, and with the cache of an earlier build.

const config = readFileSync(join(project, 'src/index.ts'), 'utf8');
// Workers from the first article on, so that a small site uses them, too.
const eagerEngine = config.replace('engine()]', 'engine({ minReferences: 1, referencesPerWorker: 1 })]');
const withoutEngine = ['{ engine }, ', "import('./engine/index.ts'),", ', engine()'].reduce(
  (text, part) => text.replace(part, ''),
  config,
);

test('only one module refers to the engine', () => {
  for (const changed of [eagerEngine, withoutEngine]) assert.notEqual(changed, config);
  assert.doesNotMatch(withoutEngine.replace(/^\s*\/\/.*$/gm, ''), /engine/);
});

async function built(site: Site, environment: Readonly<Record<string, string>>) {
  const { code, output } = await site.build(environment);
  assert.equal(code, 0, output);
  return hashesOf(site.dist);
}

/** A site built without the engine, in another folder, time zone and year. */
async function builtWithout(files: Readonly<Record<string, string>>) {
  const site = makeSite('without-engine', { files: { ...files, 'src/index.ts': withoutEngine } });
  const content = join(site.root, 'content');
  for (const entry of readdirSync(content, { recursive: true, withFileTypes: true }))
    utimesSync(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
  return built(site, { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
}

test('without the engine, the site of the six records is byte-identical', async () => {
  const without = await builtWithout({});
  assert.ok(without.size > 100);
  assert.deepEqual(await built(mainSite, {}), without);
});

test('without the engine, a site of hundreds of records with bodies, languages and lists is byte-identical', async () => {
  const files = {
    'content/all.bib': bibtex.write(manyArticles(100)),
    'content/articles/with-body-2024-text.mdx':
      '---\ntitle: With a text\njournal: world-history\ndate: 2024-02\nformerly: older-2024-text\nreferences:\n  - tishkov-2025-kenya\n  - As printed. doi:10.5555/printed\n  - title: By fields\n    date: 2001\n---\n\n## More\n\n![A map](./with-body-2024-text/map.svg) <Cite id="3, 1" /> and $x^2$\n',
    'content/articles/with-body-2024-text/map.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    'src/site.ts': siteWith({ styles: "['apa', 'ieee']", otherLanguages: "['ru']" }),
  };
  const without = await builtWithout(files);
  assert.ok(without.size > 1200);
  const withEngine = makeSite('with-engine', { files: { ...files, 'src/index.ts': eagerEngine } });
  const turkish = 'tr_TR.UTF-8';
  assert.deepEqual(
    await built(withEngine, { TZ: 'Pacific/Auckland', LANG: turkish, LC_ALL: turkish }),
    without,
  );
});
