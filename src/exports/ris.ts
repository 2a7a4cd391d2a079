import type { Article } from '../record/article.ts';
import { conferenceName, issns } from '../record/container.ts';
import { dateParts } from '../record/date.ts';
import { familyName, invertedName, isFamilyOnly, type Name } from '../record/name.ts';
import { printPages, type PageRange } from '../record/pages.ts';
import { plain } from '../record/text.ts';
import type { BulkFormat } from './format.ts';

/** RIS as Zotero, EndNote, Mendeley and JabRef read it: https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp */
export const ris = {
  id: 'ris',
  label: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  bulk: true,
  frame: { open: '', between: '\r\n', close: '' },
  write: (articles) => articles.map(record).join('\r\n'),
} as const satisfies BulkFormat;

type RisTag = readonly [tag: string, value: string | undefined];

function record(article: Article): string {
  const { container, pages, issued } = article;
  const start = pages && (isOneValue(pages) ? printPages(pages) : pages.first);
  const { type, editors, titles, numbers, place } = containedIn(article);
  const tags: readonly RisTag[] = [
    ['TY', type],
    ['ID', article.citationKey],
    ...article.authors.map((author): RisTag => ['AU', authorName(author)]),
    ...editors,
    ['TI', plain(article.title)],
    ['TT', translatedTitle(article)],
    ...titles,
    ['J2', container.abbreviation],
    ['PY', issued && dateParts(issued)[0]],
    // PY already has the year; DA is for a more precise date.
    ['DA', issued?.month === undefined ? undefined : dateParts(issued).join('/')],
    ...numbers,
    // Zotero and EndNote expect an article number in this tag.
    ['SP', start ?? (container.kind === 'series' ? undefined : article.articleNumber)],
    ['EP', pages && !isOneValue(pages) ? pages.last : undefined],
    ['C7', container.kind === 'series' ? undefined : article.articleNumber],
    ...place,
    ['DO', article.doi],
    ['UR', article.url],
    ['L1', article.pdf?.url],
    ['AN', accessionNumber(article)],
    // Tells whose number it is.
    ['DB', article.identifiers['PMID'] && 'PubMed'],
    // EndNote's field for it.
    ['C2', article.identifiers['PMCID']],
    ['LA', article.language],
    ['PB', container.publisher],
    ...article.keywords.map((keyword): RisTag => ['KW', keyword]),
    ['AB', article.abstract && plain(article.abstract)],
    ['ER', ''],
  ];
  return tags.map(line).join('');
}

/** The tags for what contains an article, which differ by type. */
interface Contained {
  readonly type: string;
  readonly editors: readonly RisTag[];
  readonly titles: readonly RisTag[];
  readonly numbers: readonly RisTag[];
  /** Places, and the numbers of the volume, an ISBN first: Zotero takes the first one for it. */
  readonly place: readonly RisTag[];
}

function containedIn({ container, volume, issue, editors = [], chapter, articleNumber }: Article): Contained {
  const { title, series, conference, publisher } = container;
  const name = conference && conferenceName(conference);
  const issn: RisTag = ['SN', issns(container).join(', ')];
  const named = (tag: string, names: readonly Name[] = []) =>
    names.map((editor): RisTag => [tag, authorName(editor)]);
  const isbns = (container.isbn ?? []).map((isbn): RisTag => ['SN', isbn]);
  switch (container.kind) {
    case 'journal':
      return {
        type: 'JOUR',
        editors: named('ED', editors),
        titles: [['T2', title]],
        numbers: [
          ['VL', volume],
          ['IS', issue],
        ],
        place: [issn],
      };
    case 'proceedings':
      return {
        // CPAPER is EndNote's own, and has no place for an ISBN there.
        type: 'CONF',
        editors: named('A2', container.editors),
        titles: [
          ['BT', title],
          ['C3', title],
          // EndNote's “Conference Name”; pandoc takes the first title.
          ['T2', name ?? title],
          ['T3', series?.title],
        ],
        numbers: [['VL', series?.number ?? container.volume]],
        place: [['C1', container.publisherPlace], ['CY', conference?.place], ...isbns, issn],
      };
    case 'book':
      return {
        type: 'CHAP',
        editors: named('A2', container.editors),
        titles: [
          ['BT', title],
          ['T2', title],
          ['T3', series?.title],
        ],
        numbers: [
          ['VL', container.volume],
          ['SV', series?.number],
          ['ET', container.edition],
          ['SE', chapter],
        ],
        place: [['CY', container.publisherPlace], ...isbns, issn],
      };
    case 'series':
      return {
        type: 'RPRT',
        editors: [],
        titles: [['T2', title === publisher ? undefined : title]],
        numbers: [
          // Zotero and EndNote read a report's number in SN, others in IS.
          ['SN', articleNumber],
          ['IS', articleNumber],
          ['M3', container.paperType],
        ],
        place: [['CY', container.publisherPlace]],
      };
  }
}

/** The first one, since RIS has no languages. */
const translatedTitle = ({ translations }: Article) => {
  const title = Object.values(translations).find((one) => one.title)?.title;
  return title && plain(title);
};

// One line per tag, however long: at a bare line break readers stop or begin a second record.
const line = ([tag, value]: RisTag) =>
  value === undefined || (value === '' && tag !== 'ER') ? '' : `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`;

// Several ranges, and page labels with hyphens (10-1), after which Zotero ignores EP.
const isOneValue = ({ first, printed }: PageRange) => printed !== undefined || first.includes('-');

// Readers assume PubMed's, unless stated otherwise.
function accessionNumber({ identifiers }: Article): string | undefined {
  const [first] = Object.entries(identifiers);
  return identifiers['PMID'] ?? first?.join(': ');
}

// Without a comma an organisation or a family name of several words would be split into given and family names.
const authorName = (name: Name) =>
  name.literal || isFamilyOnly(name) ? `${name.literal ?? familyName(name)},` : invertedName(name);
