import { filled } from '../../../record/filled.ts';
import type { WorkType } from '../../../record/cited-reference.ts';
import { certainFields, incompleteAuthors, type Lost } from '../certain.ts';
import { abstractIn } from '../../values/abstract-value.ts';
import { clean, inOwnMarkup } from '../../values/clean.ts';
import type { ContainerKind } from '../../../record/container.ts';
import { dateRangeOf, inYear } from '../../values/date-value.ts';
import { isbnsIn } from '../../values/isbn-value.ts';
import { noting, type Bibliography, type BibliographyFormat, type Entry } from '../entry.ts';
import { keywordsOf } from '../../values/list-value.ts';
import { lookUp } from '../../values/lookup.ts';
import { namesOf, type NameOrder } from '../../values/names-value.ts';
import { isPreprintServer } from '../../values/preprint.ts';
import { authorsOf, type AuthorTags } from './tagged-authors.ts';

// Tagged formats: RIS, PubMed, EndNote and Web of Science. Parsed here, since Citation.js's RIS parser reports neither
// lines nor omissions, and biblatex-csl-converter loses pages and keywords of the others.

/** The differences between the formats. */
interface Tags {
  /** Matches a tagged line: tag, the space after it, which programs forget, and value. */
  readonly line: RegExp;
  /** Where a program put the next field on the same line. */
  readonly joined?: RegExp;
  /** The tag that begins an entry. */
  readonly begin: string;
  /** Whether an entry may begin with any tag after an empty line. */
  readonly separatedByEmptyLines?: boolean;
  /** The tag that ends it, if any. */
  readonly end?: string;
  /** Whether the value of the first tag is that of a journal article. */
  readonly isArticle: (type: string, values: readonly TagValue[]) => boolean;
  /** The tags of what contains conference papers, chapters and reports, by the values of the first tag. */
  readonly contained?: readonly ContainedTags[];
  /** Tags for which an untagged line is another value rather than a continuation. */
  readonly lists: readonly string[];
  readonly authors: AuthorTags;
  /** What a name without a comma is. */
  readonly order: NameOrder;
  /** The tags of each field, in order of preference. */
  readonly of: Readonly<Record<Field, readonly string[]>>;
  /** Whether a value counts at all. */
  readonly isUsable?: (value: TagValue, all: readonly TagValue[]) => boolean;
  /** Adds what the format says of authors elsewhere in the entry. */
  readonly completed?: (
    authors: readonly Readonly<Record<string, unknown>>[],
    entry: TaggedEntry,
  ) => readonly Readonly<Record<string, unknown>>[];
  /** What only this format says. */
  readonly more?: (entry: TaggedEntry, lost: Lost) => Readonly<Record<string, unknown>>;
  /** What to do with a file without entries. */
  readonly remedy?: (text: string) => string | undefined;
}

/** What contains entries of a type, and its tags, in order of preference. */
interface ContainedTags {
  readonly kind: ContainerKind;
  readonly isType: (type: string, values: readonly TagValue[]) => boolean;
  readonly title: readonly string[];
  /** A tag for the conference, which many programs fill with the title of the proceedings. */
  readonly conference?: readonly string[];
  readonly conferencePlace?: readonly string[];
  readonly conferenceDate?: readonly string[];
  readonly series?: readonly string[];
  readonly seriesNumber?: readonly string[];
  readonly place?: readonly string[];
  /** Of a report. */
  readonly number?: readonly string[];
  readonly genre?: readonly string[];
  readonly chapter?: readonly string[];
}

/** A value with its tag. */
export interface TagValue {
  readonly tag: string;
  readonly line: number;
  text: string;
}

/** An entry as written. */
export interface TaggedEntry {
  /** In the order of the file. */
  readonly values: readonly TagValue[];
  /** The values of some tags. */
  readonly written: (...tags: readonly string[]) => readonly string[];
}

type Field =
  | 'key'
  | 'title'
  | 'journal'
  | 'abbreviation'
  | 'publisher'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'last'
  | 'article-number'
  | 'day'
  | 'year'
  | 'keywords'
  | 'abstract'
  | 'doi'
  | 'notes'
  | 'language'
  | 'source'
  | 'issn'
  | 'eissn'
  | 'editors'
  | 'edition'
  | 'place';

/** A source format that a table describes. */
export function tagged(
  extension: string,
  otherExtensions: readonly string[],
  tags: Tags,
): BibliographyFormat & { readonly extension: string } {
  return { extension, otherExtensions, parse: (text) => parse(text, tags) };
}

