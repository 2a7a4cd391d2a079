import Papa from 'papaparse';
import { filled } from '../../record/filled.ts';
import type { Bibliography, Entry, EntryNote } from '../bibliography/entry.ts';
import { articleName, plainName } from '../normalise/field-names.ts';
import { normaliseArticle } from '../normalise/normalise.ts';
import { issnsIn } from '../values/issn-value.ts';
import { languageOf } from '../values/language-value.ts';
import { articleTypeOf } from '../values/article-type-value.ts';

// Tables of articles: with the columns of a record, Janeway’s template, and Zotero’s export.

/** A table of articles. */
interface TableRead extends Bibliography {
  /** By the names of entries: where the article was. */
  readonly urls: ReadonlyMap<string, readonly string[]>;
  readonly issueTitles: ReadonlyMap<string, string>;
}

type Cells = Readonly<Record<string, string>>;

/** @param text with a line of column names */
export function readTable(text: string): TableRead {
  const { columns, rows, unclosed } = cellsIn(text);
  if (unclosed !== undefined)
    return nothing(
      unclosed,
      'a quotation mark is not closed.\nOpen the file in a spreadsheet program, and save it again as CSV (UTF-8).',
    );
  const kind = kindOf(columns);
  const title = columns.find((one) => articleName(one) === 'title');
  if (title === undefined) {
    const some = columns.slice(0, 8).map((one) => `“${one}”`);
    return nothing(
      1,
      `there is no column “title”, but ${some.join(', ')}.\nName the columns as the fields of a record: title, authors, journal, volume, issue, pages, date, doi.`,
    );
  }
  const urls = new Map<string, readonly string[]>();
  const issueTitles = new Map<string, string>();
  const leftOut: { line: number; entry?: string; message: string }[] = [];
  const unknown = new Set<string>();
  const articles =
    kind === janeway ? byArticle(rows, title) : rows.map(({ line, row }) => ({ line, rows: [row] }));
  const entries = articles.flatMap(({ line, rows: some }): readonly Entry[] => {
    const read = kind(some);
    const name = `line ${line}`;
    if ('leftOut' in read) {
      leftOut.push({ line, entry: name, message: read.leftOut });
      return [];
    }
    for (const column of read.unknown ?? []) unknown.add(column);
    if (read.urls.length > 0) urls.set(name, read.urls);
    if (read.issueTitle) issueTitles.set(name, read.issueTitle);
    return [toEntry(read, name, line)];
  });
  return {
    entries,
    broken: [...[...unknown].map((column) => ({ line: 1, message: unknownColumn(column) })), ...leftOut],
    urls,
    issueTitles,
  };
}

interface TableRow {
  readonly line: number;
  readonly row: Cells;
}

/** The cells of a table, by their columns; or the line with a quotation mark that is not closed. */
function cellsIn(text: string): {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly unclosed?: number;
} {
  const whole = text.replace(/^\uFEFF/, '');
  // Excel writes, and reads, a first line that names the sign between cells. A first cell may be empty, and the sign a tab.
  const [head, named] = /^(?:\s*\n)?(?:sep=(.)[^\n]*\n)?(?:\s*\n)?/i.exec(whole)!;
  const bare = whole.slice(head.length);
  const [firstLine = ''] = bare.split('\n');
  const cells = (sign: string) => firstLine.split(sign).length;
  const names = new Map<string, number>();
  const { data, errors, meta } = Papa.parse<Cells>(bare, {
    header: true,
    delimiter: named ?? ['\t', ';', '|', ','].toSorted((one, other) => cells(other) - cells(one))[0]!,
    skipEmptyLines: 'greedy',
    // A second “Author” is “Author 2”.
    transformHeader(written) {
      const name = written.trim();
      const count = (names.get(name) ?? 0) + 1;
      names.set(name, count);
      return count > 1 ? `${name} ${count}` : name;
    },
  });
  const firstRow = head.split('\n').length + 1;
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  return {
    columns: meta.fields ?? [],
    rows: data.map((row, place) => ({ line: place + firstRow, row })),
    ...(unclosed && { unclosed: (unclosed.row ?? 0) + firstRow }),
  };
}

