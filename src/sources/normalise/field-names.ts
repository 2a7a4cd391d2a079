import {
  articleFields,
  bookFields,
  journalFields,
  pageFields,
  proceedingsFields,
  seriesFields,
} from '../../record/fields.ts';
import { affiliationFields, nameFields } from '../../record/name-fields.ts';
import { referenceFields } from '../../record/work-fields.ts';

/** The fields of each kind of record, in canonical order. */
export const fieldOrder = {
  articles: Object.keys(articleFields.in.shape),
  authors: Object.keys(nameFields.shape),
  affiliations: Object.keys(affiliationFields.shape),
  references: Object.keys(referenceFields.in.shape),
  journals: Object.keys(journalFields.in.shape),
  proceedings: Object.keys(proceedingsFields.in.shape),
  books: Object.keys(bookFields.in.shape),
  series: Object.keys(seriesFields.in.shape),
  pages: Object.keys(pageFields.shape),
} as const satisfies Readonly<Record<string, readonly string[]>>;

// Alternative field names that editors use. Case, spaces and underscores make no difference.

/** For an article. */
export const articleNames: Readonly<Record<string, string>> = {
  'article-title': 'title',
  'paper-title': 'title',
  author: 'authors',
  keyword: 'keywords',
  'key-words': 'keywords',
  licence: 'license',
  vol: 'volume',
  no: 'issue',
  number: 'issue',
  page: 'pages',
  pp: 'pages',
  lang: 'language',
  published: 'date',
  'publication-date': 'date',
  'date-published': 'date',
  'article-type': 'type',
  'sub-title': 'subtitle',
  reference: 'references',
  bibliography: 'references',
  funder: 'funding',
  funders: 'funding',
  'data-availability-statement': 'data-availability',
  highlight: 'highlights',
  'plain-language': 'plain-language-summary',
  'lay-summary': 'plain-language-summary',
  editor: 'editors',
  reviewer: 'reviewers',
  'date-received': 'received',
  'date-revised': 'revised',
  'date-accepted': 'accepted',
  'graphical-abstract': 'image',
};

/** For an author. */
export const authorNames: Readonly<Record<string, string>> = {
  first: 'given',
  'first-name': 'given',
  firstname: 'given',
  'given-name': 'given',
  'given-names': 'given',
  forename: 'given',
  last: 'family',
  'last-name': 'family',
  lastname: 'family',
  surname: 'family',
  'family-name': 'family',
  affiliation: 'affiliations',
  organisation: 'literal',
  organization: 'literal',
  group: 'literal',
  'orcid-id': 'orcid',
  mail: 'email',
  'e-mail': 'email',
  role: 'roles',
  contribution: 'roles',
  contributions: 'roles',
  correspondence: 'corresponding',
};

/** For a journal. */
export const journalNames: Readonly<Record<string, string>> = {
  name: 'title',
  editor: 'editors',
  website: 'homepage',
  url: 'homepage',
};

/** For proceedings, a book and a series of papers. */
export const volumeNames: Readonly<Record<string, string>> = {
  ...journalNames,
  booktitle: 'title',
  year: 'date',
  published: 'date',
  'publication-date': 'date',
  address: 'publisher-place',
  place: 'publisher-place',
  location: 'publisher-place',
  'series-title': 'series',
  'series-volume': 'series-number',
  'number-in-series': 'series-number',
  organisation: 'institution',
  organization: 'institution',
};

/** What an article may have; the parts of a date are accepted, though not fields of a record. */
export const articleInput: readonly string[] = [...fieldOrder.articles, 'year', 'month', 'day'];

/** The canonical name of what an article may have. */
export function articleName(written: string): string | undefined {
  const name = canonicalName(written, articleNames);
  return articleInput.includes(name) ? name : undefined;
}

/** The name that a field has in a record. @param names alternative names */
export function canonicalName(written: string, names: Readonly<Record<string, string>>): string {
  const plain = plainName(written);
  return Object.hasOwn(names, plain) ? names[plain]! : plain;
}

/** A field name in canonical form: `Publication Date` becomes `publication-date`, `Vol.` `vol` and `Author(s)` `author`. */
export const plainName = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/\(s\)$|[.:]+$/g, '')
    .replace(/[\s_]+/g, '-');
