import { issns, type Article } from '../record/article.ts';
import { dateParts } from '../record/date.ts';
import { invertedName, type Name } from '../record/name.ts';
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
    ['TI', plain(article.title)],
    ['T2', journal.title],
    ['J2', journal.abbreviation],
    ['PY', issued && dateParts(issued)[0]],
    // A year alone stands in PY already; DA is for what is known beyond it.
    ['DA', issued?.month === undefined ? undefined : dateParts(issued).join('/')],
    ['VL', article.volume],
    ['IS', article.issue],
    // An article's number is where Zotero looks for pages, and where EndNote has it.
    ['SP', start ?? article.articleNumber],
    ['EP', pages && !isOneValue(pages) ? pages.last : undefined],
    ['C7', article.articleNumber],
    ['SN', issns(journal).join(', ')],
    ['DO', article.doi],
    ['UR', article.url],
    ['L1', article.pdf?.url],
    ['AN', accessionNumber(article)],
    ['LA', article.language],
    ['PB', journal.publisher],
    ...article.keywords.map((keyword): RisTag => ['KW', keyword]),
    ['AB', article.abstract && plain(article.abstract)],
    ['ER', ''],
  ];
  return tags.map(line).join('');
}

// One line a tag, whatever its length: a bare line break is where readers stop, or begin a second record.
const line = ([tag, value]: RisTag) =>
  value === undefined || (value === '' && tag !== 'ER') ? '' : `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`;

// Several runs, and pages that have hyphens themselves (10-1), after which Zotero reads no EP.
const isOneValue = ({ first, printed }: PageRange) => printed !== undefined || first.includes('-');

// That of PubMed is meant, where nothing else is said.
function accessionNumber({ identifiers }: Article): string | undefined {
  const [first] = Object.entries(identifiers);
  return identifiers['PMID'] ?? first?.join(': ');
}

// Without a comma an organisation would be taken apart into given and family name.
const authorName = (name: Name) => (name.literal ? `${name.literal},` : invertedName(name));
