import type {
  BreadcrumbList,
  MediaObject,
  Organization,
  Person,
  PublicationIssue,
  ScholarlyArticle,
} from 'schema-dts';
import { filled } from '../record/filled.ts';
import { formatsOf } from '../exports/index.ts';
import type { JournalIssue } from '../library/library.ts';
import { issns, type Article, type Journal } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { doiUrl, orcidUrl } from '../record/identifiers.ts';
import { familyName, runningName, type Name } from '../record/name.ts';
import { printPlace } from '../record/pages.ts';
import type { Related, Relation } from '../record/relation.ts';
import { plain } from '../record/text.ts';
import { journalLine, strings } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { description } from './description.ts';

/** The article as schema.org has it, with the way to its page: https://schema.org/ScholarlyArticle */
export const jsonLd = (article: Article, issue: JournalIssue | undefined): object => ({
  '@context': 'https://schema.org',
  '@graph': [scholarlyArticle(article, issue), breadcrumbs(article, issue)],
});

function scholarlyArticle(article: Article, issue: JournalIssue | undefined): ScholarlyArticle {
  const { pages, keywords, doi, language, access } = article;
  const title = plain(article.title);
  const named = (relation: Relation) => (article.relations[relation] ?? []).map(relatedArticle);
  return filled<ScholarlyArticle>({
    '@type': 'ScholarlyArticle',
    '@id': article.url,
    url: article.url,
    mainEntityOfPage: article.url,
    headline: title,
    name: title,
    author: article.authors.map(agent),
    datePublished: article.issued && printDate(article.issued),
    dateModified: article.modified?.replace(' ', 'T'),
    abstract: article.abstract && plain(article.abstract),
    description: description(article),
    keywords: [...keywords],
    pageStart: pages?.first ?? article.articleNumber,
    pageEnd: pages?.last,
    pagination: printPlace(article),
    isPartOf: partOf(article, issue),
    publisher: publisher(article),
    articleSection: article.section,
    alternativeHeadline: Object.values(article.translations).flatMap(({ title: one }) =>
      one ? [plain(one)] : [],
    ),
    creativeWorkStatus: article.relations.retractedBy && 'Retracted',
    correction: [...(article.relations.retractedBy ?? []), ...(article.relations.correctedBy ?? [])].map(
      ({ url }) => url,
    ),
    about: [...named('retracts'), ...named('corrects')],
    isBasedOn: named('supersedes'),
    identifier: single([
      ...(doi
        ? [{ ...identifier('https://registry.identifiers.org/registry/doi', doi), url: doiUrl(doi) }]
        : []),
      ...Object.entries(article.identifiers).map(([name, value]) => identifier(name, value)),
    ]),
    sameAs: doi && doiUrl(doi),
    inLanguage: language,
    license: article.license?.url,
    isAccessibleForFree: access && access === 'open',
    encoding: formatsOf(article).map(({ label, extension, mediaType }): MediaObject => ({
      '@type': 'MediaObject',
      name: label,
      encodingFormat: mediaType,
      contentUrl: urls.absolute(urls.articleExport(article, { extension })),
    })),
    hasPart: article.pdf && {
      '@type': 'MediaObject',
      encodingFormat: 'application/pdf',
      contentUrl: article.pdf.url,
      contentSize: `${article.pdf.size} B`,
    },
  });
}

/** One value by itself, since most readers expect no list. */
const single = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length > 1 ? values : values[0];

const identifier = (propertyID: string, value: string) =>
  ({ '@type': 'PropertyValue', propertyID, value }) as const;

const relatedArticle = ({ url, title }: Related) =>
  filled<Exclude<ScholarlyArticle, string>>({
    '@type': 'ScholarlyArticle',
    '@id': url,
    url,
    name: title && plain(title),
  });

const agent = (name: Name): Person | Organization =>
  name.literal
    ? // A literal name may be a person's: schema.org has no type for either.
      filled<Exclude<Organization, string>>({
        '@type': 'Organization',
        name: name.literal,
        ...affiliations(name),
      })
    : filled<Exclude<Person, string>>({
        '@type': 'Person',
        name: runningName(name),
        givenName: [name.given, name.droppingParticle].filter(Boolean).join(' ') || undefined,
        familyName: familyName(name) || undefined,
        honorificSuffix: name.suffix,
        '@id': name.orcid && orcidUrl(name.orcid),
        identifier: name.orcid && orcidUrl(name.orcid),
        ...affiliations(name),
      });

const affiliations = ({ literal, affiliations: names = [] }: Name) =>
  literal ? {} : { affiliation: names.map((name): Organization => ({ '@type': 'Organization', name })) };

/** A journal, by the same name for the graph on every page: https://schema.org/Periodical */
const periodicalOf = (journal: Journal) =>
  filled({
    '@type': 'Periodical' as const,
    '@id': `${urls.absolute(urls.journal(journal))}#journal`,
    name: journal.title,
    alternateName: journal.abbreviation,
    issn: [...issns(journal)],
    url: journal.homepage,
  });

/**
 * A journal's own page, or that of an issue: what is on it is a part of this.
 * https://schema.org/PublicationIssue
 */
export const journalJsonLd = (journal: Journal, issue: JournalIssue | undefined): object => ({
  '@context': 'https://schema.org',
  ...(issue
    ? { ...partOf(issue, issue), url: urls.absolute(urls.issue(issue)) }
    : filled({
        ...periodicalOf(journal),
        description: journal.description && plain(journal.description),
        publisher: publisher({ journal }),
      })),
});

/** Issue in volume in periodical, as far as they are known. */
function partOf(
  { journal, volume, issue: number }: Pick<Article, 'journal' | 'volume' | 'issue'>,
  issue: JournalIssue | undefined,
) {
  const periodical = periodicalOf(journal);
  const inVolume = volume
    ? { '@type': 'PublicationVolume' as const, volumeNumber: volume, isPartOf: periodical }
    : periodical;
  return number
    ? filled<PublicationIssue>({
        '@type': 'PublicationIssue',
        '@id': issue && `${urls.absolute(urls.issue(issue))}#issue`,
        issueNumber: number,
        name: issue?.title,
        isPartOf: inVolume,
      })
    : inVolume;
}

const publisher = ({ journal }: Pick<Article, 'journal'>): Organization | undefined =>
  journal.publisher ? { '@type': 'Organization', name: journal.publisher } : undefined;

const breadcrumbs = (article: Article, issue: JournalIssue | undefined): BreadcrumbList => {
  const steps: readonly (readonly [name: string, item: string])[] = [
    [strings.journals, urls.absolute(urls.journals())],
    [article.journal.title, urls.absolute(urls.journal(article.journal))],
    ...(issue ? [[journalLine(issue), urls.absolute(urls.issue(issue))] as const] : []),
    [plain(article.title), article.url],
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, item], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: { '@type': 'WebPage', '@id': item, name },
    })),
  };
};
