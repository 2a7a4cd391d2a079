import type {
  BreadcrumbList,
  MediaObject,
  Organization,
  PublicationIssue,
  ScholarlyArticle,
} from 'schema-dts';
import { formatsOf } from '../exports/index.ts';
import type { JournalIssue } from '../library/library.ts';
import { fileName, filesWith, issns, type Article, type Journal } from '../record/article.ts';
import { typeInWords } from '../record/article-type.ts';
import { printDate } from '../record/date.ts';
import { filled } from '../record/filled.ts';
import { doiUrl } from '../record/identifiers.ts';
import { isMaterial } from '../record/linked-work.ts';
import { mediaTypeOf } from '../record/media-type.ts';
import { printPlace } from '../record/pages.ts';
import type { Relation } from '../record/relation.ts';
import type { Name } from '../record/name.ts';
import { plain, type Text } from '../record/text.ts';
import { journalLine, strings } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { description } from './description.ts';
import {
  agent,
  cited,
  grants,
  identifier,
  linkedWork,
  person,
  relatedArticle,
  single,
} from './json-ld-parts.ts';

/** The article as schema.org JSON-LD, with its breadcrumbs: https://schema.org/ScholarlyArticle */
export const jsonLd = (article: Article, issue: JournalIssue | undefined): object => ({
  '@context': 'https://schema.org',
  '@graph': [scholarlyArticle(article, issue), breadcrumbs(article, issue)],
});

function scholarlyArticle(article: Article, issue: JournalIssue | undefined): ScholarlyArticle {
  const { pages, keywords, doi, language, access, links = [] } = article;
  const title = plain(article.title);
  const translations = Object.entries(article.translations);
  /** A text, and its translations with their languages. */
  const inLanguages = (text: Text | undefined, field: 'abstract') => {
    const others = translations.flatMap(([tag, { [field]: one }]) =>
      one ? [inLanguage(tag, plain(one))] : [],
    );
    return single([...(text ? [plain(text)] : []), ...others]);
  };
  const named = (relation: Relation) => (article.relations[relation] ?? []).map(relatedArticle);
  return filled<ScholarlyArticle>({
    '@type': 'ScholarlyArticle',
    '@id': article.url,
    url: article.url,
    mainEntityOfPage: article.url,
    headline: title,
    name: title,
    author: article.authors.map((name, place) =>
      agent(
        name,
        translations.flatMap(([, { authors }]) => authors?.[place] ?? []),
      ),
    ),
    // schema.org has roles as things between the work and the person: https://schema.org/Role
    contributor: article.authors.filter(({ roles }) => roles).map(contributor) as never,
    datePublished: article.issued && printDate(article.issued),
    dateModified: article.modified?.replace(' ', 'T'),
    abstract: inLanguages(article.abstract, 'abstract') as never,
    description: description(article),
    keywords: [
      ...keywords,
      ...translations.flatMap(([tag, one]) => (one.keywords ?? []).map((word) => inLanguage(tag, word))),
    ] as never,
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
    about: [...named('retracts'), ...named('corrects'), ...named('commentsOn'), ...named('reviews')],
    isBasedOn: [...named('supersedes'), ...links.filter(isMaterial).map(linkedWork)],
    citation: [
      ...(article.references ?? []).map(cited),
      ...links.filter((one) => !isMaterial(one)).map(linkedWork),
    ],
    funding: (article.funding ?? []).flatMap(grants),
    genre: article.type && typeInWords(article.type),
    // schema.org expects a person as editor; a single string may name an office.
    editor: (article.editors ?? []).filter(({ literal }) => !literal).map((name) => person(name)),
    copyrightHolder: article.copyright?.holder && { '@type': 'Organization', name: article.copyright.holder },
    copyrightYear: article.copyright?.year ? Number(article.copyright.year.slice(0, 4)) : undefined,
    image: article.image && `${article.url}${fileName(article.image)}`,
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
    hasPart: single(
      filesWith(article).map((file) => ({
        '@type': 'MediaObject' as const,
        encodingFormat: mediaTypeOf(file.path),
        contentUrl: file.url,
        contentSize: `${file.size} B`,
      })),
    ),
  });
}

/** https://www.w3.org/TR/json-ld11/#string-internationalization */
const inLanguage = (tag: string, text: string) => ({ '@language': tag, '@value': text });

/** What an author did, by the names of the CRediT roles. */
const contributor = (name: Name) => ({
  '@type': 'Role',
  roleName: single((name.roles ?? []).map((role) => strings.roles[role])),
  contributor: person(name),
});

/** A journal, with the same `@id` on every page: https://schema.org/Periodical */
const periodicalOf = (journal: Journal) =>
  filled({
    '@type': 'Periodical' as const,
    '@id': `${urls.absolute(urls.journal(journal))}#journal`,
    name: journal.title,
    alternateName: single([
      ...(journal.abbreviation ? [journal.abbreviation] : []),
      ...Object.values(journal.translations).map(({ title }) => title),
    ]),
    issn: [...issns(journal)],
    url: journal.homepage,
  });

/**
 * The page of a journal or issue, which contains the articles:
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

/** Issue in volume in periodical, as far as known. */
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
