import assert from 'node:assert/strict';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bibtex } from '../../src/exports/bibtex.ts';
import { manyArticles } from '../fixtures/many.ts';
import { digestsOf, makeSite, siteWith } from '../site.ts';

// The same content makes the same files: elsewhere, in another time zone and language, and with what an earlier build
// has kept. Long enough that workers share the work.

test('two builds are the same, byte for byte, search index included', async () => {
  const files = {
    'content/all.bib': bibtex.write(manyArticles(600)),
    'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa', 'ieee']" }),
  };
  const one = makeSite('same-bytes', { files });
  const other = makeSite('same-bytes-in-another-folder', { files });
  // Neither the clock nor the age of files tells.
  for (const entry of readdirSync(join(other.root, 'content'), { recursive: true, withFileTypes: true }))
    utimesSync(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
  const first = await one.build({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  assert.equal(first.code, 0, first.output);
  const second = await other.build({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
  assert.equal(second.code, 0, second.output);
  const [before, after] = [digestsOf(one.dist), digestsOf(other.dist)];
  assert.ok(before.size > 8000);
  assert.deepEqual(after, before);
  // A third time, over what the first has kept.
  const again = await one.build();
  assert.equal(again.code, 0, again.output);
  assert.deepEqual(digestsOf(one.dist), before);
});
