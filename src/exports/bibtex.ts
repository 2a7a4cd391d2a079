import { issns, type Article } from '../record/article.ts';
import { printPlace } from '../record/pages.ts';
import { nameList, braced, keywordList, printEntry } from './bib-entry.ts';
import type { BulkFormat } from './format.ts';
import { accentLatex, escapeLatex, textLatex, titleLatex } from './latex.ts';

/** BibTeX for 8-bit tools: https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf */
export const bibtex = {
  id: 'bibtex',
  label: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  bulk: true,
  frame: { open: '', between: '\n', close: '' },
  write: (articles) => articles.map(entry).join('\n'),
} as const satisfies BulkFormat;

export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Text for 8-bit tools. */
export const tex = (text: string) => accentLatex(escapeLatex(text));

function entry(article: Article): string {
  const { journal, issued, identifiers } = article;
  const { arXiv, PMID, PMCID } = identifiers;
  const value = (text: string | undefined) => text && braced(tex(text));
  return printEntry(article.citationKey, {
    author: nameList(article.authors, tex),
    editor: nameList(article.editors ?? [], tex),
    title: braced(titleLatex(article.title, tex)),
    journal: value(journal.title),
    volume: value(article.volume),
    number: value(article.issue),
    // Zotero does not support `eid`, and styles that do print no pages beside it.
    pages: value(printPlace(article, '--')),
    eid: value(article.articleNumber),
    year: issued && braced(String(issued.year).padStart(4, '0')),
    // The macro, unbraced: styles print localized month names.
    month: issued?.month ? months[issued.month - 1] : undefined,
    day: issued?.day ? String(issued.day) : undefined,
    publisher: value(journal.publisher),
    issn: value(issns(journal).join(', ') || undefined),
    // Verbatim fields: an escaped underscore would break the link.
    doi: article.doi && braced(article.doi),
    url: braced(article.url),
    eprint: arXiv && braced(arXiv),
    archiveprefix: arXiv && braced('arxiv'),
    // Not printed by any style, but supported by reference managers.
    pmid: PMID && braced(PMID),
    pmcid: PMCID && braced(PMCID),
    language: value(article.language),
    keywords: keywordList(article),
    abstract: article.abstract && braced(textLatex(article.abstract, tex)),
  });
}
