import type { Article, Funding } from '../record/article.ts';
import { doiUrl, parseDoi, rorUrl } from '../record/identifiers.ts';
import type { LinkedWorkType } from '../record/linked-work.ts';
import type { Related, Relation } from '../record/relation.ts';
import type { Text } from '../record/text.ts';
import { paragraphed } from '../exports/jats-text.ts';
import { block, element, textElement, xmlText } from '../exports/xml.ts';
import { citationElement } from './crossref-citation.ts';
import { contributorsElement, dateElement, doiData, faceMarkup, wholeDate } from './crossref-elements.ts';
import { isOnlineOnly } from './deposit-format.ts';

/** An article of a journal, or a paper. */
export function work(article: Article, crossmark: string | undefined): string {
  const { container, issued, history = {}, translations, doi, pdf, body, references = [] } = article;
  const medium = isOnlineOnly(container) ? 'online' : 'print';
  const isPaper = container.kind === 'proceedings';
  const titles = [
    titlesOf(article),
    ...Object.values(translations).flatMap((one) =>
      one.title
        ? [titlesOf({ title: one.title, ...(one.titleParts && { titleParts: one.titleParts }) })]
        : [],
    ),
  ];
  const people = contributorsElement(article.authors, 'author', article);
  const funding = fundings(article.funding);
  const access = license(article);
  return block(
    isPaper ? 'conference_paper' : 'journal_article',
    {
      publication_type: (pdf ?? body) ? 'full_text' : 'abstract_only',
      language: article.language && new Intl.Locale(article.language).language,
    },
    [
      // A paper has one title only.
      ...(isPaper ? [people, titles[0]!] : [...titles, people]),
      abstract(article.abstract, article.language),
      ...Object.entries(translations).map(([tag, one]) => abstract(one.abstract, tag)),
      dateElement('publication_date', issued!, medium),
      medium === 'print' && history.publishedOnline
        ? dateElement('publication_date', history.publishedOnline, 'online')
        : '',
      history.accepted ? dateElement('acceptance_date', history.accepted) : '',
      pages(article),
      article.articleNumber === undefined
        ? ''
        : block('publisher_item', {}, [
            textElement('item_number', article.articleNumber, { item_number_type: 'article_number' }),
          ]),
      ...(crossmark === undefined ? [funding, access] : [crossmarkOf(article, crossmark, [funding, access])]),
      relations(article),
      version(article),
      doiData(doi!, article.url, pdf?.url),
      block('citation_list', {}, references.map(citationElement)),
    ],
  );
}

function titlesOf({ title: fullTitle, titleParts }: Pick<Article, 'title' | 'titleParts'>): string {
  return block('titles', {}, [
    element('title', {}, faceMarkup(titleParts?.main ?? fullTitle)),
    element('subtitle', {}, titleParts && faceMarkup(titleParts.sub)),
  ]);
}

const abstract = (value: Text | undefined, language: string | undefined): string =>
  paragraphed('abstract', { 'xml:lang': language }, value).replace(
    /<(\/?)(?=[a-z][\w-]*[\s>/])(?!\/?mml:)/g,
    '<$1jats:',
  );

function pages({ pages: range }: Article): string {
  if (!range) return '';
  // Of several ranges, the first and the others.
  const [first, ...others] = range.printed?.split(/\s*,\s*/) ?? [];
  const [start = range.first, end = range.printed ? undefined : range.last] = first?.split(/[-–]/) ?? [];
  return block('pages', {}, [
    textElement('first_page', start.slice(0, 32)),
    textElement('last_page', end?.slice(0, 32)),
    textElement('other_pages', others.join(', ').slice(0, 100) || undefined),
  ]);
}

