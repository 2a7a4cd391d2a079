import type { Article, Journal } from '../record/article.ts';
import { dateParts, printDate } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { mathMl } from '../record/math.ts';
import { familyName, type Name } from '../record/name.ts';
import { relatedIn, type Relation } from '../record/relation.ts';
import { paragraphs, serialise, type Text } from '../record/text.ts';
import type { Format } from './format.ts';
import { block, element, textElement, xmlText } from './xml.ts';

/** The article's metadata in JATS 1.3, Archiving and Interchange: https://jats.nlm.nih.gov/archiving/tag-library/1.3/ */
export const jats = {
  id: 'jats',
  label: 'JATS XML',
  extension: 'jats.xml',
  mediaType: 'application/vnd.jats+xml',
  // JATS4R asks for a date of publication: https://jats4r.niso.org/publication-dates/
  requires: ['issued'],
  write: ([article]) => document(article),
} as const satisfies Format;

const doctype =
  '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" "JATS-archivearticle1-3-mathml3.dtd">';

const document = (article: Article): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
${doctype}
${block(
  'article',
  {
    'xmlns:ali': 'http://www.niso.org/schemas/ali/1.0/',
    'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'article-type': articleType(article),
    'dtd-version': '1.3',
    'xml:lang': article.language,
  },
  [block('front', {}, [journalMeta(article.journal), articleMeta(article)])],
)}
`;

// https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/article-type.html ; what else an article is, is not known.
const articleType = ({ relations: { retracts, corrects } }: Article) =>
  retracts ? 'retraction' : corrects && 'correction';

// A journal made from CSL-JSON has no id of this library.
const journalMeta = (journal: Journal): string =>
  block('journal-meta', {}, [
    textElement('journal-id', journal.id, { 'journal-id-type': 'publisher-id' }),
    block('journal-title-group', {}, [
      textElement('journal-title', journal.title),
      ...Object.entries(journal.translations).map(([language, { title }]) =>
        block('trans-title-group', { 'xml:lang': language }, [textElement('trans-title', title)]),
      ),
      textElement('abbrev-journal-title', journal.abbreviation, { 'abbrev-type': 'iso' }),
    ]),
    textElement('issn', journal.issn.print, { 'publication-format': 'print' }),
    textElement('issn', journal.issn.online, { 'publication-format': 'electronic' }),
    ...(journal.issn.unspecified ?? []).map((issn) => textElement('issn', issn)),
    block('publisher', {}, [textElement('publisher-name', journal.publisher)]),
  ]);

const articleMeta = (article: Article): string =>
  block('article-meta', {}, [
    textElement('article-id', article.doi, { 'pub-id-type': 'doi' }),
    ...Object.entries(article.identifiers).map(([name, value]) =>
      element('article-id', identifierType(name), xmlText(value)),
    ),
    block('article-categories', {}, [
      block('subj-group', { 'subj-group-type': 'heading' }, [textElement('subject', article.section)]),
    ]),
    block('title-group', {}, [
      element('article-title', {}, inline(article.title)),
      ...Object.entries(article.translations).map(([language, { title }]) =>
        block('trans-title-group', { 'xml:lang': language }, [
          element('trans-title', {}, title && inline(title)),
        ]),
      ),
    ]),
    block(
      'contrib-group',
      {},
      article.authors.map((name, index) => contrib(name, article, index)),
    ),
    publicationDate(article),
    textElement('volume', article.volume),
    textElement('issue', article.issue),
    textElement('issue-title', issueTitle(article)),
    textElement('fpage', article.pages?.first),
    textElement('lpage', article.pages?.last),
    textElement('page-range', article.pages?.printed),
    textElement('elocation-id', article.articleNumber),
    permissions(article),
    element('self-uri', { 'content-type': 'abstract-page', 'xlink:href': article.url }, xmlText(article.url)),
    article.pdf &&
      element('self-uri', { 'content-type': 'pdf', 'xlink:href': article.pdf.url }, xmlText(article.pdf.url)),
    ...relatedIn(article.relations).map(({ relation, target: { url, doi, title } }, index) =>
      element(
        'related-article',
        {
          'related-article-type': relatedArticleTypes[relation],
          id: `related-${index + 1}`,
          'ext-link-type': doi ? 'doi' : 'uri',
          'xlink:href': doi ?? url,
        },
        title ? inline(title) : xmlText(url),
      ),
    ),
    abstract('abstract', {}, article.abstract),
    ...Object.entries(article.translations).map(([language, translation]) =>
      abstract('trans-abstract', { 'xml:lang': language }, translation.abstract),
    ),
    block(
      'kwd-group',
      { 'xml:lang': article.language },
      article.keywords.map((keyword) => textElement('kwd', keyword)),
    ),
  ]);

// https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/related-article-type.html, as JATS4R recommends
const relatedArticleTypes: Record<Relation, string> = {
  retracts: 'retracted-article',
  retractedBy: 'retraction-forward',
  corrects: 'corrected-article',
  correctedBy: 'correction-forward',
  supersedes: 'object-of-version',
  supersededBy: 'newer-version',
};

const permissions = ({ license, access }: Article): string =>
  block('permissions', {}, [
    access === 'open' ? '<ali:free_to_read/>' : '',
    license
      ? block('license', { 'xlink:href': license.url }, [
          element('ali:license_ref', {}, xmlText(license.url)),
          element('license-p', {}, xmlText(license.spdx ?? license.url)),
        ])
      : '',
  ]);

// https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/pub-id-type.html
const identifierTypes: Record<string, string> = { PMID: 'pmid', PMCID: 'pmcid', arXiv: 'arxiv' };
const identifierType = (name: string): Record<string, string> =>
  identifierTypes[name]
    ? { 'pub-id-type': identifierTypes[name] }
    : { 'pub-id-type': 'custom', 'custom-type': name };

function contrib(name: Name, article: Article, index: number): string {
  const others = Object.entries(article.translations).flatMap(([language, { authors }]) => {
    const other = authors?.[index];
    return other ? [nameElement(other, language)] : [];
  });
  return block('contrib', { 'contrib-type': 'author' }, [
    textElement('contrib-id', name.orcid && orcidUrl(name.orcid), { 'contrib-id-type': 'orcid' }),
    others.length > 0
      ? block('name-alternatives', {}, [nameElement(name, article.language), ...others])
      : nameElement(name),
    ...(name.affiliations ?? []).map((affiliation) => textElement('aff', affiliation)),
  ]);
}

// A literal name may be a person's or an organisation's: <collab> would say more than is known.
const nameElement = (name: Name, language?: string): string =>
  name.literal
    ? textElement('string-name', name.literal, { 'xml:lang': language })
    : block('name', { 'xml:lang': language }, [
        textElement('surname', familyName(name) || undefined),
        textElement(
          'given-names',
          [name.given, name.droppingParticle].filter(Boolean).join(' ') || undefined,
        ),
        textElement('suffix', name.suffix),
      ]);

function publicationDate({ issued }: Article): string {
  if (!issued) return '';
  const [year, month, day] = dateParts(issued);
  return block('pub-date', { 'date-type': 'pub', 'iso-8601-date': printDate(issued) }, [
    textElement('day', day),
    textElement('month', month),
    textElement('year', year),
  ]);
}

const issueTitle = ({ journal, volume, issue }: Article) =>
  journal.issues.find((one) => one.volume === volume && one.issue === issue)?.title;

const abstract = (name: string, attributes: Record<string, string>, value: Text | undefined): string =>
  value
    ? block(
        name,
        attributes,
        paragraphs(value).map((paragraph) => element('p', {}, inline(paragraph))),
      )
    : '';

const elements = { i: 'italic', b: 'bold', sub: 'sub', sup: 'sup', sc: 'sc' } as const;

/** Marked-up text as JATS. */
const inline = (value: Text): string =>
  serialise(value, {
    string: xmlText,
    math: (tex) =>
      element(
        'inline-formula',
        {},
        element(
          'alternatives',
          {},
          element('tex-math', {}, xmlText(tex)) + mathMl(tex).replace(/<(\/?)(?=[a-z])/g, '<$1mml:'),
        ),
      ),
    mark: (mark, inner) => `<${elements[mark]}>${inner}</${elements[mark]}>`,
  });