function parse(text: string, tags: Tags): Bibliography {
  const entries: Entry[] = [];
  let open: TagValue[] | undefined;
  let isAfterEmptyLine = true;
  const known = new Set([tags.begin, tags.end, ...tags.authors.full, ...Object.values(tags.of).flat()]);
  const end = (isWhole: boolean) => {
    if (open) entries.push(toEntry(tags, open, entries.length + 1, isWhole));
    open = undefined;
  };
  // U+2028 separates lines of text, not of the file.
  const lines = text
    .split(/\r\n?|\n/)
    .flatMap((whole, index) =>
      (tags.joined ? whole.split(tags.joined) : [whole]).map((written) => [index + 1, written] as const),
    );
  for (const [line, written] of lines) {
    // Files joined by a program keep their byte order marks.
    const source = written
      .replace(/^\ufeff+/, '')
      .replace(/^.{1,8}/, (start) => start.replaceAll('\u00a0', ' '))
      .trimEnd();
    const [, tag, space, value = ''] = tags.line.exec(source) ?? [];
    const name = value && !space && !known.has(tag) ? undefined : tag;
    const isFirst =
      name === tags.begin ||
      (name !== undefined && tags.separatedByEmptyLines && isAfterEmptyLine && (!open || open.length > 1));
    if (name !== undefined && isFirst) {
      end(!tags.end);
      open = [{ tag: name, line, text: value }];
    } else if (name !== undefined && name === tags.end) end(true);
    else if (name !== undefined && open) open.push({ tag: name, line, text: value });
    else if (open && source.trim()) goOn(tags, open, line, source.trim());
    isAfterEmptyLine = source === '';
  }
  end(!tags.end);
  // Text outside entries states their origin.
  if (entries.length > 0 || text.trim() === '') return { entries, broken: [] };
  const remedy =
    tags.remedy?.(text) ??
    `Begin every entry with a line ${tags.begin}${tags.end ? `, and end it with ${tags.end}` : ''}, as in exported files.`;
  return { entries, broken: [{ line: 1, message: `it has no entries.\n${remedy}` }] };
}

/** An untagged line: a continuation, or another value of a list. */
function goOn({ lists, of, authors }: Tags, open: TagValue[], line: number, text: string): void {
  const last = open.at(-1)!;
  const isName =
    [...authors.full, ...authors.short].includes(last.tag) &&
    /,\s*\S/.test(last.text) &&
    /^[^,]+,\s*\S/.test(text);
  if (lists.includes(last.tag) || isName) open.push({ tag: last.tag, line, text });
  else if (last.text === '') last.text = text;
  else last.text += `${of.abstract.includes(last.tag) ? '\n' : ' '}${text}`;
}

