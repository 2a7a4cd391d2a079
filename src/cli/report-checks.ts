import type { Article } from '../record/article.ts';
import { issns, type Container, type ContainerKind } from '../record/container.ts';

/** Something that a record lacks, who misses it, and the field for it. */
export interface Lack {
  readonly field: string;
  /** What is missing and why it matters, in an editor's words. */
  readonly message: string;
  /** Who misses it. */
  readonly readers: readonly Reader[];
}

export type Reader = 'Google Scholar' | 'Zotero' | 'Crossref' | 'DOAJ' | 'FAIR assessors';

interface Check<Thing> extends Lack {
  readonly lacks: (thing: Thing) => boolean;
}

// Their requirements: https://scholar.google.com/intl/en/scholar/inclusion.html,
// https://www.crossref.org/documentation/schema-library/required-recommended-elements/, https://doaj.org/docs/xml/,
// https://www.f-uji.net/ (FsF metrics 0.8).
const ofArticles: readonly Check<Article>[] = [
  {
    field: 'authors',
    lacks: ({ authors }) => authors.length === 0,
    message: 'missing; Google Scholar may leave the page out',
    readers: ['Google Scholar', 'Zotero', 'Crossref', 'FAIR assessors'],
  },
  {
    field: 'date',
    lacks: ({ issued }) => !issued,
    message: 'missing, even the year; Google Scholar may leave the page out, and there is no JATS file',
    readers: ['Google Scholar', 'Zotero', 'Crossref', 'DOAJ', 'FAIR assessors'],
  },
  {
    field: 'date',
    lacks: ({ issued }) => issued !== undefined && issued.day === undefined,
    message: 'the day is missing, so feeds cannot state when it was published',
    readers: ['Crossref'],
  },
  {
    field: 'abstract',
    lacks: ({ abstract }) => !abstract,
    message:
      'missing; the search covers only the title and keywords, and Google Scholar may leave the page out',
    readers: ['Google Scholar', 'DOAJ', 'FAIR assessors'],
  },
  {
    field: 'pages',
    lacks: ({ container, pages, articleNumber }) => container.kind !== 'series' && !pages && !articleNumber,
    message: 'missing, and there is no article-number either; citations are matched by them',
    readers: ['Google Scholar', 'Zotero', 'Crossref'],
  },
  {
    field: 'volume',
    lacks: ({ container, volume }) => container.kind === 'journal' && !volume,
    message: 'missing',
    readers: ['Google Scholar', 'Zotero', 'Crossref'],
  },
  {
    field: 'doi',
    lacks: ({ doi }) => !doi,
    message: 'missing; it identifies the article permanently in citations',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'keywords',
    lacks: ({ keywords }) => keywords.length === 0,
    message: 'missing',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'language',
    lacks: ({ language }) => !language,
    message: 'missing',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'license',
    lacks: ({ license }) => !license,
    message: 'missing, so nobody knows how the article may be used',
    readers: ['DOAJ', 'Crossref', 'FAIR assessors'],
  },
  {
    field: 'access',
    lacks: ({ access }) => !access,
    message: 'missing, so nobody knows whether the full text is open',
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
    message: 'not every author has an ORCID iD, which distinguishes people with the same name',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'authors › affiliations',
    lacks: ({ authors }) => authors.some(({ affiliations, literal }) => !literal && !affiliations?.length),
    message: 'not every author has an affiliation',
    readers: ['Crossref', 'DOAJ'],
  },
  {
    field: 'authors › affiliations › ror',
    lacks: ({ authors }) =>
      authors.some(({ affiliations = [] }) => affiliations.some(({ ror }) => ror === undefined)),
    message: 'not every affiliation has a ROR ID, by which funders and universities find their articles',
    readers: ['Crossref', 'FAIR assessors'],
  },
  {
    field: 'references',
    lacks: ({ references }) => !references,
    message: 'missing, so its citations are not counted',
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
    message: 'missing',
    readers: ['Crossref'],
  },
  {
    field: 'type',
    lacks: ({ type }) => !type,
    message: 'missing; for example research-article, review-article or editorial',
    readers: ['Crossref', 'FAIR assessors'],
  },
];

