import type { Format } from '../exports/format.ts';
import { formatsOf } from '../exports/index.ts';
import { filesWith, type Article } from '../record/article.ts';
import { doiUrl, orcidUrl } from '../record/identifiers.ts';
import type { JournalIssue } from '../library/library.ts';
import { linkPhrase } from '../record/linked-work.ts';
import { mediaTypeOf } from '../record/media-type.ts';
import { relatedIn, type Relation } from '../record/relation.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { schemaType } from './json-ld-parts.ts';
import type { Tag } from './tag.ts';

/** A typed link from an article's page, with an absolute URL. */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  /** Only in the link set: the Nu checker rejects the attribute on `<link>`. */
  readonly profile?: string;
}

/** FAIR Signposting of an article's page: https://signposting.org/FAIR/ */
export function signposting(article: Article, issue: JournalIssue | undefined): readonly Link[] {
  const file = (extension: string) => urls.absolute(urls.articleExport(article, { extension }));
  const link = (rel: string, { extension, mediaType }: MetadataFile) =>
    isOffered({ extension }) ? [{ rel, href: file(extension), type: mediaType }] : [];
  return [
    { rel: 'type', href: `https://schema.org/${schemaType(article)}` },
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    ...(article.doi ? [{ rel: site.doisLeadHere ? 'cite-as' : 'related', href: doiUrl(article.doi) }] : []),
    ...article.authors.flatMap(({ orcid }) => (orcid ? [{ rel: 'author', href: orcidUrl(orcid) }] : [])),
    ...(article.license ? [{ rel: 'license', href: licenseUrl(article.license) }] : []),
    ...describing(article).map(({ extension, mediaType, profile }) => ({
      rel: 'describedby',
      href: file(extension),
      type: mediaType,
      ...(profile && { profile }),
    })),
    ...link('linkset', linkSetFile),
    ...link('alternate', markdownFile),
    ...filesWith(article).map(({ url, path }) => ({
      rel: 'item',
      href: url,
      type: mediaTypeOf(path),
    })),
    ...upTo(article, issue),
    ...relatedIn(article.relations).map(({ relation, target }) => ({
      rel: relationTypes[relation] ?? 'related',
      href: target.url,
      title: relationPhrases[relation],
    })),
    ...(article.links ?? []).map(({ type, url }) => ({
      rel: 'related',
      href: url,
      title: linkPhrase(type),
    })),
    ...(article.latestVersion ? [{ rel: 'latest-version', href: article.latestVersion }] : []),
  ];
}

/** Version relations of https://www.rfc-editor.org/rfc/rfc5829 ; none is registered for corrections and retractions. */
const relationTypes: Partial<Record<Relation, string>> = {
  supersededBy: 'successor-version',
  supersedes: 'predecessor-version',
};

/** DataCite terms (https://schema.datacite.org/) in ASCII, since they go into an HTTP header. */
const relationPhrases: Record<Relation, string> = {
  supersededBy: 'Is obsoleted by',
  supersedes: 'Obsoletes',
  retractedBy: 'Is retracted by',
  retracts: 'Retracts',
  correctedBy: 'Is corrected by',
  corrects: 'Corrects',
  commentsOn: 'Comments on',
  commentedOnBy: 'Is commented on by',
  reviews: 'Reviews',
  reviewedBy: 'Is reviewed by',
  companion: 'Is companion of',
};

/** The metadata files of an article: citations and JSON-LD. */
export const describing = (article: Article): readonly MetadataFile[] => [
  ...formatsOf(article),
  ...[jsonLdFile].filter(isOffered),
];

/** Whether the site offers a kind of file. */
export const isOffered = ({ extension }: Pick<Format, 'extension'>): boolean =>
  (site.files as readonly string[]).includes(extension);

interface MetadataFile {
  readonly extension: Format['extension'];
  readonly mediaType: string;
  readonly profile?: string;
}

export const jsonLdFile = {
  extension: 'jsonld',
  mediaType: 'application/ld+json',
} as const satisfies MetadataFile;
export const linkSetFile = {
  extension: 'linkset.json',
  mediaType: 'application/linkset+json',
} as const satisfies MetadataFile;
export const markdownFile = { extension: 'md', mediaType: 'text/markdown' } as const satisfies MetadataFile;

// The identifier that FAIR assessors recognise; it resolves to the licence.
const licenseUrl = ({ spdx, url }: NonNullable<Article['license']>) =>
  spdx ? `https://spdx.org/licenses/${spdx}` : url;

/** The page of the issue or volume; a paper of a series has only the series. */
function upTo({ container }: Article, issue: JournalIssue | undefined): readonly Link[] {
  if (issue) return [{ rel: 'up', href: urls.absolute(urls.issue(issue)) }];
  return container.kind === 'series' ? [{ rel: 'up', href: urls.absolute(urls.container(container)) }] : [];
}

/** Signposting as `<link>`s. */
export const linkTags = (links: readonly Link[]): readonly Tag[] =>
  links.map(({ rel, href, type, title }) => ({ element: 'link', attributes: { rel, href, type, title } }));
