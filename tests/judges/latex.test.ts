import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { biblatex } from '../../src/exports/biblatex.ts';
import { bibtex } from '../../src/exports/bibtex.ts';
import { plain } from '../../src/record/text.ts';
import { awkward } from '../fixtures/awkward.ts';
import { libraryOf } from '../records.ts';
import { project } from '../site.ts';

// The programs of LaTeX users, from Debian's texlive-base, texlive-binaries and biber.

const present = (command: string) =>
  spawnSync(command, ['--version']).error === undefined ? false : `${command} is not installed`;

const records = [...libraryOf().articles, ...awkward];
const isLatin = (text: string) => !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
const latin = records.filter(({ title, authors }) => isLatin(plain(title) + JSON.stringify(authors)));

/** Runs a command in a folder with these files. */
function run(name: string, files: Record<string, string>, command: string, ...words: string[]) {
  const folder = join(project, '.tmp', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

for (const style of ['plain', 'apalike'])
  test(
    `bibtex compiles every record in Latin script in the style ${style}`,
    { skip: present('bibtex') },
    () => {
      const files = {
        'a.aux': `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{a}\n`,
        'a.bib': bibtex.write(latin),
      };
      const { status, output } = run(`bibtex-${style}`, files, 'bibtex', 'a');
      assert.equal(status, 0, output);
      // Only missing authors, years and pages are reported.
      for (const warning of output.match(/^Warning--.*$/gm) ?? [])
        assert.match(warning, /^Warning--(?:empty|to sort, need)/);
    },
  );

// Missing fields; and fields that only reference managers use: publisher, both ISSNs, PubMed IDs.
const known =
  /Missing mandatory field|Invalid field 'publisher' for entrytype 'article'|Invalid ISSN in value of field 'issn'|Field 'pmc?id' invalid in data model/;

test('biber accepts every record, in any script', { skip: present('biber') }, () => {
  const words = [
    '--tool',
    '--validate-datamodel',
    '--nolog',
    '--noconf',
    '--output-file',
    'out.bib',
    'a.bib',
  ];
  const { status, output } = run('biber', { 'a.bib': biblatex.write(records) }, 'biber', ...words);
  assert.equal(status, 0, output);
  for (const warning of output.match(/^WARN - .*$/gm) ?? []) assert.match(warning, known, warning);
});

test('bibtex rejects broken files', { skip: present('bibtex') }, () => {
  const files = {
    'a.aux': '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{a}\n',
    'a.bib': '@article{a, title = {Half',
  };
  assert.notEqual(run('bibtex-broken', files, 'bibtex', 'a').status, 0);
});
