import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { articleLacks } from '../../src/cli/report-checks.ts';
import { libraryOf } from '../records.ts';
import { makeSite, siteWith } from '../site.ts';

const site = makeSite('report', {
  content: 'tests/fixtures/machines',
  files: { 'src/site.ts': siteWith({ lead: 'undefined' }) },
});
const run = join(site.root, 'src/cli/report.ts');

test('the report names file, field and who would miss it, as text and as HTML', () => {
  const text = execFileSync(process.execPath, [run], { cwd: site.root, encoding: 'utf8' });
  assert.match(
    text,
    /content\/articles\/nobody-knows\.mdx\n {2}authors: missing; .*\n {4}→ missed by Google Scholar, Zotero, Crossref, FAIR assessors/,
  );
  assert.match(
    text,
    /content\/journals\/journal-of-fixtures\.yaml\n {2}its articles: references \d of 9, abstracts \d of 9, ORCID iDs 2 of 9, [^\n]*; add first: [^\n]*\n {2}complete/,
  );
  const page = readFileSync(join(site.root, 'report.html'), 'utf8');
  assert.match(page, /nobody-knows\.mdx<\/h2>[^]*<code>authors<\/code>/);
  assert.match(page, /noindex/);
});

test('a complete record lacks only its missing files', () => {
  const complete = libraryOf(site.root).article('complete-2024-record')!;
  assert.deepEqual(
    articleLacks(complete).map(({ field }) => field),
    [
      'authors › orcid',
      'authors › affiliations',
      'authors › affiliations › ror',
      'references',
      'funding',
      'type',
    ],
  );
  const everything = libraryOf(site.root).article('everything-2025')!;
  const [carberry] = everything.authors;
  const [brown] = carberry!.affiliations!;
  assert.deepEqual(articleLacks({ ...everything, authors: [{ ...carberry!, affiliations: [brown!] }] }), []);
});

test('content problems are reported instead', () => {
  writeFileSync(join(site.root, 'content/articles/bad.mdx'), '---\ntitle: X\n---\n');
  const { status, stderr } = spawnSync(process.execPath, [run], { cwd: site.root, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /content\/articles\/bad\.mdx\n {2}line 2, journal: it is missing/);
});
