import { issns, type Article, type Journal } from '../record/article.ts';

/** Something that a record lacks, who would miss it, and where an editor writes it. */
export interface Lack {
  readonly field: string;
  /** What is missing and what comes of it, in an editor's words. */
  readonly message: string;
  /** Who misses it. */
  readonly readers: readonly Reader[];
}

export type Reader = 'Google Scholar' | 'Zotero' | 'Crossref' | 'DOAJ' | 'FAIR assessors';

interface Check<Thing> extends Lack {
  readonly lacks: (thing: Thing) => boolean;
}

// What they ask for: https://scholar.google.com/intl/en/scholar/inclusion.html,
// https://www.crossref.org/documentation/schema-library/required-recommended-elements/, https://doaj.org/docs/xml/,
// https://www.f-uji.net/ (FsF metrics 0.8).
const ofArticles: readonly Check<Article>[] = [
  {
    field: 'authors',
    lacks: ({ authors }) => authors.length === 0,
    message: 'nobody is named as its author: Google Scholar may leave the page out',
    readers: ['Google Scholar', 'Zotero', 'Crossref', 'FAIR assessors'],
  },
  {
    field: 'date',
    lacks: ({ issued }) => !issued,
    message:
      'no date is known, not even a year: Google Scholar may leave the page out, and there is no JATS file',
    readers: ['Google Scholar', 'Zotero', 'Crossref', 'DOAJ', 'FAIR assessors'],
  },
  {
    field: 'date',
    lacks: ({ issued }) => issued !== undefined && issued.day === undefined,
    message: 'the day of publication is not known, so that feeds cannot tell when it appeared',
    readers: ['Crossref'],
  },
  {
    field: 'abstract',
    lacks: ({ abstract }) => !abstract,
    message:
      'there is no abstract: the search knows the title alone, and Google Scholar may leave the page out',
    readers: ['Google Scholar', 'DOAJ', 'FAIR assessors'],
  },
  {
    field: 'pages',
    lacks: ({ pages, articleNumber }) => !pages && !articleNumber,
    message: 'neither pages nor an article-number are known, by which citations are matched',
    readers: ['Google Scholar', 'Zotero', 'Crossref'],
  },
  {
    field: 'volume',
    lacks: ({ volume }) => !volume,
    message: 'the volume is not known',
    readers: ['Google Scholar', 'Zotero', 'Crossref'],
  },
  {
    field: 'doi',
    lacks: ({ doi }) => !doi,
    message: 'no DOI is known, by which the article is cited and counted for good',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'keywords',
    lacks: ({ keywords }) => keywords.length === 0,
    message: 'there are no keywords',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'language',
    lacks: ({ language }) => !language,
    message: 'the language of the full text is not known',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'license',
    lacks: ({ license }) => !license,
    message: 'nobody can tell under what licence the article may be used',
    readers: ['DOAJ', 'Crossref', 'FAIR assessors'],
  },
  {
    field: 'access',
    lacks: ({ access }) => !access,
    message: 'nobody can tell whether the full text is open',
    readers: ['FAIR assessors'],
  },
  {
    field: 'a PDF of the same name beside the file',
    lacks: ({ pdf }) => !pdf,
    message: 'the full text is not on this site',
    readers: ['Google Scholar', 'Zotero', 'FAIR assessors'],
  },
  {
    field: 'authors › orcid',
    lacks: ({ authors }) => authors.some(({ family, given, orcid }) => Boolean(family ?? given) && !orcid),
    message: 'not every author has an ORCID iD here, which tells namesakes apart',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'authors › affiliations',
    lacks: ({ authors }) => authors.some(({ affiliations, literal }) => !literal && !affiliations?.length),
    message: 'not every author has an institution',
    readers: ['Crossref', 'DOAJ'],
  },
  {
    field: 'authors › affiliations › ror',
    lacks: ({ authors }) =>
      authors.some(({ affiliations = [] }) => affiliations.some(({ ror }) => ror === undefined)),
    message: 'not every institution has a ROR ID, by which funders and universities find their articles',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'references',
    lacks: ({ references }) => !references,
    message: 'nothing is known of what it cites, so that it counts for no other article',
    readers: ['Crossref', 'Google Scholar'],
  },
  {
    field: 'references › doi',
    lacks: ({ references = [] }) => references.length > 0 && !references.some(({ doi }) => doi),
    message: 'none of its references has a DOI, by which citations are matched',
    readers: ['Crossref'],
  },
  {
    field: 'funding',
    lacks: ({ funding, fundingStatement }) => !funding && !fundingStatement,
    message: 'nobody can tell who paid for it, if anyone did',
    readers: ['Crossref'],
  },
  {
    field: 'type',
    lacks: ({ type }) => !type,
    message: 'nobody can tell whether it is a research article, a review or an editorial',
    readers: ['Crossref', 'FAIR assessors'],
  },
];

const ofJournals: readonly Check<Journal>[] = [
  {
    field: 'issn',
    lacks: (journal) => issns(journal).length === 0,
    message: 'no ISSN is known',
    readers: ['Crossref', 'DOAJ', 'Zotero'],
  },
  {
    field: 'publisher',
    lacks: ({ publisher }) => !publisher,
    message: 'the publisher is not known',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'abbreviation',
    lacks: ({ abbreviation }) => !abbreviation,
    message: 'its ISO 4 abbreviation is not known, which some citation styles ask for',
    readers: ['Zotero'],
  },
];

const found = <Thing>(checks: readonly Check<Thing>[], thing: Thing): readonly Lack[] =>
  checks
    .filter(({ lacks }) => lacks(thing))
    .map(({ field, message, readers }) => ({ field, message, readers }));

/** What an article lacks. */
export const articleLacks = (article: Article): readonly Lack[] => found(ofArticles, article);

/** What a journal lacks. */
export const journalLacks = (journal: Journal): readonly Lack[] => found(ofJournals, journal);

/** What Crossref counts of a journal's articles: https://www.crossref.org/members/prep/ */
const participations: readonly (readonly [what: string, has: (article: Article) => boolean])[] = [
  ['abstracts', ({ abstract }) => abstract !== undefined],
  ['ORCID iDs', ({ authors }) => authors.some(({ orcid }) => orcid)],
  ['affiliations', ({ authors }) => authors.some(({ affiliations }) => affiliations)],
  ['ROR IDs', ({ authors }) => authors.some(({ affiliations = [] }) => affiliations.some(({ ror }) => ror))],
  ['references', ({ references }) => references !== undefined],
  ['funders', ({ funding }) => funding !== undefined],
  ['licences', ({ license }) => license !== undefined],
  ['full texts', ({ pdf, body }) => pdf !== undefined || body !== undefined],
];

/** How many of a journal's articles have each, in a line: `abstracts 5 of 6, ORCID iDs 3 of 6`. */
export const participation = (articles: readonly Article[]): string =>
  participations
    .map(([what, has]) => `${what} ${articles.filter(has).length} of ${articles.length}`)
    .join(', ');
