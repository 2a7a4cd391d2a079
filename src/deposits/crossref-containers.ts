import type { Article } from '../record/article.ts';
import { conferenceName, issns, type Container } from '../record/container.ts';
import { printDateRange } from '../record/date.ts';
import { block, element, textElement, xmlText } from '../exports/xml.ts';
import * as urls from '../urls.ts';
import { contributorsElement, dateElement, doiData } from './crossref-elements.ts';
import { groupDate, isOnlineOnly, type DepositGroup } from './deposit-format.ts';

// What contains the articles of a deposit: a journal and its issue, or a conference and its proceedings.

const issnElements = ({ issn }: Container): readonly string[] => [
  textElement('issn', issn.print, { media_type: 'print' }),
  textElement('issn', issn.online, { media_type: 'electronic' }),
  ...(issn.unspecified ?? []).map((one) => textElement('issn', one)),
];

/** `<journal_metadata>`, in the language of the first article. */
export function journalMetadata(container: Container, [first]: readonly Article[]): string {
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

/** `<journal_issue>`; nothing for articles outside issues. */
export function issue(group: DepositGroup, articles: readonly Article[]): string {
  const { container, volume, issue: number, title } = group;
  const issued = groupDate({ ...group, articles });
  if (!issued || (volume === undefined && number === undefined)) return '';
  return block('journal_issue', {}, [
    title ? block('titles', {}, [textElement('title', title)]) : '',
    dateElement('publication_date', issued, isOnlineOnly(container) ? 'online' : 'print'),
    volume === undefined ? '' : block('journal_volume', {}, [textElement('volume', volume)]),
    textElement('issue', number),
  ]);
}

/** What is before the papers in `<conference>`: editors, the event and the proceedings. */
export function conference(group: DepositGroup, articles: readonly Article[]): readonly string[] {
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
    dateElement('publication_date', container.issued ?? issued, isOnlineOnly(container) ? 'online' : 'print'),
  ];
  const books =
    isbn.length > 0 ? isbn.map((one) => textElement('isbn', one)) : ['<noisbn reason="archive_volume"/>'];
  return [
    contributorsElement(editors, 'editor'),
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
