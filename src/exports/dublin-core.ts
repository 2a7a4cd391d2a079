import { accessRightsUrl, copyrightLine, filesWith, editorsOf, type Article } from '../record/article.ts';
import { issns, type ContainerKind } from '../record/container.ts';
import { coarTypeOf } from '../record/article-type.ts';
import { citationLine } from '../record/citation-line.ts';
import { printDate } from '../record/date.ts';
import { doiUrl } from '../record/identifiers.ts';
import { invertedName } from '../record/name.ts';
import { isNotice, relatedIn } from '../record/relation.ts';
import { plain } from '../record/text.ts';
import type { Format } from './format.ts';
import { block, element, xmlText } from './xml.ts';

/** Unqualified Dublin Core as OAI-PMH carries it: https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore */
export const dublinCore = {
  id: 'dublin-core',
  label: 'Dublin Core XML',
  extension: 'dc.xml',
  mediaType: 'application/xml',
  profile: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  write: ([article]) => document(article),
} as const satisfies Format;

const document = (article: Article): string => {
  const { container, language } = article;
  const inLanguage = { 'xml:lang': language };
  const dc = (name: string, value: string | undefined, attributes = {}) =>
    value === undefined ? '' : element(`dc:${name}`, attributes, xmlText(value.replace(/\s+/g, ' ')));
  const translations = Object.entries(article.translations);
  return `<?xml version="1.0" encoding="UTF-8"?>
${block(
  'oai_dc:dc',
  {
    'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation':
      'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  },
  [
    dc('title', plain(article.title), inLanguage),
    ...translations.map(([tag, { title }]) => dc('title', title && plain(title), { 'xml:lang': tag })),
    ...article.authors.map((author) => dc('creator', invertedName(author))),
    ...editorsOf(article).map((editor) => dc('contributor', invertedName(editor))),
    ...article.keywords.map((keyword) => dc('subject', keyword, inLanguage)),
    ...translations.flatMap(([tag, { keywords = [] }]) =>
      keywords.map((keyword) => dc('subject', keyword, { 'xml:lang': tag })),
    ),
    dc('description', article.abstract && plain(article.abstract), inLanguage),
    ...translations.map(([tag, { abstract }]) =>
      dc('description', abstract && plain(abstract), { 'xml:lang': tag }),
    ),
    dc('publisher', container.publisher),
    dc('date', article.issued && printDate(article.issued)),
    dc('type', 'Text'),
    // A notice is not an article in this sense: https://guidelines.openaire.eu/en/latest/literature/field_publicationtype.html
    dc('type', isNotice(article) ? undefined : `info:eu-repo/semantics/${openAireType(article)}`),
    dc('type', coarTypeOf(article)),
    dc('identifier', article.doi && doiUrl(article.doi)),
    dc('identifier', article.url),
    ...filesWith(article).map(({ url }) => dc('identifier', url)),
    ...Object.entries(article.identifiers).map((pair) => dc('identifier', pair.join(':'))),
    dc('source', citationLine(article)),
    ...issns(container).map((issn) => dc('source', `urn:ISSN:${issn}`)),
    ...(container.isbn ?? []).map((isbn) => dc('source', `urn:ISBN:${isbn}`)),
    dc('language', language),
    dc('rights', article.access && accessRightsUrl(article.access)),
    dc('rights', article.license?.url),
    dc('rights', article.copyright && copyrightLine(article.copyright)),
    ...relatedIn(article.relations).map(({ target }) => dc('relation', target.url)),
    ...(article.links ?? []).map(({ url }) => dc('relation', url)),
    ...(article.funding ?? []).flatMap(({ name, awards = [] }) =>
      // https://guidelines.openaire.eu/en/latest/literature/field_projectid.html
      awards.map((award) =>
        dc(
          'relation',
          `info:eu-repo/grantAgreement/${encodeURIComponent(name)}//${encodeURIComponent(award)}`,
        ),
      ),
    ),
  ],
)}
`;
};

/** https://guidelines.openaire.eu/en/latest/literature/field_publicationtype.html */
const openAireType = ({ container: { kind, paperType = '' } }: Article): string =>
  kind === 'series' && /working|discussion/i.test(paperType) ? 'workingPaper' : openAireTypes[kind];
const openAireTypes = {
  journal: 'article',
  proceedings: 'conferenceObject',
  book: 'bookPart',
  series: 'report',
} as const satisfies Record<ContainerKind, string>;
