import assert from 'node:assert/strict';
import { test } from 'node:test';
import { biblatex } from '../../src/exports/biblatex.ts';
import { bibtex } from '../../src/exports/bibtex.ts';
import { plain } from '../../src/record/text.ts';
import { awkward } from '../fixtures/awkward.ts';
import { libraryOf } from '../records.ts';
import { lacks, run, validateWithBiber } from './programs.ts';

// The programs of LaTeX users, from Debian's texlive-base, texlive-binaries and biber.

const records = [...libraryOf().articles, ...awkward];
const isLatin = (text: string) => !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
const latin = records.filter(({ title, authors }) => isLatin(plain(title) + JSON.stringify(authors)));

for (const style of ['plain', 'apalike'])
  test(
    `bibtex compiles every record in Latin script in the style ${style}`,
    { skip: lacks('bibtex') },
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

test('biber accepts every record, in any script', { skip: lacks('biber') }, () => {
  const { status, output, warnings } = validateWithBiber('biber', biblatex.write(records));
  assert.equal(status, 0, output);
  for (const warning of warnings) assert.match(warning, known, warning);
});

test('bibtex rejects broken files', { skip: lacks('bibtex') }, () => {
  const files = {
    'a.aux': '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{a}\n',
    'a.bib': '@article{a, title = {Half',
  };
  assert.notEqual(run('bibtex-broken', files, 'bibtex', 'a').status, 0);
});
