import type { Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { orcidUrl } from '../record/identifiers.ts';
import { familyName, type Name } from '../record/name.ts';
import { plain, type Text } from '../record/text.ts';
import { block, textElement } from '../exports/xml.ts';
import { acceptedBy, doubleDois, withoutIssn, type DepositFormat, type Refusal } from './deposit-format.ts';
import { bibliographicCode } from './languages.ts';

/** DOAJ’s article schema 1.3: https://doaj.org/docs/xml/ . E-mail addresses are not handed in. */
export const doaj: DepositFormat = {
  id: 'doaj',
  label: 'DOAJ',
  extension: 'doaj.xml',
  check(group) {
    const { container, articles } = group;
    return [
      ...(container.kind === 'journal'
        ? []
        : [{ isHandedIn: false, message: 'DOAJ takes articles of journals.\nHand in another issue.' }]),
      ...(withoutIssn(group)
        ? [
            {
              isHandedIn: false,
              message:
                'the journal has no ISSN, by which DOAJ knows it.\nAdd issn: to its file, as in DOAJ’s record.',
            },
          ]
        : []),
      ...(container.issn.unspecified && !container.issn.print && !container.issn.online
        ? [
            {
              isHandedIn: false,
              message:
                'the medium of the ISSN is not known, and DOAJ compares it with that of its record.\nWrite it as print: or online: in the file of the journal.',
            },
          ]
        : []),
      ...doubleDois(articles),
      ...articles.flatMap((article): readonly Refusal[] => [
        ...(article.issued
          ? []
          : [
              {
                article,
                isHandedIn: false,
                message: 'it has no date, which DOAJ requires.\nAdd a line date: with at least the year.',
              },
            ]),
      ]),
    ];
  },
  write: (group) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${block('records', {}, acceptedBy(doaj, group).map(record))}\n`,
  steps: [
    'Log in at https://doaj.org/publisher/ and choose Upload article XML.',
    'Choose the DOAJ schema and this file, and upload it. The page lists later whether it was processed.',
    'A new URL of an article that DOAJ has is refused: for those, `npm run moved` writes a list for DOAJ’s administrator.',
  ],
};

function record(article: Article): string {
  const {
    container,
    volume,
    issue,
    pages,
    doi,
    title,
    authors,
    abstract,
    keywords,
    issued,
    language,
    translations,
    url,
  } = article;
  const code = bibliographicCode(language);
  const institutions = [
    ...new Set(authors.flatMap(({ affiliations = [] }) => affiliations.map(({ name }) => name))),
  ];
  const idOf = (name: string) => String(institutions.indexOf(name) + 1);
  const others = Object.entries(translations).flatMap(([tag, one]) => {
    const other = bibliographicCode(tag);
    return other === undefined || other === code ? [] : [[other, one] as const];
  });
  const text = (name: string, value: Text | undefined, tag: string | undefined) =>
    textElement(name, value && plain(value), { language: tag });
  const words = (list: readonly string[], tag: string | undefined) =>
    block(
      'keywords',
      { language: tag },
      list.map((word) => textElement('keyword', word)),
    );
  return block('record', {}, [
    textElement('language', code),
    textElement('publisher', container.publisher),
    textElement('journalTitle', container.title),
    textElement('issn', container.issn.print),
    textElement('eissn', container.issn.online),
    textElement('publicationDate', printDate(issued!)),
    textElement('volume', volume),
    textElement('issue', issue),
    textElement('startPage', pages?.first),
    textElement('endPage', pages?.last),
    textElement('doi', doi),
    textElement('publisherRecordId', article.id),
    textElement('documentType', article.type),
    text('title', title, code),
    ...others.map(([tag, one]) => text('title', one.title, tag)),
    block(
      'authors',
      {},
      authors.map((name) =>
        block('author', {}, [
          textElement('name', printed(name)),
          ...(name.affiliations ?? []).map((one) => textElement('affiliationId', idOf(one.name))),
          textElement('orcid_id', name.orcid && orcidUrl(name.orcid)),
        ]),
      ),
    ),
    block(
      'affiliationsList',
      {},
      institutions.map((name) => textElement('affiliationName', name, { affiliationId: idOf(name) })),
    ),
    text('abstract', abstract, code),
    ...others.map(([tag, one]) => text('abstract', one.abstract, tag)),
    textElement('fullTextUrl', url, { format: 'html' }),
    words(keywords, code),
    ...others.map(([tag, one]) => words(one.keywords ?? [], tag)),
  ]);
}

const printed = (name: Name) =>
  name.literal ??
  [name.given, name.droppingParticle, familyName(name), name.suffix].filter(Boolean).join(' ');
