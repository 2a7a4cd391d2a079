import type { Article, Funding } from '../record/article.ts';
import { conferenceName, issns } from '../record/container.ts';
import { dateParts } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { familyName, invertedName, isFamilyOnly, joinKnown, runningName, type Name } from '../record/name.ts';
import type { Reference, WorkType } from '../record/cited-reference.ts';
import { plain } from '../record/text.ts';
import { meta, type Tag } from './tag.ts';

/**
 * Highwire Press tags, as Google Scholar and Zotero read them: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 * Written even if author or date is unknown: otherwise Zotero would save a plain web page.
 * @param page the canonical URL of the page
 */
export function highwire(article: Article, page: string): readonly Tag[] {
  const { authors, container, issued, pages } = article;
  return [
    ...meta('citation_title', plain(article.title)),
    ...authors.flatMap((author) => [
      ...meta('citation_author', authorName(author, authors.length === 1)),
      ...meta('citation_author_institution', ...(author.affiliations ?? []).map((one) => one.name)),
      ...meta('citation_author_email', author.email),
      ...meta('citation_author_orcid', author.orcid && orcidUrl(author.orcid)),
    ]),
    ...meta('citation_publication_date', issued && dateParts(issued).join('/')),
    ...meta('citation_online_date', onlineDate(article)),
    ...containedIn(article),
    ...meta(
      'citation_firstpage',
      pages?.first ?? (container.kind === 'series' ? undefined : article.articleNumber),
    ),
    ...meta('citation_lastpage', pages?.last),
    ...meta('citation_doi', article.doi),
    ...meta('citation_language', article.language),
    ...meta('citation_pmid', article.identifiers['PMID']),
    ...meta('citation_keywords', ...article.keywords),
    ...meta('citation_abstract', article.abstract && plain(article.abstract).replace(/\s+/g, ' ')),
    ...meta('citation_abstract_html_url', page),
    ...meta('citation_public_url', page),
    ...meta('citation_fulltext_html_url', article.body && page),
    ...meta('citation_pdf_url', article.pdf?.url),
    ...meta('citation_funding_source', ...(article.funding ?? []).flatMap(grants)),
    ...meta('citation_reference', ...(article.references ?? []).map(citedWork)),
  ];
}

/**
 * What contains an article. Zotero takes the type from the last of these tags: the title of proceedings comes before the conference, which
 * Google Scholar reads.
 */
function containedIn({ container, volume, issue, articleNumber }: Article): readonly Tag[] {
  const { kind, title, abbreviation, publisher, series, conference, editors = [] } = container;
  const ofVolume = () => [
    ...meta('citation_editor', ...editors.map((name) => authorName(name, editors.length === 1))),
    ...meta('citation_isbn', ...(container.isbn ?? [])),
    ...meta('citation_issn', ...issns(container)),
    ...meta('citation_publisher', publisher),
    ...meta('citation_series_title', series?.title),
    ...meta('citation_volume', container.volume ?? series?.number),
  ];
  switch (kind) {
    case 'journal':
      return [
        ...meta('citation_journal_title', title),
        ...meta('citation_journal_abbrev', abbreviation),
        ...meta('citation_issn', ...issns(container)),
        ...meta('citation_publisher', publisher),
        ...meta('citation_volume', volume),
        ...meta('citation_issue', issue),
      ];
    case 'proceedings':
      return [
        ...meta('citation_inbook_title', title),
        ...meta('citation_conference_title', (conference && conferenceName(conference)) ?? title),
        ...ofVolume(),
      ];
    case 'book':
      return [...meta('citation_inbook_title', title), ...ofVolume()];
    case 'series':
      return [
        ...meta('citation_technical_report_institution', publisher ?? title),
        ...meta('citation_technical_report_number', articleNumber),
      ];
  }
}

/** Only if it differs from the publication date. */
function onlineDate({ history, issued }: Article): string | undefined {
  const online = history?.publishedOnline;
  const date = online && dateParts(online).join('/');
  return date === (issued && dateParts(issued).join('/')) ? undefined : date;
}

/**
 * A cited work, by its known fields: https://scholar.google.com/intl/en/scholar/inclusion.html defines no form, and this
 * is the one used by publishers. Semicolons separate fields.
 */
function citedWork({ text, work, doi, url }: Reference): string {
  const field = (name: string, value: string | undefined) =>
    value ? [`citation_${name}=${value.replace(/;/g, ',').replace(/\s+/g, ' ')}`] : [];
  if (!work)
    return joinKnown(
      [
        text && plain(text),
        ...field('doi', text ? undefined : doi),
        ...field('public_url', text ? undefined : url),
      ],
      '; ',
    );
  const { title, authors, containerTitle, volume, issue, pages, issued, publisher } = work;
  const [first, last] = pages?.split('-') ?? [];
  const house = houses[work.type] ?? 'publisher';
  return [
    ...field('title', title && plain(title)),
    ...authors.flatMap((name) => field('author', runningName(name))),
    ...field(containers[work.type] ?? 'inbook_title', containerTitle),
    ...field('publication_date', issued && dateParts(issued).join('/')),
    ...field('volume', volume),
    ...field('issue', issue),
    ...field('firstpage', first),
    ...field('lastpage', last),
    ...field(house, publisher),
    ...field('doi', doi),
    ...field('public_url', url),
  ].join('; ');
}

/** The tags for what contains a cited work, and for who published it. */
const containers: Readonly<Partial<Record<WorkType, string>>> = {
  'article-journal': 'journal_title',
  'article-magazine': 'journal_title',
  'article-newspaper': 'journal_title',
  'paper-conference': 'conference_title',
};
const houses: Readonly<Partial<Record<WorkType, string>>> = {
  thesis: 'dissertation_institution',
  report: 'technical_report_institution',
};

/** Each grant of a funder, in the form of Highwire's publishers. */
const grants = ({ name, awards }: Funding): readonly string[] =>
  (awards ?? [undefined]).map((award) =>
    [`citation_funder=${name.replace(/;/g, ',')}`, ...(award ? [`citation_grant_number=${award}`] : [])].join(
      '; ',
    ),
  );

// Zotero splits a name at its comma, or else at its last space. A single "Family Name, Given Name" of two words
// each is read as two people unless a semicolon ends it.
function authorName({ suffix, ...name }: Name, sole: boolean): string {
  if (name.literal || isFamilyOnly(name)) return `${name.literal ?? familyName(name)},`;
  const inverted = joinKnown([invertedName(name), suffix], ' ');
  return sole && /^\S+ \S+, \S+ \S+$/.test(inverted) ? `${inverted};` : inverted;
}
