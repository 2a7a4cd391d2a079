import { plugins } from '@citation-js/core';
import type { Article } from '../record/article.ts';
import { fromCsl, type CslItem } from '../record/csl.ts';
import { distinctKeys } from '../record/key.ts';
import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { ris } from './ris.ts';

// Citation.js's own BibTeX and RIS lose or break most records; this plugin replaces them for `new Cite(…).format('bibtex')`,
// `'biblatex'` and `'ris'`, for anything that Citation.js has read.
plugins.add('@offprint', {
  output: Object.fromEntries(
    [bibtex, biblatex, ris].map(({ id, write }) => [
      id,
      (items: readonly CslItem[]) => write(records(items)),
    ]),
  ),
});

function records(items: readonly CslItem[]): readonly Article[] {
  const articles = items.map(fromCsl);
  const keys = distinctKeys(articles.map(({ citationKey }) => citationKey));
  return articles.map((article, index) => ({ ...article, citationKey: keys[index]! }));
}
