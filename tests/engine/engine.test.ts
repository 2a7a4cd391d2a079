import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bibtex } from '../../src/exports/bibtex.ts';
import { manyArticles } from '../fixtures/many.ts';
import { digestsOf, makeSite, project, siteWith } from '../site.ts';

// The house stands without the engine: take it out of astro.config.mjs, and the site is the same, byte for byte.

const config = readFileSync(join(project, 'astro.config.mjs'), 'utf8');
const withoutEngine = config.replace(/^import \{ engine \}.*\n/m, '').replace(', engine()', '');

test('nothing but the configuration knows of the engine', () => {
  assert.notEqual(withoutEngine, config);
  assert.doesNotMatch(withoutEngine.replace(/^\s*\/\/.*$/gm, ''), /engine/);
});

for (const [what, files] of Object.entries({
  'the six records': {},
  'six hundred records, with texts below them, languages and lists': {
    'content/all.bib': bibtex.write(manyArticles(600)),
    'content/articles/with-body-2024-text.mdx':
      '---\ntitle: With a text\njournal: world-history\ndate: 2024-02\nformerly: older-2024-text\n---\n\n## More\n\n![A map](./with-body-2024-text/map.svg)\n',
    'content/articles/with-body-2024-text/map.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    'src/site.ts': siteWith({ styles: "['apa', 'ieee']", otherLanguages: "['ru']" }),
  },
}))
  test(`with and without the engine a site of ${what} is the same`, async () => {
    const sites = [
      makeSite('with-engine', { files }),
      makeSite('without-engine', { files: { ...files, 'astro.config.mjs': withoutEngine } }),
    ];
    for (const site of sites) {
      const { code, output } = await site.build();
      assert.equal(code, 0, output);
    }
    const [withIt, without] = sites.map(({ dist }) => digestsOf(dist));
    assert.ok(withIt!.size > 100);
    assert.deepEqual(without, withIt);
  });
