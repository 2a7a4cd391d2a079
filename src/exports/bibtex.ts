import { editorsOf, type Article } from '../record/article.ts';
import { conferenceName, issns } from '../record/container.ts';
import { printPages, printPlace } from '../record/pages.ts';
import { braced, keywordList, nameList, printEntry, seriesNumbers } from './bib-entry.ts';
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
  const { container, issued, identifiers } = article;
  const { arXiv, PMID, PMCID } = identifiers;
  const value = (text: string | undefined) => text && braced(tex(text));
  const { type, fields } = containedIn(article, value);
  return printEntry(
    article.citationKey,
    {
      author: nameList(article.authors, tex),
      editor: container.kind === 'series' ? undefined : nameList(editorsOf(article), tex),
      title: braced(titleLatex(article.title, tex)),
      ...fields,
      // Zotero does not support `eid`, and styles that do print no pages beside it.
      pages: value(
        container.kind === 'series'
          ? article.pages && printPages(article.pages, '--')
          : printPlace(article, '--'),
      ),
      eid: container.kind === 'series' ? undefined : value(article.articleNumber),
      year: issued && braced(String(issued.year).padStart(4, '0')),
      // The macro, unbraced: styles print localized month names.
      month: issued?.month ? months[issued.month - 1] : undefined,
      day: issued?.day ? String(issued.day) : undefined,
      publisher: container.kind === 'series' ? undefined : value(container.publisher),
      address: value(container.publisherPlace),
      isbn: value(container.isbn?.join(' ')),
      issn: value(issns(container).join(', ') || undefined),
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
    },
    type,
  );
}

/** The type of the entry, and the fields for what contains it. */
function containedIn(
  { container, volume, issue, chapter, articleNumber }: Article,
  value: (text: string | undefined) => string | undefined,
): { readonly type: string; readonly fields: Readonly<Record<string, string | undefined>> } {
  const { title, series, conference, paperType, publisher, edition } = container;
  const { volume: volumeNumber, number } = seriesNumbers(container);
  // As titles of articles: pandoc and Better BibTeX write what is not in braces in lower case.
  const whole = (text: string | undefined) => text && braced(titleLatex([text], tex));
  const ofSeries = {
    series: whole(series?.title),
    volume: value(volumeNumber),
    number: value(number),
  };
  switch (container.kind) {
    case 'journal':
      return {
        type: 'article',
        fields: { journal: value(title), volume: value(volume), number: value(issue) },
      };
    case 'proceedings':
      return {
        type: 'inproceedings',
        fields: {
          booktitle: whole(title),
          // Zotero's “Conference Name”.
          eventtitle: value(conference && conferenceName(conference)),
          ...ofSeries,
        },
      };
    case 'book':
      return {
        type: 'incollection',
        fields: {
          booktitle: whole(title),
          edition: value(edition && ordinal(edition)),
          chapter: value(chapter),
          ...ofSeries,
        },
      };
    case 'series':
      return {
        type: 'techreport',
        fields: {
          institution: value(publisher ?? title),
          series: title === publisher ? undefined : whole(title),
          type: value(paperType),
          number: value(articleNumber),
        },
      };
  }
}

/** “2nd”, since the standard styles print `2` as it is. */
const ordinal = (edition: string): string =>
  /^\d+$/.test(edition)
    ? `${edition}${ordinals[new Intl.PluralRules('en', { type: 'ordinal' }).select(Number(edition))]}`
    : edition;
const ordinals: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};
