import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formats } from '../../src/exports/index.ts';
import { articleFiles } from '../../src/metadata/article-files.ts';
import { site } from 'offprint/site';
import { cslStyle } from '../../src/sources/files/csl-repository.ts';
import { settingProblems } from '../../src/settings/setting-problems.ts';
import { accepted, namedStyles, type Settings } from '../../src/settings/settings.ts';

// An editor changes settings without a compiler: a mistake is reported with its line, as one in a record is.

const root = mkdtempSync(join(tmpdir(), 'offprint-'));
after(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'src'));
/** The problems of settings with some of them changed, as `field: what is wrong → what to do`. */
function reported(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const settings = { ...site, lead: undefined, ...changes } as Settings;
  const lines = Object.entries(settings).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`);
  writeFileSync(join(root, 'src/site.ts'), `export const site = {\n${lines.join('')}};\n`);
  return settingProblems(root, settings, {
    ids: new Set(),
    isStyle: (id) => cslStyle(id) !== undefined,
  }).map(({ line, field, message }) => {
    assert.ok(lines[line! - 2]!.startsWith(`  ${field!.split(',')[0]}:`), `line ${line}, ${field}`);
    return `${field}: ${message.replace('\n', ' → ')}`;
  });
}

test('the settings of the tests have no problems', () => assert.deepEqual(reported({}), []));

for (const [name, value, problem] of [
  ['styles', ['apa', 'apaa'], 'there is no citation style “apaa”. → Use an id from https://github.com/'],
  ['files', ['bib', 'rsi'], "“rsi” is unknown. → Use 'bib', 'biblatex.bib', 'ris',"],
  ['lists', ['author'], "“author” is unknown. → Use 'authors', 'keywords', 'years'."],
  ['precompress', ['zip'], "“zip” is unknown. → Use 'br', 'gz'."],
  ['cards', 'all', "“all” is unknown. → Use 'journals', 'articles', 'none'."],
  ['unreadableEntries', 'skip', "“skip” is unknown. → Use 'stop', 'leave-out'."],
  [
    'language',
    'de',
    'the interface is not available in “de”. → Use en, ru, ar, or write its strings, and name them in strings: docs/customising.md.',
  ],
  ['otherLanguages', ['ru', 'de'], 'the interface is not available in “de”. → Use en, ru, ar, or'],
  ['otherLanguages', 'ru', "this is a list. → Write it in brackets: ['ru']"],
  ['perPage', 0, '“0” must be a whole number, 1 or more. → Write it without quotation marks.'],
  ['latest', '20', '“20” must be a whole number, 0 or more. → Write it without quotation marks.'],
  ['form', 'yes', '“yes” is neither true nor false. → Write one of them, without quotation marks.'],
  ['perpage', 50, '“perpage” is not a setting. → Correct its name, or remove the line.'],
  ['styles', [], 'it is empty. → Write at least one style'],
  ['contact', 5, 'this is a text. → Write it in quotation marks.'],
] as const)
  test(`${name}: ${JSON.stringify(value)} is reported`, () => {
    const problems = reported({ [name]: value });
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.ok(problems[0]!.startsWith(`${name}: ${problem}`), problems[0]);
  });

test('every named style is in the CSL repository', () =>
  assert.deepEqual(
    namedStyles.filter((id) => !cslStyle(id)),
    [],
  ));

test('any style of the CSL repository is accepted', () =>
  assert.deepEqual(reported({ styles: ['nature', 'turabian-author-date'] }), []));

test('every extension that “files” accepts belongs to one format', () =>
  assert.deepEqual(
    [...formats, ...articleFiles].map(({ extension }) => extension).sort(),
    [...accepted.files].sort(),
  ));
