import type { CreativeWork, Grant, Organization, Person, ScholarlyArticle } from 'schema-dts';
import type { Article, Funding } from '../record/article.ts';
import type { ContainerKind } from '../record/container.ts';
import { printDate } from '../record/date.ts';
import { filled } from '../record/filled.ts';
import { doiUrl, orcidUrl, rorUrl } from '../record/identifiers.ts';
import type { LinkedWork } from '../record/linked-work.ts';
import { familyName, runningName, type Affiliation, type Name } from '../record/name.ts';
import type { Reference, Work, WorkType } from '../record/cited-reference.ts';
import type { Related } from '../record/relation.ts';
import { plain } from '../record/text.ts';

// People, institutions, grants and other works in schema.org terms: https://schema.org/docs/full.html

/** A single value instead of a list of one, since most consumers expect no list. */
export const single = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length > 1 ? values : values[0];

export const identifier = (propertyID: string, value: string) =>
  ({ '@type': 'PropertyValue', propertyID, value }) as const;

export const relatedArticle = ({ url, title }: Related) =>
  filled<Exclude<ScholarlyArticle, string>>({
    '@type': 'ScholarlyArticle',
    '@id': url,
    url,
    name: title && plain(title),
  });

export const agent = (name: Name, others: readonly Name[] = []): Person | Organization =>
  name.literal
    ? // A literal name may be a person's or an organisation's: schema.org has no type for both.
      filled<Exclude<Organization, string>>({
        '@type': 'Organization',
        name: name.literal,
        ...affiliations(name),
      })
    : person(name, others);

/** @param others the same name in other languages */
export const person = (name: Name, others: readonly Name[] = []): Person =>
  filled<Exclude<Person, string>>({
    '@type': 'Person',
    name: runningName(name),
    givenName: [name.given, name.droppingParticle].filter(Boolean).join(' ') || undefined,
    familyName: familyName(name) || undefined,
    honorificSuffix: name.suffix,
    alternateName: others.map(runningName),
    '@id': name.orcid && orcidUrl(name.orcid),
    identifier: name.orcid && orcidUrl(name.orcid),
    email: name.email,
    ...affiliations(name),
  });

const affiliations = ({ literal, affiliations: institutions = [] }: Name) =>
  literal ? {} : { affiliation: institutions.map(organization) };

const organization = ({ name, ror, doi }: Affiliation & { readonly doi?: string }): Organization =>
  filled<Exclude<Organization, string>>({
    '@type': 'Organization',
    '@id': ror ? rorUrl(ror) : doi && doiUrl(doi),
    name,
  });

/** The grants of a funder; a grant without a number is stated as such. */
export const grants = (one: Funding): readonly Grant[] => {
  const funder = organization(one);
  return (one.awards ?? [undefined]).map((award) =>
    filled<Exclude<Grant, string>>({ '@type': 'Grant', identifier: award, funder }),
  );
};

/** A cited work. */
export const cited = ({ text, work, doi, url, article }: Reference) =>
  filled<Exclude<CreativeWork, string>>({
    '@type': work && creativeWorks[work.type] ? creativeWorks[work.type]! : 'CreativeWork',
    '@id': article?.url ?? (doi ? doiUrl(doi) : url),
    name: work?.title ? plain(work.title) : text && plain(text),
    author: work?.authors.map((name) => agent(name)),
    editor: work?.editors.filter(({ literal }) => !literal).map((name) => person(name)),
    datePublished: work?.issued && printDate(work.issued),
    isPartOf: work && containerOf(work),
    pagination: work?.pages,
    publisher: work?.publisher && { '@type': 'Organization', name: work.publisher },
    sameAs: article && doi ? doiUrl(doi) : undefined,
  } as never);

/** Volume and issue of the journal or book that contains a cited work, as far as known. */
function containerOf({ type, containerTitle, volume, issue }: Work) {
  if (!containerTitle) return undefined;
  const whole = { '@type': containerTypes[type] ?? 'CreativeWork', name: containerTitle };
  const inVolume = volume ? { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: whole } : whole;
  return issue ? { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume } : inVolume;
}

const containerTypes: Partial<Record<WorkType, string>> = {
  'article-journal': 'Periodical',
  'article-magazine': 'Periodical',
  'article-newspaper': 'Newspaper',
  chapter: 'Book',
  'paper-conference': 'Book',
  webpage: 'WebSite',
  'post-weblog': 'Blog',
};

const creativeWorks: Partial<
  Record<WorkType, 'ScholarlyArticle' | 'Book' | 'Chapter' | 'Dataset' | 'Thesis' | 'Report'>
> = {
  'article-journal': 'ScholarlyArticle',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Dataset',
  thesis: 'Thesis',
  report: 'Report',
};

/** A work that belongs to the article. */
export const linkedWork = ({ type, url, title }: LinkedWork) =>
  filled<Exclude<CreativeWork, string>>({
    '@type': linkedTypes[type] ?? 'CreativeWork',
    '@id': url,
    url,
    name: title && plain(title),
  } as never);

const linkedTypes: Partial<
  Record<LinkedWork['type'], 'Dataset' | 'SoftwareSourceCode' | 'Review' | 'VideoObject'>
> = {
  dataset: 'Dataset',
  software: 'SoftwareSourceCode',
  review: 'Review',
  video: 'VideoObject',
};

/** What an article is. Conferences have no place here: https://developers.google.com/search/docs/appearance/structured-data/article */
export const schemaType = ({ container: { kind } }: Pick<Article, 'container'>) => schemaTypes[kind];
const schemaTypes = {
  journal: 'ScholarlyArticle',
  proceedings: 'ScholarlyArticle',
  book: 'Chapter',
  series: 'Report',
} as const satisfies Record<ContainerKind, string>;
