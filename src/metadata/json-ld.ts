import type {
  BreadcrumbList,
  Chapter,
  MediaObject,
  Organization,
  Periodical,
  PublicationIssue,
  Report,
  ScholarlyArticle,
} from 'schema-dts';
import { formatsOf } from '../exports/index.ts';
import type { JournalIssue } from '../library/library.ts';
import { fileName, filesWith, type Article } from '../record/article.ts';
import { issns, isVolume, type Container, type ContainerKind } from '../record/container.ts';
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
import { containerLine, strings } from '../strings/index.ts';
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
  schemaType,
  single,
} from './json-ld-parts.ts';

/** The article as schema.org JSON-LD, with its breadcrumbs: https://schema.org/ScholarlyArticle */
export const jsonLd = (article: Article, issue: JournalIssue | undefined): object => ({
  '@context': 'https://schema.org',
  '@graph': [scholarlyArticle(article, issue), breadcrumbs(article, issue)],
});

function scholarlyArticle(
  article: Article,
  issue: JournalIssue | undefined,
): ScholarlyArticle | Chapter | Report {
  const { pages, keywords, doi, language, access, links = [] } = article;
  const title = plain(article.title);
  const inSeries = article.container.kind === 'series';
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
    '@type': schemaType(article) as 'ScholarlyArticle',
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
    pageStart: pages?.first ?? (inSeries ? undefined : article.articleNumber),
    pageEnd: pages?.last,
    pagination: inSeries ? undefined : printPlace(article),
    ...(inSeries && ({ reportNumber: article.articleNumber } as object)),
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
    // Those of a volume are the volume's.
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

/** What contains articles, with the same `@id` on every page: https://schema.org/Periodical, https://schema.org/Book */
function whole(container: Container) {
  const { kind, title, abbreviation, translations, homepage, editors = [], series, issued } = container;
  const isBook = isVolume(container);
  return filled({
    '@type': containerTypes[kind],
    '@id': `${urls.absolute(urls.container(container))}#${kind}`,
    name: title,
    alternateName: single([
      ...(abbreviation ? [abbreviation] : []),
      ...Object.values(translations).map((one) => one.title),
    ]),
    issn: [...issns(container)],
    isbn: single(container.isbn ?? []),
    editor: editors.map((name) => agent(name)),
    bookEdition: container.edition,
    datePublished: isBook ? issued && printDate(issued) : undefined,
    publisher: isBook ? publisher({ container }) : undefined,
    isPartOf:
      series && filled({ '@type': 'BookSeries' as const, name: series.title, position: series.number }),
    url: homepage,
  });
}
const containerTypes = {
  journal: 'Periodical',
  proceedings: 'Book',
  book: 'Book',
  series: 'CreativeWorkSeries',
} as const satisfies Record<ContainerKind, string>;

/**
 * The page of a container or issue, which contains the articles:
 * https://schema.org/PublicationIssue
 */
export const containerJsonLd = (container: Container, issue: JournalIssue | undefined): object => ({
  '@context': 'https://schema.org',
  ...(issue && container.kind === 'journal'
    ? { ...partOf(issue, issue), url: urls.absolute(urls.issue(issue)) }
    : filled({
        ...whole(container),
        description: container.description && plain(container.description),
        publisher: publisher({ container }),
      })),
});

/** Issue in volume in periodical, as far as known. */
function partOf(
  { container, volume, issue: number }: Pick<Article, 'container' | 'volume' | 'issue'>,
  issue: JournalIssue | undefined,
) {
  const inWhole = whole(container) as Exclude<Periodical, string>;
  const inVolume = volume
    ? { '@type': 'PublicationVolume' as const, volumeNumber: volume, isPartOf: inWhole }
    : inWhole;
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

const publisher = ({ container }: Pick<Article, 'container'>): Organization | undefined =>
  container.publisher ? { '@type': 'Organization', name: container.publisher } : undefined;

const breadcrumbs = (article: Article, issue: JournalIssue | undefined): BreadcrumbList => {
  const steps: readonly (readonly [name: string, item: string])[] = [
    [strings.containers[article.container.kind], urls.absolute(urls.containers(article.container.kind))],
    [article.container.title, urls.absolute(urls.container(article.container))],
    ...(issue && article.container.kind === 'journal'
      ? [[containerLine(issue), urls.absolute(urls.issue(issue))] as const]
      : []),
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
