import {
  copyrightLine,
  fileName,
  filesWith,
  isRendition,
  type Article,
  type Translation,
} from '../record/article.ts';
import { issueIn } from '../record/container.ts';
import { dateParts, printDate, printDateRange, type PartialDate } from '../record/date.ts';
import { relatedIn, type Relation } from '../record/relation.ts';
import { paragraphs } from '../record/text.ts';
import { contributors, institution } from './jats-names.ts';
import { inline, paragraphed } from './jats-text.ts';
import { block, element, textElement, xmlText } from './xml.ts';

/** JATS metadata of an article: https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-meta.html */
export const articleMeta = (article: Article): string =>
  block('article-meta', {}, [
    textElement('article-id', article.doi, { 'pub-id-type': 'doi' }),
    ...Object.entries(article.identifiers).map(([name, value]) =>
      element('article-id', identifierType(name), xmlText(value)),
    ),
    block('article-categories', {}, [
      block('subj-group', { 'subj-group-type': 'heading' }, [textElement('subject', article.section)]),
    ]),
    block('title-group', {}, [
      ...titles('article-title', 'subtitle', article),
      ...Object.entries(article.translations).map(([language, translation]) =>
        block(
          'trans-title-group',
          { 'xml:lang': language },
          titles('trans-title', 'trans-subtitle', translation),
        ),
      ),
    ]),
    ...contributors(article),
    publicationDate(article.issued),
    publicationDate(article.history?.publishedOnline, 'electronic'),
    textElement('volume', article.volume ?? article.container.volume ?? article.container.series?.number),
    textElement('volume-series', article.container.series?.title),
    textElement('issue', article.issue),
    textElement('issue-title', issueTitle(article)),
    textElement('fpage', article.pages?.first),
    textElement('lpage', article.pages?.last),
    textElement('page-range', article.pages?.printed),
    textElement('elocation-id', article.articleNumber),
    ...(article.files ?? []).filter((file) => !isRendition(article, file)).map(supplement),
    history(article.history),
    permissions(article),
    element('self-uri', { 'content-type': 'abstract-page', 'xlink:href': article.url }, xmlText(article.url)),
    ...renditions(article).map(({ url, path }) =>
      element('self-uri', { 'content-type': extensionOf(path), 'xlink:href': url }, xmlText(url)),
    ),
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
    ...(article.links ?? []).map(({ type, doi, url, title }) =>
      element(
        'related-object',
        { 'content-type': type, 'ext-link-type': doi ? 'doi' : 'uri', 'xlink:href': doi ?? url },
        title ? inline(title) : xmlText(url),
      ),
    ),
    paragraphed('abstract', {}, article.abstract),
    highlights(article.highlights),
    graphicalAbstract(article),
    paragraphed('abstract', { 'abstract-type': 'plain-language-summary' }, article.plainLanguageSummary),
    ...Object.entries(article.translations).map(([language, translation]) =>
      paragraphed('trans-abstract', { 'xml:lang': language }, translation.abstract),
    ),
    keywordGroup(article.keywords, article.language),
    ...Object.entries(article.translations).map(([language, { keywords = [] }]) =>
      keywordGroup(keywords, language),
    ),
    fundingGroup(article),
    conferenceOf(article),
  ]);

const titles = (
  name: string,
  subName: string,
  { title, titleParts }: Pick<Translation, 'title' | 'titleParts'>,
) => {
  const main = titleParts?.main ?? title;
  return [
    element(name, {}, main && inline(main)),
    element(subName, {}, titleParts && inline(titleParts.sub)),
  ];
};

const keywordGroup = (keywords: readonly string[], language: string | undefined) =>
  block(
    'kwd-group',
    { 'xml:lang': language },
    keywords.map((keyword) => textElement('kwd', keyword)),
  );

/** https://jats4r.niso.org/funding/ */
const fundingGroup = ({ funding = [], fundingStatement }: Article): string =>
  block('funding-group', {}, [
    ...funding.map((one) =>
      block('award-group', {}, [
        element('funding-source', {}, institution(one)),
        ...(one.awards ?? []).map((award) => textElement('award-id', award)),
      ]),
    ),
    ...(fundingStatement ? paragraphs(fundingStatement) : []).map((paragraph) =>
      element('funding-statement', {}, inline(paragraph)),
    ),
  ]);

const highlights = (all: Article['highlights'] = []): string =>
  block('abstract', { 'abstract-type': 'key-points' }, [
    block(
      'list',
      { 'list-type': 'bullet' },
      all.map((one) => element('list-item', {}, element('p', {}, inline(one)))),
    ),
  ]);

const graphicalAbstract = ({ image, url }: Article): string =>
  image
    ? block('abstract', { 'abstract-type': 'graphical' }, [
        block('p', {}, [
          block('fig', {}, [
            `<graphic xlink:href="${xmlText(`${url}${fileName(image)}`)}">${textElement('alt-text', image.alt)}</graphic>`,
          ]),
        ]),
      ])
    : '';

const history = ({ received, revised = [], accepted }: NonNullable<Article['history']> = {}): string =>
  block('history', {}, [
    dated('date', received, { 'date-type': 'received' }),
    ...revised.map((one) => dated('date', one, { 'date-type': 'rev-recd' })),
    dated('date', accepted, { 'date-type': 'accepted' }),
  ]);

const publicationDate = (issued: PartialDate | undefined, format?: string): string =>
  dated('pub-date', issued, { 'date-type': 'pub', 'publication-format': format });

function dated(
  name: string,
  date: PartialDate | undefined,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  if (!date) return '';
  const [year, month, day] = dateParts(date);
  return block(name, { ...attributes, 'iso-8601-date': printDate(date) }, [
    textElement('day', day),
    textElement('month', month),
    textElement('year', year),
  ]);
}

type PublishedFile = NonNullable<Article['files']>[number];

const supplement = (file: PublishedFile): string =>
  `<supplementary-material xlink:href="${xmlText(file.url)}" xlink:title="${xmlText(fileName(file))}"/>`;

/** The full-text files: the PDF and the others. */
const renditions = (article: Article): readonly PublishedFile[] =>
  filesWith(article).filter((file) => file === article.pdf || isRendition(article, file));

const extensionOf = (path: string) => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

// https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/related-article-type.html, as JATS4R recommends
const relatedArticleTypes: Record<Relation, string> = {
  retracts: 'retracted-article',
  retractedBy: 'retraction-forward',
  corrects: 'corrected-article',
  correctedBy: 'correction-forward',
  supersedes: 'object-of-version',
  supersededBy: 'newer-version',
  commentsOn: 'commentary-article',
  commentedOnBy: 'commentary',
  reviews: 'peer-reviewed-article',
  reviewedBy: 'peer-review',
  companion: 'companion',
};

const permissions = ({ license, access, copyright }: Article): string =>
  block('permissions', {}, [
    textElement('copyright-statement', copyright && copyrightLine(copyright)),
    textElement('copyright-year', copyright?.year),
    textElement('copyright-holder', copyright?.holder),
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

const issueTitle = (article: Article) => issueIn(article.container, article)?.title;

/** https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/conference.html */
function conferenceOf({ container: { conference } }: Article): string {
  if (!conference) return '';
  const { name, acronym, number, place, date } = conference;
  return block('conference', {}, [
    textElement('conf-date', date && printDateRange(date), {
      'iso-8601-date': date && printDateRange(date),
    }),
    textElement('conf-name', name),
    textElement('conf-acronym', acronym),
    textElement('conf-num', number),
    textElement('conf-loc', place),
  ]);
}
