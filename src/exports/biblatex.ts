import { editorsOf, type Article } from '../record/article.ts';
import { conferenceName, issns } from '../record/container.ts';
import { printDate, printDateRange } from '../record/date.ts';
import { babelName } from '../record/language.ts';
import { printPages, printPlace } from '../record/pages.ts';
import { braced, keywordList, nameList, printEntry, seriesNumbers } from './bib-entry.ts';
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
  const { container, issued, abstract } = article;
  const { arXiv, PMID, PMCID } = article.identifiers;
  const eprint = arXiv ?? PMID;
  const value = (text: string | undefined) => text && braced(escapeLatex(text));
  const inSeries = container.kind === 'series';
  const { type, fields } = containedIn(article, value);
  return printEntry(
    article.citationKey,
    {
      author: nameList(article.authors, escapeLatex),
      editor: inSeries ? undefined : nameList(editorsOf(article), escapeLatex),
      title: braced(titleLatex(article.title, escapeLatex)),
      ...fields,
      // Not `eid`, which Zotero does not support; with both, biblatex would print the number twice.
      pages: value(inSeries ? article.pages && printPages(article.pages, '--') : printPlace(article, '--')),
      date: issued && braced(printDate(issued)),
      publisher: inSeries ? undefined : value(container.publisher),
      // Not `location`, of which Zotero makes a note; biber knows both.
      address: value(container.publisherPlace),
      isbn: value(container.isbn?.join(' ')),
      // biber knows no ISSN of a volume or a report.
      issn: container.kind === 'journal' ? value(issns(container).join(', ') || undefined) : undefined,
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
    },
    type,
  );
}

/** The type of the entry, and the fields for what contains it. */
function containedIn(
  { container, volume, issue, chapter, articleNumber }: Article,
  value: (text: string | undefined) => string | undefined,
): { readonly type: string; readonly fields: Readonly<Record<string, string | undefined>> } {
  const { title, abbreviation, series, conference, paperType, publisher, edition } = container;
  const { volume: volumeNumber, number } = seriesNumbers(container);
  const whole = (text: string | undefined) => text && braced(titleLatex([text], escapeLatex));
  const ofSeries = { series: whole(series?.title), volume: value(volumeNumber), number: value(number) };
  switch (container.kind) {
    case 'journal':
      return {
        type: 'article',
        fields: {
          journaltitle: value(title),
          shortjournal: value(abbreviation),
          volume: value(volume),
          number: value(issue),
        },
      };
    case 'proceedings':
      return {
        type: 'inproceedings',
        fields: {
          booktitle: whole(title),
          eventtitle: value(conference && conferenceName(conference)),
          eventdate: value(conference?.date && printDateRange(conference.date)),
          venue: value(conference?.place),
          ...ofSeries,
        },
      };
    case 'book':
      return {
        type: 'incollection',
        fields: { booktitle: whole(title), edition: value(edition), chapter: value(chapter), ...ofSeries },
      };
    case 'series':
      return {
        type: 'report',
        fields: {
          // A report has no series in biblatex's data model.
          type: value(paperType ?? (title === publisher ? undefined : title)),
          institution: value(publisher ?? title),
          number: value(articleNumber),
        },
      };
  }
}
