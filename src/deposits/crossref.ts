import type { Article } from '../record/article.ts';
import { conferenceName, type Container } from '../record/container.ts';
import { printDate } from '../record/date.ts';
import { block, textElement } from '../exports/xml.ts';
import { conference, issue, journalMetadata } from './crossref-containers.ts';
import { wholeDate } from './crossref-elements.ts';
import { work } from './crossref-work.ts';
import {
  acceptedBy,
  doubleDois,
  groupDate,
  groupName,
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
  check(group, depositor) {
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
        ...(depositor?.crossmark === undefined ? [] : withoutDay(article)),
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
  return updates && issued && !wholeDate(issued)
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
