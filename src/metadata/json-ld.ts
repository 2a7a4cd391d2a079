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
import { issns, type Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { doiUrl, orcidUrl } from '../record/identifiers.ts';
import { familyName, runningName, type Name } from '../record/name.ts';
import { printPages } from '../record/pages.ts';
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
    pagination: pages ? printPages(pages) : article.articleNumber,
    isPartOf: partOf(article, issue),
    publisher: publisher(article),
    identifier: doi && {
      '@type': 'PropertyValue',
      propertyID: 'https://registry.identifiers.org/registry/doi',
      value: doi,
      url: doiUrl(doi),
    },
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
      contentUrl: urls.absolute(urls.articleExport(article, urls.pdf)),
      contentSize: `${article.pdf.size} B`,
    },
  });
}

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

/** Issue in volume in periodical, as far as they are known. */
function partOf({ journal, volume, issue: number }: Article, issue: JournalIssue | undefined) {
  const periodical = filled({
    '@type': 'Periodical' as const,
    '@id': `${urls.absolute(urls.journal(journal))}#journal`,
    name: journal.title,
    alternateName: journal.abbreviation,
    issn: [...issns(journal)],
    url: journal.homepage,
  });
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

const publisher = ({ journal }: Article): Organization | undefined =>
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
      item,
    })),
  };
};
