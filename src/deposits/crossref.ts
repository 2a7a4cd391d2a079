import type { Article, Funding } from '../record/article.ts';
import { doiInText, type Reference, type WorkType } from '../record/cited-reference.ts';
import { conferenceName, issns, type Container } from '../record/container.ts';
import { printDate, printDateRange, type PartialDate } from '../record/date.ts';
import { doiUrl, orcidUrl, parseDoi, rorUrl } from '../record/identifiers.ts';
import type { LinkedWorkType } from '../record/linked-work.ts';
import { mathMl } from '../record/math.ts';
import { familyName, type Name } from '../record/name.ts';
import type { Related, Relation } from '../record/relation.ts';
import { plain, serialise, type Text } from '../record/text.ts';
import { paragraphed } from '../exports/jats-text.ts';
import { block, element, textElement, xmlText } from '../exports/xml.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import {
  acceptedBy,
  doubleDois,
  groupDate,
  groupName,
  isOnlineOnly,
  withoutIssn,
  type DepositFormat,
  type DepositGroup,
  type Refusal,
} from './deposit-format.ts';

/** Crossref’s deposit schema 5.5.0: https://data.crossref.org/reports/help/schema_doc/5.5.0/index.html */
export const crossref: DepositFormat = {
  id: 'crossref',
  label: 'Crossref',
  extension: 'crossref.xml',
  check(group) {
    const { container, articles } = group;
    return [
      ...(container.kind === 'journal' && withoutIssn(group) && !container.doi
        ? [
            whole(
              'the journal has neither an ISSN nor a DOI, and Crossref needs one of them.\nAdd issn: or doi: to its file.',
            ),
          ]
        : []),
      ...(container.kind === 'journal' && container.issn.unspecified
        ? [
            {
              isHandedIn: true,
              message:
                'the medium of an ISSN is not known, and Crossref takes it for that of the printed edition.\nWrite it as print: or online: in the file of the journal.',
            },
          ]
        : []),
      ...(container.kind === 'proceedings' ? proceedingsProblems(container, group) : []),
      ...doubleDois(articles),
      ...articles.flatMap((article): readonly Refusal[] => [
        ...(article.doi
          ? []
          : [
              {
                article,
                isHandedIn: false,
                message:
                  'it has no DOI, under which Crossref would register it.\nAdd a line doi: with the one that you assign.',
              },
            ]),
        ...(article.issued
          ? []
          : [
              {
                article,
                isHandedIn: false,
                message: 'it has no date, which Crossref requires.\nAdd a line date: with at least the year.',
              },
            ]),
        ...tooLong(article),
        ...withoutDay(article),
      ]),
    ];
  },
  write(group, { name, email, registrant = name, crossmark }, timestamp) {
    const articles = acceptedBy(crossref, group);
    const content = articles.map((article) => work(article, crossmark));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${block('doi_batch', namespaces, [
      block('head', {}, [
        textElement('doi_batch_id', `${groupName(group)}-${timestamp}`.slice(-100)),
        textElement('timestamp', timestamp),
        block('depositor', {}, [textElement('depositor_name', name), textElement('email_address', email)]),
        textElement('registrant', registrant),
      ]),
      block('body', {}, [
        group.container.kind === 'proceedings'
          ? block('conference', {}, [...conference(group, articles), ...content])
          : block('journal', {}, [
              journalMetadata(group.container, articles),
              issue(group, articles),
              ...content,
            ]),
      ]),
    ])}\n`;
  },
  steps: [
    'Open https://doi.crossref.org/ and log in with the role of your prefix.',
    'Choose Submissions → Upload submissions, the type “Metadata”, and this file.',
    'Wait for the e-mail to the address in the file. It lists each DOI with Success, Warning or Failure.',
    '“Record not processed because submitted version … is less than or equal to previously submitted version …” means that the former system used a higher timestamp. Ask support@crossref.org to reset it.',
  ],
};

const whole = (message: string): Refusal => ({ message, isHandedIn: false });

const namespaces = {
  xmlns: 'http://www.crossref.org/schema/5.5.0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:jats': 'http://www.ncbi.nlm.nih.gov/JATS1',
  'xmlns:fr': 'http://www.crossref.org/fundref.xsd',
  'xmlns:ai': 'http://www.crossref.org/AccessIndicators.xsd',
  'xmlns:rel': 'http://www.crossref.org/relations.xsd',
  'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
  version: '5.5.0',
  'xsi:schemaLocation':
    'http://www.crossref.org/schema/5.5.0 https://www.crossref.org/schemas/crossref5.5.0.xsd',
} as const;

function proceedingsProblems(
  { conference: event, publisher, title }: Container,
  { articles }: DepositGroup,
): readonly Refusal[] {
  const name = event && conferenceName(event);
  return [
    ...(name === undefined || name.length < 3
      ? [
          whole(
            'the conference has no name, which Crossref requires.\nAdd conference: with its name to the file of the proceedings.',
          ),
        ]
      : []),
    ...(publisher
      ? []
      : [
          whole(
            'the publisher is missing, which Crossref requires of proceedings.\nAdd publisher: to their file.',
          ),
        ]),
    ...(groupDate({ articles, container: { title } as Container })
      ? []
      : [whole('nothing in the proceedings has a date.\nAdd date: to their file.')]),
  ];
}

/** A notice says in Crossmark on which day it changes what. */
function withoutDay(article: Article): readonly Refusal[] {
  const { relations: all, issued } = article;
  const updates = [...(all.retracts ?? []), ...(all.corrects ?? [])].some(({ doi }) => doi);
  return site.deposit?.crossmark !== undefined && updates && issued && !wholeDate(issued)
    ? [
        {
          article,
          isHandedIn: true,
          message: `Crossmark requires the day of a retraction or correction, and only “${printDate(issued)}” is known: it is handed in without what it changes.\nWrite date: in full.`,
        },
      ]
    : [];
}

/** The longest values that the schema takes. */
function tooLong(article: Article): readonly Refusal[] {
  const { volume = '', issue: number = '', articleNumber = '' } = article;
  return Object.entries({ volume, issue: number, 'article-number': articleNumber })
    .filter(([, value]) => value.length > 32)
    .map(([field, value]) => ({
      article,
      isHandedIn: false,
      message: `its ${field}, “${value.slice(0, 40)}…”, is longer than the 32 characters that Crossref takes.\nShorten it.`,
    }));
}

const issnElements = ({ issn }: Container): readonly string[] => [
  textElement('issn', issn.print, { media_type: 'print' }),
  textElement('issn', issn.online, { media_type: 'electronic' }),
  ...(issn.unspecified ?? []).map((one) => textElement('issn', one)),
];

function journalMetadata(container: Container, [first]: readonly Article[]): string {
  const { title, abbreviation, doi } = container;
  return block(
    'journal_metadata',
    { language: first?.language && new Intl.Locale(first.language).language },
    [
      textElement('full_title', title.slice(0, 255)),
      textElement('abbrev_title', abbreviation?.slice(0, 150)),
      ...issnElements(container),
      ...(doi ? [doiData(doi, urls.absolute(urls.container(container)))] : []),
    ],
  );
}

function issue(group: DepositGroup, articles: readonly Article[]): string {
  const { container, volume, issue: number, title } = group;
  const issued = groupDate({ ...group, articles });
  if (!issued || (volume === undefined && number === undefined)) return '';
  return block('journal_issue', {}, [
    title ? block('titles', {}, [textElement('title', title)]) : '',
    date('publication_date', issued, isOnlineOnly(container) ? 'online' : 'print'),
    volume === undefined ? '' : block('journal_volume', {}, [textElement('volume', volume)]),
    textElement('issue', number),
  ]);
}

function conference(group: DepositGroup, articles: readonly Article[]): readonly string[] {
  const { container } = group;
  const {
    conference: event = {},
    editors = [],
    isbn = [],
    series,
    title,
    publisher,
    publisherPlace,
    volume,
  } = container;
  const issued = groupDate({ ...group, articles })!;
  const both = [
    block('publisher', {}, [
      textElement('publisher_name', publisher!.slice(0, 255)),
      textElement('publisher_place', publisherPlace),
    ]),
    date('publication_date', container.issued ?? issued, isOnlineOnly(container) ? 'online' : 'print'),
  ];
  const books =
    isbn.length > 0 ? isbn.map((one) => textElement('isbn', one)) : ['<noisbn reason="archive_volume"/>'];
  return [
    contributors(editors, 'editor'),
    block('event_metadata', {}, [
      // The acronym has a place of its own.
      textElement('conference_name', (event.name ?? conferenceName(event)!).slice(0, 512)),
      textElement('conference_acronym', event.acronym?.slice(0, 127)),
      textElement('conference_number', event.number?.slice(0, 15)),
      textElement('conference_location', event.place?.slice(0, 255)),
      conferenceDate(event.date),
    ]),
    series && issns(container).length > 0
      ? block('proceedings_series_metadata', {}, [
          block('series_metadata', {}, [
            block('titles', {}, [textElement('title', series.title)]),
            ...issnElements(container),
          ]),
          textElement('proceedings_title', title.slice(0, 511)),
          textElement('volume', series.number ?? volume),
          ...both,
          ...books,
        ])
      : block('proceedings_metadata', {}, [
          textElement('proceedings_title', title.slice(0, 511)),
          ...both,
          ...books,
        ]),
  ];
}

function conferenceDate(range: NonNullable<Container['conference']>['date']): string {
  if (!range) return '';
  const printed = printDateRange(range);
  const [from, to = from] = printed.split('/');
  const parts = (name: string, text: string) => {
    const [year, month, day] = text.split('-');
    return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year };
  };
  return element('conference_date', { ...parts('start', from!), ...parts('end', to!) }, xmlText(printed));
}

/** An article of a journal, or a paper. */
function work(article: Article, crossmark: string | undefined): string {
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
  const people = contributors(article.authors, 'author', article);
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
      date('publication_date', issued!, medium),
      medium === 'print' && history.publishedOnline
        ? date('publication_date', history.publishedOnline, 'online')
        : '',
      history.accepted ? date('acceptance_date', history.accepted) : '',
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
      block('citation_list', {}, references.map(citation)),
    ],
  );
}

function titlesOf({ title: fullTitle, titleParts }: Pick<Article, 'title' | 'titleParts'>): string {
  return block('titles', {}, [
    element('title', {}, faces(titleParts?.main ?? fullTitle)),
    element('subtitle', {}, titleParts && faces(titleParts.sub)),
  ]);
}

const marks = { i: 'i', b: 'b', sub: 'sub', sup: 'sup', sc: 'scp' } as const;
/** Marked-up text in Crossref’s face markup. */
const faces = (value: Text): string =>
  serialise(value, {
    string: xmlText,
    math: (tex) =>
      mathMl(tex, false)
        .replace(/<(\/?)(?=[a-z])/g, '<$1mml:')
        .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', ''),
    mark: (mark, inner) => `<${marks[mark]}>${inner}</${marks[mark]}>`,
  });

const abstract = (value: Text | undefined, language: string | undefined): string =>
  paragraphed('abstract', { 'xml:lang': language }, value).replace(
    /<(\/?)(?=[a-z][\w-]*[\s>/])(?!\/?mml:)/g,
    '<$1jats:',
  );

/** @param article for the names in other languages */
function contributors(names: readonly Name[], role: 'author' | 'editor', article?: Article): string {
  return block(
    'contributors',
    {},
    names.map((name, place) => {
      const common = { sequence: place === 0 ? 'first' : 'additional', contributor_role: role };
      // A name of one text with a space is taken for an organisation’s: the schema knows nothing between.
      if (name.literal !== undefined && /\s/.test(name.literal.trim()))
        return textElement('organization', name.literal.slice(0, 511), common);
      const others = Object.entries(article?.translations ?? {}).flatMap(([tag, { authors }]) =>
        authors?.[place] ? [[tag, authors[place]] as const] : [],
      );
      return block('person_name', common, [
        textElement('given_name', given(name)?.slice(0, 200)),
        textElement('surname', (name.literal ?? familyName(name)).slice(0, 200)),
        textElement('suffix', name.suffix),
        ...(name.roles ?? []).map((one) => `<role type="${one}" vocab="credit"/>`),
        ...(name.corresponding && role === 'author'
          ? ['<role type="corresponding-author" vocab="crossref"/>']
          : []),
        block(
          'affiliations',
          {},
          (name.affiliations ?? []).map(({ name: institution, ror }) =>
            block('institution', {}, [
              textElement('institution_name', institution.slice(0, 1024)),
              textElement('institution_id', ror && rorUrl(ror), { type: 'ror' }),
            ]),
          ),
        ),
        textElement('ORCID', name.orcid && orcidUrl(name.orcid)),
        block(
          'alt-name',
          {},
          others.map(([tag, other]) => altName(tag, other)),
        ),
      ]);
    }),
  );
}
const given = ({ given: own, droppingParticle }: Name) =>
  [own, droppingParticle].filter(Boolean).join(' ') || undefined;

function altName(tag: string, name: Name): string {
  const { language } = new Intl.Locale(tag);
  return name.literal === undefined
    ? block('name', { language }, [
        textElement('surname', familyName(name) || undefined),
        textElement('given_name', given(name)),
        textElement('suffix', name.suffix),
      ])
    : textElement('string-name', name.literal, { language });
}

function date(name: string, { year, month, day }: PartialDate, medium?: string): string {
  const two = (part: number | undefined) => (part === undefined ? undefined : String(part).padStart(2, '0'));
  return block(name, { media_type: medium }, [
    textElement('month', two(month)),
    textElement('day', two(day)),
    textElement('year', String(year).padStart(4, '0')),
  ]);
}

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

/** A date to the day, as the schema requires; undefined if the day is not known. */
const wholeDate = (issued: PartialDate | undefined): string | undefined =>
  issued?.day === undefined ? undefined : printDate(issued);

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

function doiData(doi: string, url: string, pdf?: string): string {
  return block('doi_data', {}, [
    textElement('doi', doi),
    textElement('resource', url),
    ...(pdf
      ? [
          block('collection', { property: 'crawler-based' }, [
            block('item', { crawler: 'similarity-check' }, [
              textElement('resource', pdf, { mime_type: 'application/pdf' }),
            ]),
          ]),
          block('collection', { property: 'text-mining' }, [
            block('item', {}, [
              textElement('resource', pdf, { mime_type: 'application/pdf', content_version: 'vor' }),
            ]),
          ]),
        ]
      : []),
  ]);
}

const citationTypes: Readonly<Partial<Record<WorkType, string>>> = {
  'article-journal': 'journal_article',
  book: 'book',
  chapter: 'book_chapter',
  'paper-conference': 'conference_paper',
  dataset: 'dataset',
  thesis: 'dissertation',
  patent: 'patent',
  report: 'report',
  software: 'software',
  standard: 'standard',
  webpage: 'web_resource',
  'post-weblog': 'blog_post',
};

/** A cited work: as printed, with its DOI, or field by field. */
function citation({ text, doi, work: fields, article }: Reference, place: number): string {
  const key = `ref${place + 1}`;
  const found = doi ?? (text && doiInText(plain(text)));
  if (text)
    return block('citation', { key }, [
      textElement('doi', found),
      element('unstructured_citation', {}, faces(text)),
    ]);
  if (!fields)
    return found
      ? block('citation', { key }, [textElement('doi', found)])
      : textCitation(key, article && plain(article.title));
  const {
    type,
    title: name,
    authors,
    containerTitle,
    volume,
    issue: number,
    pages: range,
    issued,
    isbn,
    edition,
  } = fields;
  const [first] = authors;
  const isWhole = type === 'book' || type === 'report' || type === 'thesis';
  return block('citation', { key, type: citationTypes[type] }, [
    textElement(
      type === 'article-journal' ? 'journal_title' : 'volume_title',
      isWhole ? name && plain(name) : containerTitle,
    ),
    textElement('author', first && (first.literal ?? familyName(first))),
    textElement('volume', volume?.slice(0, 32)),
    textElement('issue', number?.slice(0, 32)),
    textElement('first_page', range?.split(/[-–,]/)[0]!.trim().slice(0, 32)),
    textElement('cYear', issued && String(issued.year)),
    textElement('doi', found),
    textElement('isbn', isbn && /^[\d-]{9,16}[\dX]$/.test(isbn) ? isbn : undefined),
    textElement('edition_number', edition?.slice(0, 15)),
    textElement('article_title', isWhole || !name ? undefined : plain(name)),
  ]);
}
const textCitation = (key: string, text: string | undefined) =>
  block('citation', { key }, [textElement('unstructured_citation', text)]);
