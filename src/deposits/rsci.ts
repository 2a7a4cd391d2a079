import type { Article } from '../record/article.ts';
import type { ArticleType } from '../record/article-type.ts';
import { printDate, type PartialDate } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { familyName, type Name } from '../record/name.ts';
import { printPages } from '../record/pages.ts';
import { plain, type Text } from '../record/text.ts';
import { formatReferences } from '../exports/reference-list.ts';
import { block, textElement } from '../exports/xml.ts';
import {
  acceptedBy,
  doubleDois,
  groupDate,
  withoutIssn,
  type DepositFormat,
  type DepositGroup,
  type Refusal,
} from './deposit-format.ts';
import { site } from 'offprint/site';
import { bibliographicCode } from './languages.ts';

/** An issue for the Russian Science Citation Index (eLIBRARY.RU), by its schema `journal3`. */
export const rsci: DepositFormat = {
  id: 'rsci',
  label: 'RSCI (eLIBRARY.RU)',
  extension: 'rsci.xml',
  check(group) {
    const { container, articles, volume, issue } = group;
    return [
      ...(container.kind === 'journal'
        ? []
        : [
            {
              isHandedIn: false,
              message: 'the schema is that of issues of journals.\nHand in an issue of a journal.',
            },
          ]),
      ...(withoutIssn(group)
        ? [{ isHandedIn: true, message: 'the journal has no ISSN.\nAdd issn: to its file, if it has one.' }]
        : []),
      ...(volume === undefined && issue === undefined
        ? [
            {
              isHandedIn: false,
              message: 'the articles are in no issue.\nAdd issue: or volume: to their records.',
            },
          ]
        : []),
      ...doubleDois(articles),
      ...articles.flatMap((article): readonly Refusal[] =>
        lacksOf(article).map((what) => ({
          article,
          isHandedIn: true,
          message: `it has no ${what}, which RSCI asks for.\nAdd it, if it exists.`,
        })),
      ),
    ];
  },
  write: (group) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${issueOf({ ...group, articles: acceptedBy(rsci, group) })}\n`,
  steps: [
    'Log in at https://elibrary.ru/ as the publisher, open the journal in Articulus, and create the issue.',
    'Choose “Импорт” and this file; add the PDFs there.',
    'Check each article, sign the issue, and send it.',
  ],
};

function lacksOf({
  translations,
  abstract,
  keywords,
  authors,
  pages,
  articleNumber,
}: Article): readonly string[] {
  const other = Object.values(translations)[0];
  return [
    ...(other?.title ? [] : ['title in a second language']),
    ...(abstract ? [] : ['abstract']),
    ...(keywords.length > 0 ? [] : ['keywords']),
    ...(authors.every(({ affiliations, literal }) => affiliations ?? literal)
      ? []
      : ['affiliation of every author']),
    ...((pages ?? articleNumber) ? [] : ['pages']),
  ];
}

/** eLIBRARY’s languages: ISO 639-2/B in capitals. A record without a language is in that of the site. */
const lang = (tag: string = site.language) => bibliographicCode(tag)?.toUpperCase() ?? anyLanguage;
/** For what may be in any. */
const anyLanguage = 'ANY';

function issueOf(group: DepositGroup): string {
  const { container, volume, issue, title, articles } = group;
  const { identifiers = {}, issn, publisher, translations } = container;
  const [first] = articles;
  const ownLanguage = first?.language;
  const issued = groupDate(group);
  return block('journal', {}, [
    textElement('titleid', identifiers['eLIBRARY']),
    textElement('issn', issn.print ?? issn.unspecified?.[0]),
    textElement('eissn', issn.online),
    block('journalInfo', { lang: lang(ownLanguage) }, [
      textElement('title', container.title),
      textElement('abbrTitle', container.abbreviation),
      textElement('publ', publisher),
    ]),
    ...Object.entries(translations).map(([tag, one]) =>
      block('journalInfo', { lang: lang(tag) }, [textElement('title', one.title)]),
    ),
    block('issue', {}, [
      textElement('volume', volume),
      textElement('number', issue),
      textElement('dateUni', issued && compactDate(issued)),
      textElement('pages', range(articles)),
      textElement('issTitle', title, { lang: lang(ownLanguage) }),
      block(
        'articles',
        {},
        articles.flatMap((article, place) => [
          ...(article.section && article.section !== articles[place - 1]?.section
            ? [
                block('section', {}, [
                  textElement('secTitle', article.section, { lang: lang(article.language) }),
                ]),
              ]
            : []),
          articleOf(article),
        ]),
      ),
    ]),
  ]);
}

/** `202510` */
const compactDate = ({ year, month }: PartialDate) =>
  `${year}${month === undefined ? '' : String(month).padStart(2, '0')}`;

/** The first and the last page of an issue, if its pages are numbers. */
function range(articles: readonly Article[]): string | undefined {
  const numbers = articles.flatMap(({ pages }) =>
    pages ? [Number(pages.first), Number(pages.last ?? pages.first)] : [],
  );
  return numbers.length === 0 || numbers.some(Number.isNaN)
    ? undefined
    : `${Math.min(...numbers)}-${Math.max(...numbers)}`;
}

/** eLIBRARY’s codes; an article without a type has none. */
const typeCodes: Readonly<Partial<Record<ArticleType, string>>> = {
  'research-article': 'RAR',
  'methods-article': 'RAR',
  'case-report': 'RAR',
  'data-paper': 'RAR',
  'review-article': 'REV',
  'systematic-review': 'REV',
  'brief-report': 'SCO',
  'rapid-communication': 'SCO',
  'book-review': 'BRV',
  'product-review': 'BRV',
  editorial: 'EDI',
  introduction: 'EDI',
  letter: 'COR',
  reply: 'COR',
  discussion: 'COR',
  'article-commentary': 'COR',
  obituary: 'PER',
  correction: 'RPR',
  retraction: 'RPR',
  'meeting-report': 'CNF',
  news: 'MIS',
  announcement: 'MIS',
};

function articleOf(article: Article): string {
  const { language, translations, type, pages, articleNumber, doi, identifiers, history = {}, pdf } = article;
  const others = Object.entries(translations);
  const inLanguages = <Value>(
    own: Value | undefined,
    other: (one: (typeof others)[number][1]) => Value | undefined,
  ) =>
    [[language, own] as const, ...others.map(([tag, one]) => [tag, other(one)] as const)].filter(
      (one): one is readonly [string | undefined, Value] => one[1] !== undefined,
    );
  const texts = (name: string, all: readonly (readonly [string | undefined, Text])[]) =>
    all.map(([tag, value]) => textElement(name, plain(value), { lang: lang(tag) }));
  return block('article', {}, [
    textElement('langPubl', lang(language)),
    textElement('pages', pages ? printPages(pages) : articleNumber),
    textElement('artType', type && typeCodes[type]),
    block('codes', {}, [
      textElement('doi', doi),
      textElement('edn', identifiers['EDN']),
      textElement('udk', identifiers['UDK'] ?? identifiers['UDC']),
      textElement('bbk', identifiers['BBK']),
      textElement('jel', identifiers['JEL']),
      textElement('msc', identifiers['MSC']),
    ]),
    block(
      'authors',
      {},
      article.authors.map((name, place) => author(name, place, article)),
    ),
    block(
      'artTitles',
      {},
      texts(
        'artTitle',
        inLanguages(article.title, (one) => one.title),
      ),
    ),
    block(
      'abstracts',
      {},
      texts(
        'abstract',
        inLanguages(article.abstract, (one) => one.abstract),
      ),
    ),
    block(
      'keywords',
      {},
      inLanguages<readonly string[]>(
        article.keywords.length > 0 ? article.keywords : undefined,
        (one) => one.keywords,
      ).map(([tag, words]) =>
        block(
          'kwdGroup',
          { lang: lang(tag) },
          words.map((word) => textElement('keyword', word)),
        ),
      ),
    ),
    block('dates', {}, [
      textElement('dateReceived', history.received && printDate(history.received)),
      textElement('dateAccepted', history.accepted && printDate(history.accepted)),
      textElement('datePublication', article.issued && printDate(article.issued)),
    ]),
    block(
      'references',
      {},
      formatReferences(article).map(({ text }) =>
        block('reference', {}, [block('refInfo', { lang: anyLanguage }, [textElement('text', text)])]),
      ),
    ),
    block('files', {}, [
      textElement('furl', article.url),
      textElement('file', pdf && pdf.path.split('/').at(-1), { desc: 'fullText' }),
    ]),
    block('fundings', {}, [textElement('funding', fundingOf(article), { lang: lang(language) })]),
  ]);
}

const fundingOf = ({ fundingStatement, funding }: Article): string | undefined =>
  fundingStatement
    ? plain(fundingStatement)
    : funding?.map(({ name, awards = [] }) => [name, ...awards].join(' ')).join('; ');

/** The schema numbers no more authors. */
const maxNumber = 127;

function author(name: Name, place: number, { language, translations }: Article): string {
  const inOthers = Object.entries(translations).flatMap(([tag, { authors }]) =>
    authors?.[place] ? [[tag, authors[place]] as const] : [],
  );
  return block('author', { num: place < maxNumber ? String(place + 1).padStart(3, '0') : undefined }, [
    textElement('correspondent', name.corresponding ? '1' : undefined),
    // Three languages at most.
    ...[[language, name] as const, ...inOthers]
      .slice(0, 3)
      .map(([tag, one]) =>
        block('individInfo', { lang: lang(tag) }, [
          textElement('surname', one.literal ?? familyName(one)),
          textElement('initials', [one.given, one.droppingParticle].filter(Boolean).join(' ') || undefined),
          textElement(
            'orgName',
            (one.affiliations ?? []).map(({ name: institution }) => institution).join('; ') || undefined,
          ),
          textElement('email', name.email),
        ]),
      ),
    block('authorCodes', {}, [textElement('orcid', name.orcid && orcidUrl(name.orcid))]),
  ]);
}