/** Rows that are about one article: each of its authors has one. */
function byArticle(
  rows: readonly TableRow[],
  title: string,
): readonly { readonly line: number; readonly rows: readonly Cells[] }[] {
  const articles: { line: number; rows: Cells[] }[] = [];
  for (const { line, row } of rows) {
    const last = articles.at(-1);
    const id = row['Article ID']?.trim();
    if (last && (!row[title]?.trim() || (id && id === last.rows[0]!['Article ID']?.trim())))
      last.rows.push(row);
    else articles.push({ line, rows: [row] });
  }
  return articles;
}

/** What wrote a table, by the names of its columns. */
function kindOf(columns: readonly string[]) {
  if (columns.includes('Article title') && columns.includes('Author surname')) return janeway;
  return columns.includes('Item Type') && columns.includes('Publication Title') ? zotero : own;
}

const nothing = (line: number, message: string): TableRead => ({
  entries: [],
  broken: [{ line, message }],
  urls: new Map(),
  issueTitles: new Map(),
});

/** A row as the fields of a record, not yet normalised. */
interface RowFields {
  readonly key?: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly journal: {
    readonly title?: string | undefined;
    readonly issn?: string | undefined;
    readonly print?: string | undefined;
    readonly online?: string | undefined;
    readonly publisher?: string | undefined;
    readonly abbreviation?: string | undefined;
  };
  readonly urls: readonly string[];
  readonly issueTitle?: string | undefined;
  /** Columns with values that say nothing that is known. */
  readonly unknown?: readonly string[];
}

function toEntry({ key, fields: written, journal }: RowFields, name: string, line: number): Entry {
  const { fields, unclear } = normaliseArticle(() => undefined)(written);
  const notes = unclear.map(({ field, message }): EntryNote => ({ line, field: String(field[0]), message }));
  const unsure = new Set(unclear.map(({ field }) => String(field[0])));
  const { journal: named, ...rest } = fields as Readonly<Record<string, unknown>>;
  const title = journal.title ?? (typeof named === 'string' ? named : undefined);
  return {
    name,
    ...(key && { key }),
    line,
    type: 'article-journal',
    fields: Object.fromEntries(
      Object.entries(rest).filter(([field]) => field === 'title' || !unsure.has(field)),
    ),
    container: {
      ...filled({ title, publisher: journal.publisher, abbreviation: journal.abbreviation }),
      ...issnsIn({ issn: journal.issn, print: journal.print, online: journal.online }).value!,
    },
    notes,
    lineOf: () => line,
  };
}

/** Columns that are not fields of an article. */
const journalColumns: Readonly<Record<string, keyof RowFields['journal']>> = {
  'journal-title': 'title',
  journal: 'title',
  issn: 'issn',
  'journal-name': 'title',
  'issn-print': 'print',
  'issn-(print)': 'print',
  'print-issn': 'print',
  pissn: 'print',
  'p-issn': 'print',
  'issn-online': 'online',
  'issn-(online)': 'online',
  'online-issn': 'online',
  eissn: 'online',
  'e-issn': 'online',
  publisher: 'publisher',
  'journal-abbreviation': 'abbreviation',
};
const urlColumn = /^(?:old|former)-(?:urls?|paths?)$/;
/** “title (ru)”, `title[ru]`, `title_ru`, `translations.ru.title` */
const inLanguage =
  /^(title|subtitle|abstract|keywords|authors)\s*(?:[([]\s*([a-z]{2,3}(?:-[a-z0-9]+)*)\s*[)\]]|[_.:]([a-z]{2,3}(?:-[a-z0-9]+)*))$/i;
const dotted = /^translations\.([a-z]{2,3}(?:-[a-z0-9]+)*)\.(title|subtitle|abstract|keywords|authors)$/i;

const unknownColumn = (column: string) =>
  /^(?:article-)?(?:urls?|links?|web-?page)$/.test(plainName(column))
    ? `the column “${column}” may have former URLs or sources, and was left out.\nName it old-url if the articles were there, or source if they are taken from there.`
    : `${column === '' ? 'a column without a name' : `the column “${column}”`} is no field of an article, and was left out.\nIf it is one, name it as in docs/content.md.`;

