// Names that editors give to fields, with those that the fields have. Capitals, blanks and underscores are no matter.

/** Of an article. */
export const articleNames: Readonly<Record<string, string>> = {
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
};

/** Of an author. */
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
};

/** Of a journal. */
export const journalNames: Readonly<Record<string, string>> = {
  name: 'title',
  editor: 'editors',
  website: 'homepage',
  url: 'homepage',
};

/** The name of a field in the form of ours: `Publication Date` is `publication-date`. */
export const plainName = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
