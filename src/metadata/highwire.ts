import { issns, type Article } from '../record/article.ts';
import { dateParts } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { invertedName, type Name } from '../record/name.ts';
import { plain } from '../record/text.ts';
import * as urls from '../urls.ts';
import { meta, type Tag } from './tag.ts';

/**
 * Highwire Press tags, as Google Scholar and Zotero read them: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 * None at all where author or date is unknown: Scholar would drop the page, and Zotero would take half a record for
 * a whole one.
 */
export function highwire(article: Article): readonly Tag[] {
  const { authors, journal, issued, pages } = article;
  if (authors.length === 0 || !issued) return [];
  return [
    ...meta('citation_title', plain(article.title)),
    ...authors.flatMap((author) => [
      ...meta('citation_author', authorName(author, authors.length === 1)),
      ...meta('citation_author_institution', ...(author.affiliations ?? [])),
      ...meta('citation_author_orcid', author.orcid && orcidUrl(author.orcid)),
    ]),
    // A month without a day is read by nobody: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
    ...meta('citation_publication_date', dateParts(issued.day ? issued : { year: issued.year }).join('/')),
    ...meta('citation_journal_title', journal.title),
    ...meta('citation_journal_abbrev', journal.abbreviation),
    ...meta('citation_issn', ...issns(journal)),
    ...meta('citation_publisher', journal.publisher),
    ...meta('citation_volume', article.volume),
    ...meta('citation_issue', article.issue),
    ...meta('citation_firstpage', pages?.first ?? article.articleNumber),
    ...meta('citation_lastpage', pages?.last),
    ...meta('citation_doi', article.doi),
    ...meta('citation_language', article.language),
    ...meta('citation_keywords', article.keywords.join('; ')),
    ...meta('citation_abstract', article.abstract && plain(article.abstract).replace(/\s+/g, ' ')),
    ...meta('citation_abstract_html_url', article.url),
    ...meta('citation_public_url', article.url),
    ...meta('citation_pdf_url', article.pdf && urls.absolute(urls.articleExport(article, urls.pdf))),
  ];
}

// Zotero takes a sole "Family Name, Given Name" of two words each for two people unless a semicolon ends it.
function authorName(name: Name, sole: boolean): string {
  const inverted = invertedName(name);
  return sole && /^\S+ \S+, \S+ \S+$/.test(inverted) ? `${inverted};` : inverted;
}