const ofJournals: readonly Check<Container>[] = [
  {
    field: 'issn',
    lacks: (journal) => issns(journal).length === 0,
    message: 'missing',
    readers: ['Crossref', 'DOAJ', 'Zotero'],
  },
  {
    field: 'publisher',
    lacks: ({ publisher }) => !publisher,
    message: 'missing',
    readers: ['DOAJ', 'FAIR assessors'],
  },
  {
    field: 'abbreviation',
    lacks: ({ abbreviation }) => !abbreviation,
    message: 'missing; some citation styles require it',
    readers: ['Zotero'],
  },
];

const ofVolumes: readonly Check<Container>[] = [
  {
    field: 'editors',
    lacks: ({ editors }) => !editors,
    message: 'missing; most citation styles name them',
    readers: ['Zotero', 'Crossref'],
  },
  {
    field: 'publisher',
    lacks: ({ publisher }) => !publisher,
    message: 'missing; most citation styles name it',
    readers: ['Zotero', 'Crossref', 'FAIR assessors'],
  },
  {
    field: 'date',
    lacks: ({ issued }) => !issued,
    message: 'missing, even the year',
    readers: ['Zotero', 'Crossref'],
  },
  {
    field: 'isbn',
    lacks: ({ isbn, issn }) => !isbn && issns({ issn }).length === 0,
    message: 'missing, and there is no ISSN of a series either',
    readers: ['Zotero', 'Crossref'],
  },
  {
    field: 'conference',
    lacks: ({ kind, conference }) => kind === 'proceedings' && !conference,
    message: 'missing; Crossref requires at least its name',
    readers: ['Google Scholar', 'Crossref'],
  },
];

const ofSeries: readonly Check<Container>[] = [
  {
    field: 'institution',
    lacks: ({ publisher }) => !publisher,
    message: 'missing; it stands for the publisher in citations',
    readers: ['Google Scholar', 'Zotero', 'Crossref'],
  },
  {
    field: 'type',
    lacks: ({ paperType }) => !paperType,
    message: 'missing, for example Working paper; without it some styles print a bare number',
    readers: ['Zotero'],
  },
];

const containerChecks = {
  journal: ofJournals,
  proceedings: ofVolumes,
  book: ofVolumes,
  series: ofSeries,
} as const satisfies Record<ContainerKind, readonly Check<Container>[]>;

const found = <Thing>(checks: readonly Check<Thing>[], thing: Thing): readonly Lack[] =>
  checks
    .filter(({ lacks }) => lacks(thing))
    .map(({ field, message, readers }) => ({ field, message, readers }));

/** The missing parts of an article. */
export const articleLacks = (article: Article): readonly Lack[] => found(ofArticles, article);

/** The missing parts of a journal, proceedings, a book or a series. */
export const containerLacks = (container: Container): readonly Lack[] =>
  found(containerChecks[container.kind], container);

/** The ten elements that Crossref's participation reports count: https://www.crossref.org/members/prep/ */
const participations: readonly (readonly [what: string, has: (article: Article) => boolean])[] = [
  ['references', ({ references }) => references !== undefined],
  ['abstracts', ({ abstract }) => abstract !== undefined],
  ['ORCID iDs', ({ authors }) => authors.some(({ orcid }) => orcid)],
  ['affiliations', ({ authors }) => authors.some(({ affiliations }) => affiliations)],
  ['ROR IDs', ({ authors }) => authors.some(({ affiliations = [] }) => affiliations.some(({ ror }) => ror))],
  ['funders', ({ funding }) => funding?.some(({ ror, doi }) => ror ?? doi) === true],
  ['award numbers', ({ funding }) => funding?.some(({ awards }) => awards) === true],
  ['licences', ({ license }) => license !== undefined],
  ['text mining URLs', ({ pdf }) => pdf !== undefined],
  ['Similarity Check URLs', ({ pdf }) => pdf !== undefined],
];

/**
 * How many of a journal's articles have each, in one line: `references 5 of 6, abstracts 3 of 6; add first: abstracts`. First is what
 * the fewest have.
 */
export function participation(articles: readonly Article[]): string {
  const counts = participations.map(([what, has]) => [what, articles.filter(has).length] as const);
  const least = Math.min(...counts.map(([, count]) => count));
  const first = least < articles.length ? counts.filter(([, count]) => count === least) : [];
  return [
    counts.map(([what, count]) => `${what} ${count} of ${articles.length}`).join(', '),
    ...(first.length > 0 ? [`add first: ${first.map(([what]) => what).join(', ')}`] : []),
  ].join('; ');
}
