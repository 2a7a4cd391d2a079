import { plugins } from '@citation-js/core';
import { fromCsl } from '../record/csl.ts';
import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { ris } from './ris.ts';

// Citation.js's own BibTeX and RIS lose or break most records; this makes ours what `new Cite(…).format('bibtex')`,
// `'biblatex'` and `'ris'` mean, for whatever Citation.js has read.
plugins.add('@offprint', {
  output: Object.fromEntries(
    [bibtex, biblatex, ris].map(({ id, write }) => [id, (items) => write(items.map(fromCsl))]),
  ),
});
