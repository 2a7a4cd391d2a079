import { issns, type Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { babelName } from '../record/language.ts';
import { printPlace } from '../record/pages.ts';
import { nameList, braced, keywordList, printEntry } from './bib-entry.ts';
import type { BulkFormat } from './format.ts';
import { escapeLatex, textLatex, titleLatex } from './latex.ts';

/** BibLaTeX in UTF-8, for biber: https://ctan.org/pkg/biblatex */
export const biblatex = {
  id: 'biblatex',
  label: 'BibLaTeX',
  extension: 'biblatex.bib',
  mediaType: 'application/x-bibtex',
  bulk: true,
  frame: { open: '', between: '\n', close: '' },
  write: (articles) => articles.map(entry).join('\n'),
} as const satisfies BulkFormat;

function entry(article: Article): string {
  const { journal, issued, abstract } = article;
  const { arXiv, PMID, PMCID } = article.identifiers;
  const eprint = arXiv ?? PMID;
  const value = (text: string | undefined) => text && braced(escapeLatex(text));
  return printEntry(article.citationKey, {
    author: nameList(article.authors, escapeLatex),
    editor: nameList(article.editors ?? [], escapeLatex),
    title: braced(titleLatex(article.title, escapeLatex)),
    journaltitle: value(journal.title),
    shortjournal: value(journal.abbreviation),
    volume: value(article.volume),
    number: value(article.issue),
    // Not `eid`, which Zotero does not support; with both, biblatex would print the number twice.
    pages: value(printPlace(article, '--')),
    date: issued && braced(printDate(issued)),
    publisher: value(journal.publisher),
    issn: value(issns(journal).join(', ') || undefined),
    doi: article.doi && braced(article.doi),
    url: braced(article.url),
    eprint: eprint && braced(eprint),
    eprinttype: eprint && braced(arXiv ? 'arxiv' : 'pubmed'),
    // Not printed by any style, but supported by reference managers.
    pmid: arXiv && PMID && braced(PMID),
    pmcid: PMCID && braced(PMCID),
    langid: value(article.language && babelName(article.language)),
    keywords: keywordList(article),
    abstract: abstract && braced(textLatex(abstract, escapeLatex)),
  });
}