function toEntry(tags: Tags, all: readonly TagValue[], number: number, isWhole: boolean): Entry {
  const { of, end, order } = tags;
  const values = all.filter((value) => tags.isUsable?.(value, all) ?? true);
  const written = (...some: readonly string[]) =>
    some.flatMap((tag) =>
      values.filter((value) => value.tag === tag && value.text.trim()).map(({ text }) => text),
    );
  const raw = (field: Field) => written(...of[field]);
  const texts = (field: Field) => raw(field).map(clean);
  const first = (field: Field): string | undefined => texts(field)[0];
  const line = values[0]!.line;
  const tagsOf: Readonly<Record<string, readonly string[] | undefined>> = {
    ...of,
    date: [...of.day, ...of.year],
    authors: [...tags.authors.full, ...tags.authors.short, ...tags.authors.groups],
  };
  const lineOf = (field: string) => values.find(({ tag }) => tagsOf[field]?.includes(tag))?.line ?? line;
  const { notes, lost } = noting(lineOf);
  if (!isWhole)
    notes.push({
      line,
      message: `its last line, ${end}, is missing, and perhaps more.\nExport it again, or add the line.`,
    });
  const entry = { values, written };
  const type = values[0]!.tag === tags.begin ? values[0]!.text.trim() : '';
  const isArticle = tags.isArticle(type, values);
  const contained = isArticle ? undefined : tags.contained?.find((one) => one.isType(type, values));
  const key = first('key');
  const firstOf = (some: readonly string[] = []) => written(...some).map(clean)[0];
  const journal = contained ? firstOf(contained.title) : first('journal');
  const numbers = isbnsIn(texts('issn'));
  const { fields, issns, others } = certainFields(
    {
      authors: authorsOf(values, tags.authors, order),
      editors: namesOf(raw('editors').map(clean).join('; '), { order }),
      volume: first('volume'),
      issue: first('issue'),
      pages: range(first('pages'), first('last')),
      articleNumber: first('article-number'),
      date: inYear(first('year'), first('day')),
      doi: first('doi'),
      notes: texts('notes'),
      language: first('language'),
      url: first('source'),
      issns: { issn: (contained?.number ? [] : numbers.rest).join('; '), online: first('eissn') },
    },
    lost,
  );
  if (others && isArticle) lost('authors', incompleteAuthors);
  const genre = firstOf(contained?.genre);
  const isPreprint =
    isPreprintServer((contained ? first('publisher') : journal) ?? '') ||
    (contained?.kind === 'series' && /^preprint$/i.test(genre ?? ''));
  const otherType = isPreprint
    ? { otherType: 'preprint' }
    : !isArticle && !contained && { otherType: `${values[0]!.tag} ${type}` };
  const [title] = raw('title');
  const abstract = abstractIn(raw('abstract'));
  return {
    name: key ?? `entry ${number}`,
    ...(key && { key }),
    line,
    ...otherType,
    type: isArticle ? 'article-journal' : (lookUp(workTypes, type.toUpperCase()) ?? 'document'),
    more: filled({
      'et-al': others ? 'true' : undefined,
      edition: first('edition'),
      'publisher-place': contained ? firstOf(contained.place) : first('place'),
      isbn: contained && !contained.number ? numbers.isbns[0] : undefined,
      ...(contained && {
        'collection-title': firstOf(contained.series),
        'collection-number': firstOf(contained.seriesNumber),
        number: firstOf(contained.number),
        genre,
      }),
    }),
    notes,
    fields: filled({
      title: title && inOwnMarkup(title),
      ...fields,
      chapter: firstOf(contained?.chapter),
      keywords: texts('keywords').flatMap((text) => readKeywords(text)),
      abstract: abstract && inOwnMarkup(abstract),
      ...(tags.completed && {
        authors: tags.completed(
          (fields['authors'] ?? []) as readonly Readonly<Record<string, unknown>>[],
          entry,
        ),
      }),
      ...tags.more?.(entry, lost),
    }),
    container: {
      ...(contained && { kind: contained.kind }),
      ...filled({
        title: journal,
        conference:
          contained?.kind === 'proceedings' ? conferenceOf(contained, firstOf, journal, lost) : undefined,
        abbreviation: first('abbreviation'),
        publisher: first('publisher'),
      }),
      ...issns,
    },
    lineOf,
  };
}

function conferenceOf(
  tags: ContainedTags,
  first: (some?: readonly string[]) => string | undefined,
  title: string | undefined,
  lost: Lost,
) {
  const name = first(tags.conference);
  const { value: date, unclear } = dateRangeOf(first(tags.conferenceDate) ?? '');
  lost('conference', unclear);
  const conference = filled({
    name: name === title ? undefined : name,
    place: first(tags.conferencePlace),
    date,
  });
  return Object.keys(conference).length > 0 ? conference : undefined;
}

/** Keywords of one value; a comma may belong to one. */
const readKeywords = (text: string) => {
  const { value, unclear } = keywordsOf(text);
  return value ?? (unclear ? [text] : []);
};

/** The pages of two fields. */
const range = (first: string | undefined, last: string | undefined) =>
  first && last && last !== first && !/[-–]/.test(first) ? `${first}-${last}` : first;

/** CSL types for RIS and EndNote types. */
const workTypes: Readonly<Record<string, WorkType>> = {
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  'EDITED BOOK': 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  'BOOK SECTION': 'chapter',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  'CONFERENCE PAPER': 'paper-conference',
  'CONFERENCE PROCEEDINGS': 'paper-conference',
  THES: 'thesis',
  THESIS: 'thesis',
  RPRT: 'report',
  REPORT: 'report',
  ELEC: 'webpage',
  WEB: 'webpage',
  'WEB PAGE': 'webpage',
  BLOG: 'post-weblog',
  BLOGR: 'post-weblog',
  DATA: 'dataset',
  DATASET: 'dataset',
  COMP: 'software',
  'COMPUTER PROGRAM': 'software',
  NEWS: 'article-newspaper',
  'NEWSPAPER ARTICLE': 'article-newspaper',
  MGZN: 'article-magazine',
  'MAGAZINE ARTICLE': 'article-magazine',
  STAND: 'standard',
  PAT: 'patent',
  PATENT: 'patent',
  STAT: 'legislation',
  LEGAL: 'legislation',
  CASE: 'legal_case',
  UNPB: 'manuscript',
  MANSCPT: 'manuscript',
  ENCYC: 'entry-encyclopedia',
  VIDEO: 'motion_picture',
  MPCT: 'motion_picture',
  SOUND: 'song',
};
