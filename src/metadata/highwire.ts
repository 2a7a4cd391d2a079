import { issns, type Article } from '../record/article.ts';
import { dateParts } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { invertedName, joinKnown, type Name } from '../record/name.ts';
import { plain } from '../record/text.ts';
import { meta, type Tag } from './tag.ts';

/**
 * Highwire Press tags, as Google Scholar and Zotero read them: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 * Also where author or date is unknown: Zotero would else take the page for a web page.
 * @param page the canonical URL of the page
 */
export function highwire(article: Article, page: string): readonly Tag[] {
  const { authors, journal, issued, pages } = article;
  return [
    ...meta('citation_title', plain(article.title)),
    ...authors.flatMap((author) => [
      ...meta('citation_author', authorName(author, authors.length === 1)),
      ...meta('citation_author_institution', ...(author.affiliations ?? [])),
      ...meta('citation_author_orcid', author.orcid && orcidUrl(author.orcid)),
    ]),
    ...meta('citation_publication_date', issued && dateParts(issued).join('/')),
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
    ...meta('citation_pmid', article.identifiers['PMID']),
    ...meta('citation_keywords', ...article.keywords),
    ...meta('citation_abstract', article.abstract && plain(article.abstract).replace(/\s+/g, ' ')),
    ...meta('citation_abstract_html_url', page),
    ...meta('citation_public_url', page),
    ...meta('citation_pdf_url', article.pdf?.url),
  ];
}

// Zotero splits a name at its comma, and one without at its last blank. A sole "Family Name, Given Name" of two words
// each is two people to it unless a semicolon ends it.
function authorName({ suffix, ...name }: Name, sole: boolean): string {
  if (name.literal) return `${name.literal},`;
  const inverted = joinKnown([invertedName(name), suffix], ' ');
  return sole && /^\S+ \S+, \S+ \S+$/.test(inverted) ? `${inverted};` : inverted;
}