function own([row = {}]: readonly Cells[]): RowFields {
  const fields: Record<string, unknown> = {};
  const translations: Record<string, Record<string, string>> = {};
  const journal: Record<string, string> = {};
  const urls: string[] = [];
  const unknown: string[] = [];
  /** All in one column, or each in a column of its own. */
  const authors: string[] = [];
  let key: string | undefined;
  let issueTitle: string | undefined;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string' || !value.trim()) continue;
    const plain = plainName(column);
    const [, name, bracketed, after] = inLanguage.exec(column) ?? [];
    const [, tag = bracketed ?? after, part = name] = dotted.exec(column) ?? [];
    const of = Object.hasOwn(journalColumns, plain) ? journalColumns[plain] : undefined;
    if (tag && part && languageOf(tag.toLowerCase()).value)
      (translations[tag.toLowerCase()] ??= {})[part.toLowerCase()] = value;
    else if (of) journal[of] = value;
    else if (urlColumn.test(plain)) urls.push(...value.split(/[\s;]+/).filter(Boolean));
    else if (plain === 'id' || plain === 'key') key = value.trim();
    else if (plain === 'issue-title') issueTitle = value.trim();
    else if (/^authors?(?:-?\d+)?$/.test(plain)) authors.push(value);
    else if (articleName(column)) fields[column] = value;
    else unknown.push(column);
  }
  return {
    key,
    fields: {
      ...fields,
      ...(authors.length > 0 && { authors: authors.length === 1 ? authors[0] : authors }),
      ...(Object.keys(translations).length > 0 && { translations }),
    },
    journal,
    urls,
    issueTitle,
    unknown,
  };
}

/** https://janeway.readthedocs.io/ : an article has a row for each author. */
function janeway(rows: readonly Cells[]): RowFields | { readonly leftOut: string } {
  const [first = {}] = rows;
  const cell = (column: string, row: Cells = first) => row[column]?.trim() || undefined;
  const stage = cell('Stage');
  if (stage && !/^published$/i.test(stage) && !cell('Date published'))
    return { leftOut: `it is not published (“${stage}”), and was left out.` };
  const authors = rows.flatMap((row) => {
    const family = cell('Author surname', row);
    const given = cell('Author given name', row);
    if (!family && !given) return [];
    return [
      filled<Record<string, unknown>>({
        ...(family ? { family, given } : { literal: given }),
        orcid: cell('Author ORCID', row),
        email: cell('Author email', row),
        affiliations: [cell('Author institution', row)].flatMap((one) => one ?? []),
        corresponding:
          rows.length > 1 && /^y/i.test(cell('Author is primary (Y/N)', row) ?? '') ? 'true' : undefined,
      }),
    ];
  });
  const id = cell('Article ID');
  const code = cell('Journal Code');
  const issn = cell('ISSN');
  const known = (value: string | undefined) => (value === '0' ? undefined : value);
  return {
    fields: filled<Record<string, unknown>>({
      title: cell('Article title'),
      authors: authors.length > 0 ? authors : undefined,
      keywords: cell('Keywords')
        ?.split(/\s*[,;]\s*/)
        .filter(Boolean),
      license: cell('License'),
      language: cell('Language'),
      doi: cell('DOI') ?? cell('DOI (URL form)'),
      accepted: cell('Date accepted')?.slice(0, 10),
      date: cell('Date published')?.slice(0, 10),
      section: cell('Article section'),
      type: articleTypeOf(cell('Article section') ?? ''),
      volume: known(cell('Volume number')),
      issue: known(cell('Issue number')),
    }),
    journal: { title: cell('Journal title'), issn },
    urls: id
      ? ['', ...(code ? [`/${code}`] : [])].flatMap((path) => [
          `${path}/article/id/${id}/`,
          `${path}/articles/${id}/`,
        ])
      : [],
    issueTitle: cell('Issue name'),
  };
}

/** https://www.zotero.org/support/kb/exporting : the columns have the names of its fields. */
function zotero([row = {}]: readonly Cells[]): RowFields | { readonly leftOut: string } {
  const cell = (column: string) => row[column]?.trim() || undefined;
  if (cell('Item Type') !== 'journalArticle')
    return { leftOut: `it is not a journal article (${cell('Item Type') ?? 'no type'}).` };
  return {
    fields: filled<Record<string, unknown>>({
      title: cell('Title'),
      authors: cell('Author'),
      date: cell('Date') ?? cell('Publication Year'),
      volume: cell('Volume'),
      issue: cell('Issue'),
      pages: cell('Pages'),
      doi: cell('DOI'),
      language: cell('Language'),
      abstract: cell('Abstract Note'),
      keywords: cell('Manual Tags'),
      source: cell('Url'),
    }),
    journal: {
      title: cell('Publication Title'),
      issn: cell('ISSN'),
      publisher: cell('Publisher'),
      abbreviation: cell('Journal Abbreviation'),
    },
    urls: [],
  };
}
