import { issns, type Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { babelRegions } from '../record/language.ts';
import { printPages } from '../record/pages.ts';
import { plain } from '../record/text.ts';
import { authorList, braced, keywordList, printEntry } from './bib-entry.ts';
import type { BulkFormat } from './format.ts';
import { escapeLatex, latex } from './latex.ts';
import { protectCase } from './protect-case.ts';

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
  const { journal, pages, issued, abstract } = article;
  const value = (text: string | undefined) => text && braced(escapeLatex(text));
  return printEntry(article, {
    author: authorList(article, escapeLatex),
    title: braced(latex(article.title, (text, start) => protectCase(text, start, escapeLatex))),
    journaltitle: value(journal.title),
    shortjournal: value(journal.abbreviation),
    volume: value(article.volume),
    number: value(article.issue),
    pages: pages && value(printPages(pages, '--')),
    eid: value(article.articleNumber),
    date: issued && braced(printDate(issued)),
    publisher: value(journal.publisher),
    issn: value(issns(journal).join(', ') || undefined),
    doi: article.doi && braced(article.doi),
    url: braced(article.url),
    langid: value(article.language && babelName(article.language)),
    keywords: keywordList(article),
    abstract: value(abstract && plain(abstract).replace(/\s+/g, ' ')),
  });
}

/** The name that babel gives a language: its own for some regions, else the English name in small letters. https://ctan.org/pkg/babel */
const babelName = (language: string) =>
  babelRegions[language] ??
  new Intl.DisplayNames('en', { type: 'language' }).of(language.split('-')[0]!)?.toLowerCase();
