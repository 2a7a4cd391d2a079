import { accessRightsUrl, editorsOf, type Article } from '../record/article.ts';
import { issns } from '../record/container.ts';
import { coarTypeOf } from '../record/article-type.ts';
import { citationLine } from '../record/citation-line.ts';
import { printDate } from '../record/date.ts';
import { doiUrl } from '../record/identifiers.ts';
import { invertedName } from '../record/name.ts';
import { relatedIn, type Relation } from '../record/relation.ts';
import { plain } from '../record/text.ts';
import { meta, type Tag } from './tag.ts';

/** Dublin Core in HTML: https://www.dublincore.org/specifications/dublin-core/dcq-html/ */
export const dublinCoreTags = (article: Article): readonly Tag[] => [
  { element: 'link', attributes: { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' } },
  { element: 'link', attributes: { rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' } },
  ...meta('DC.title', plain(article.title)),
  ...meta(
    'DCTERMS.alternative',
    ...Object.values(article.translations).flatMap(({ title }) => (title ? [plain(title)] : [])),
  ),
  ...meta('DC.creator', ...article.authors.map(invertedName)),
  ...meta('DC.contributor', ...editorsOf(article).map(invertedName)),
  ...meta('DCTERMS.issued', article.issued && printDate(article.issued)),
  ...meta('DC.identifier', article.url, article.doi && doiUrl(article.doi)),
  ...meta('DC.identifier', ...Object.entries(article.identifiers).map((pair) => pair.join(':'))),
  ...meta('DC.subject', ...article.keywords),
  ...meta('DC.type', 'Text', coarTypeOf(article)),
  ...meta('DC.publisher', article.container.publisher),
  ...meta('DC.language', article.language),
  ...meta('DCTERMS.license', article.license?.url),
  ...meta('DCTERMS.dateAccepted', article.history?.accepted && printDate(article.history.accepted)),
  ...meta('DCTERMS.dateSubmitted', article.history?.received && printDate(article.history.received)),
  ...meta('DCTERMS.accessRights', article.access && accessRightsUrl(article.access)),
  ...meta('DCTERMS.isPartOf', ...issns(article.container).map((issn) => `urn:ISSN:${issn}`)),
  ...meta('DCTERMS.isPartOf', ...(article.container.isbn ?? []).map((isbn) => `urn:ISBN:${isbn}`)),
  ...meta('DCTERMS.bibliographicCitation', citationLine(article)),
  ...relatedIn(article.relations).flatMap(({ relation, target }) =>
    meta(relationTerms[relation] ?? 'DCTERMS.relation', target.url),
  ),
  ...meta('DCTERMS.relation', ...(article.links ?? []).map(({ url }) => url)),
];

// https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
const relationTerms: Partial<Record<Relation, string>> = {
  supersededBy: 'DCTERMS.isReplacedBy',
  supersedes: 'DCTERMS.replaces',
};