/** A funder is its ROR ID alone where it is known: https://www.crossref.org/documentation/funder-registry/funding-data-deposits/ */
function fundings(funding: readonly Funding[] = []): string {
  const assertion = (name: string, content: string) =>
    `<fr:assertion name="${name}">${content}</fr:assertion>`;
  return block(
    'fr:program',
    { name: 'fundref' },
    funding.map(({ name, ror, doi, awards = [] }) =>
      block('fr:assertion', { name: 'fundgroup' }, [
        ror
          ? assertion('ror', xmlText(rorUrl(ror)))
          : assertion(
              'funder_name',
              xmlText(name) + (doi ? assertion('funder_identifier', xmlText(doiUrl(doi))) : ''),
            ),
        // A grant that is registered has a DOI of its own.
        ...awards.map((award) => {
          const grant = parseDoi(award);
          return grant ? assertion('grant_doi', xmlText(grant)) : assertion('award_number', xmlText(award));
        }),
      ]),
    ),
  );
}

function license({ license: one, access, issued }: Article): string {
  return block('ai:program', { name: 'AccessIndicators' }, [
    access === 'open' ? '<ai:free_to_read/>' : '',
    textElement('ai:license_ref', one?.url, { applies_to: 'vor', start_date: wholeDate(issued) }),
  ]);
}

const intraRelations: Readonly<Partial<Record<Relation, string>>> = {
  supersedes: 'replaces',
  supersededBy: 'isReplacedBy',
};
const interRelations: Readonly<Partial<Record<Relation, string>>> = {
  commentsOn: 'isCommentOn',
  commentedOnBy: 'hasComment',
  reviews: 'isReviewOf',
  reviewedBy: 'hasReview',
  companion: 'hasRelatedMaterial',
};
const linkRelationTypes: Readonly<Record<LinkedWorkType, string>> = {
  dataset: 'isSupplementedBy',
  software: 'isSupplementedBy',
  supplement: 'isSupplementedBy',
  protocol: 'isDocumentedBy',
  registration: 'hasRelatedMaterial',
  preprint: 'hasPreprint',
  review: 'hasReview',
  commentary: 'hasComment',
  video: 'isSupplementedBy',
  other: 'hasRelatedMaterial',
};

/** Corrections and retractions are updates of Crossmark, and no relations. */
function relations({ relations: all, links = [] }: Article): string {
  const item = (kind: 'inter' | 'intra', type: string, { doi, url }: Pick<Related, 'doi' | 'url'>) =>
    block('rel:related_item', {}, [
      textElement(`rel:${kind}_work_relation`, doi ?? url, {
        'relationship-type': type,
        'identifier-type': doi ? 'doi' : 'uri',
      }),
    ]);
  const ofArticles = (Object.entries(all) as [Relation, readonly Related[]][]).flatMap(
    ([relation, targets]) =>
      targets.flatMap((target) => {
        const [intra, inter] = [intraRelations[relation], interRelations[relation]];
        if (intra) return [item('intra', intra, target)];
        return inter ? [item('inter', inter, target)] : [];
      }),
  );
  const ofLinks = links.map((one) =>
    item(one.type === 'preprint' ? 'intra' : 'inter', linkRelationTypes[one.type], one),
  );
  return block('rel:program', { name: 'relations' }, [...ofArticles, ...ofLinks]);
}

function version({ versionNumber }: Article): string {
  return versionNumber === undefined
    ? ''
    : block('version_info', {}, [textElement('version', String(versionNumber))]);
}

/** https://www.crossref.org/documentation/crossmark/ */
function crossmarkOf(
  { relations: { retracts = [], corrects = [] }, issued }: Article,
  policy: string,
  programs: readonly string[],
): string {
  const day = wholeDate(issued);
  const update = (type: string, targets: readonly Related[]) =>
    targets.flatMap(({ doi }) => (doi && day ? [textElement('update', doi, { type, date: day })] : []));
  return block('crossmark', {}, [
    textElement('crossmark_policy', policy),
    block('updates', {}, [...update('retraction', retracts), ...update('correction', corrects)]),
    block('custom_metadata', {}, programs),
  ]);
}
