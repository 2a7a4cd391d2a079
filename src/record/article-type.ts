import type { Container, ContainerKind } from './container.ts';

/**
 * What an article is, by the values of JATS's `@article-type`: https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/article-type.html
 */
export type ArticleType = keyof typeof coarTypes;

/** The name of each in COAR's vocabulary, 3.1; the wider “journal article” if it has none: https://vocabularies.coar-repositories.org/resource_types/ */
const coarTypes = {
  'research-article': 'c_2df8fbb1',
  'review-article': 'c_dcae04bc',
  'systematic-review': 'c_dcae04bc',
  'brief-report': 'c_2df8fbb1',
  'rapid-communication': 'c_2df8fbb1',
  'case-report': 'c_6501',
  'data-paper': 'c_beb9',
  'methods-article': 'c_6501',
  'article-commentary': 'D97F-VB57',
  discussion: 'c_6501',
  letter: 'c_545b',
  reply: 'c_545b',
  editorial: 'c_b239',
  introduction: 'c_b239',
  'book-review': 'c_ba08',
  'product-review': 'c_ba08',
  'meeting-report': 'c_6501',
  news: 'c_6501',
  announcement: 'c_6501',
  obituary: 'c_6501',
  oration: 'c_6501',
  translation: 'c_6501',
  correction: 'c_7acd',
  addendum: 'c_7acd',
  retraction: 'c_6501',
  'expression-of-concern': 'c_6501',
} as const;

export const articleTypes = Object.keys(coarTypes) as [ArticleType, ...ArticleType[]];

/** The URL of a type in COAR's vocabulary. */
const coarTypeUrl = (type: ArticleType): string => `http://purl.org/coar/resource_type/${coarTypes[type]}`;

/** The names of what is in other containers than journals. A series may be of working papers or of reports. */
const coarTypesIn: Readonly<Record<Exclude<ContainerKind, 'journal'>, string>> = {
  proceedings: 'c_5794',
  book: 'c_3248',
  series: 'c_93fc',
};

/** The URL of what an article is in COAR's vocabulary; undefined if its record does not say. */
export const coarTypeOf = ({
  type,
  container: { kind, paperType = '' },
}: {
  readonly type?: ArticleType;
  readonly container: Pick<Container, 'kind' | 'paperType'>;
}): string | undefined => {
  if (kind === 'journal') return type && coarTypeUrl(type);
  return `http://purl.org/coar/resource_type/${kind === 'series' && /working|discussion/i.test(paperType) ? 'c_8042' : coarTypesIn[kind]}`;
};

/** A type in words, for formats that have no vocabulary of them. */
export const typeInWords = (type: ArticleType): string => type.replaceAll('-', ' ');
