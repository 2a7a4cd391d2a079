import { issns, type Article } from '../record/article.ts';
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
  const { journal, pages, issued } = article;
  const start = pages && (isOneValue(pages) ? printPages(pages) : pages.first);
  const tags: readonly RisTag[] = [
    ['TY', 'JOUR'],
    ['ID', article.citationKey],
    ...article.authors.map((author): RisTag => ['AU', authorName(author)]),
    ...(article.editors ?? []).map((editor): RisTag => ['ED', authorName(editor)]),
    ['TI', plain(article.title)],
    ['TT', translatedTitle(article)],
    ['T2', journal.title],
    ['J2', journal.abbreviation],
    ['PY', issued && dateParts(issued)[0]],
    // PY already has the year; DA is for a more precise date.
    ['DA', issued?.month === undefined ? undefined : dateParts(issued).join('/')],
    ['VL', article.volume],
    ['IS', article.issue],
    // Zotero and EndNote expect an article number in this tag.
    ['SP', start ?? article.articleNumber],
    ['EP', pages && !isOneValue(pages) ? pages.last : undefined],
    ['C7', article.articleNumber],
    ['SN', issns(journal).join(', ')],
    ['DO', article.doi],
    ['UR', article.url],
    ['L1', article.pdf?.url],
    ['AN', accessionNumber(article)],
    // Tells whose number it is.
    ['DB', article.identifiers['PMID'] && 'PubMed'],
    // EndNote's field for it.
    ['C2', article.identifiers['PMCID']],
    ['LA', article.language],
    ['PB', journal.publisher],
    ...article.keywords.map((keyword): RisTag => ['KW', keyword]),
    ['AB', article.abstract && plain(article.abstract)],
    ['ER', ''],
  ];
  return tags.map(line).join('');
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
