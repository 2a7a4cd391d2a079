import { filled } from '../../../record/filled.ts';
import type { WorkType } from '../../../record/cited-reference.ts';
import { certainFields } from '../../values/certain.ts';
import { clean, cleanDoi, keywordsIn, inOwnMarkup, withDoi } from '../../values/clean.ts';
import { inYear } from '../../values/dates.ts';
import { noting, type BibliographyFormat, type Entry } from '../entry.ts';
import { lookUp } from '../../values/lookup.ts';

// Tagged formats: RIS, PubMed, EndNote and Web of Science. Parsed here, since Citation.js's RIS parser reports neither
// lines nor omissions, and biblatex-csl-converter loses pages and keywords of the others.

/** The differences between the formats. */
export interface Tags {
  /** Matches a tagged line: tag and value. */
  readonly line: RegExp;
  /** The tag that begins an entry. */
  readonly begin: string;
  /** The tag that ends it, if any. */
  readonly end?: string;
  /** Whether the value of the first tag is that of a journal article. */
  readonly isArticle: (type: string) => boolean;
  /** Tags for which an untagged line is another value rather than a continuation. */
  readonly lists: readonly string[];
  /** The tags of each field, in order of preference. */
  readonly of: Readonly<Record<Field, readonly string[]>>;
}

type Field =
  | 'key'
  | 'title'
  | 'authors'
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
  | 'language'
  | 'source'
  | 'issn'
  | 'eissn'
  | 'editors'
  | 'edition'
  | 'place';

type Value = { readonly tag: string; readonly line: number; text: string };

/** A source format that a table describes. */
export function tagged(
  extension: string,
  otherExtensions: readonly string[],
  tags: Tags,
): BibliographyFormat & { readonly extension: string } {
  return {
    extension,
    otherExtensions,
    parse(text) {
      const entries: Entry[] = [];
      let open: Value[] | undefined;
      const end = (isWhole: boolean) => {
        if (open) entries.push(toEntry(tags, open, entries.length + 1, isWhole));
        open = undefined;
      };
      // U+2028 separates lines of text, not of the file.
      for (const [index, source] of text.split(/\r\n?|\n/).entries()) {
        const line = index + 1;
        const [, tag = '', value = '', alone] = tags.line.exec(source.trimEnd()) ?? [];
        const name = tag || alone;
        if (name === tags.begin) {
          end(!tags.end);
          open = [{ tag: name, line, text: value }];
        } else if (name !== undefined && name === tags.end) end(true);
        else if (name && open) open.push({ tag: name, line, text: value });
        else if (open && source.trim()) goOn(tags, open, line, source.trim());
      }
      end(!tags.end);
      // Text outside entries states their origin.
      if (entries.length > 0 || text.trim() === '') return { entries, broken: [] };
      return {
        entries,
        broken: [
          {
            line: 1,
            message: `it has no entries.\nBegin every entry with a line ${tags.begin}${tags.end ? `, and end it with ${tags.end}` : ''}, as in exported files.`,
          },
        ],
      };
    },
  };
}

/** An untagged line: a continuation, or another value of a list. */
function goOn({ lists, of }: Tags, open: Value[], line: number, text: string): void {
  const last = open.at(-1)!;
  if (lists.includes(last.tag)) open.push({ tag: last.tag, line, text });
  else last.text += `${of.abstract.includes(last.tag) ? '\n' : ' '}${text}`;
}

function toEntry(
  { of, isArticle, end }: Tags,
  values: readonly Value[],
  number: number,
  isWhole: boolean,
): Entry {
  const written = (tag: string | undefined) =>
    values.filter((value) => value.tag === tag && value.text.trim()).map(({ text }) => text);
  const raw = (field: Field) => of[field].flatMap(written);
  const all = (field: Field) => raw(field).map(clean);
  const first = (field: Field): string | undefined => all(field)[0];
  const line = values[0]!.line;
  const lineOf = (field: string) => {
    const tags = field === 'date' ? [...of.day, ...of.year] : (of[field as Field] ?? []);
    return values.find(({ tag }) => tags.includes(tag))?.line ?? line;
  };
  const { notes, lost } = noting(lineOf);
  if (!isWhole)
    notes.push({
      line,
      message: `its last line, ${end}, is missing, and perhaps more.\nExport it again, or add the line.`,
    });
  const type = values[0]!.text.trim();
  const key = first('key');
  const firstPage = first('pages');
  const last = first('last');
  const { fields, issns } = certainFields(
    {
      volume: first('volume'),
      issue: first('issue'),
      pages:
        firstPage && last && last !== firstPage && !/[-–]/.test(firstPage)
          ? `${firstPage}-${last}`
          : firstPage,
      articleNumber: first('article-number'),
      date: inYear(first('year'), first('day')),
      // From notes only a DOI; from the DOI field anything, which is validated later.
      doi: all('doi').map(withDoi).find(Boolean) ?? cleanDoi(written(of.doi[0])[0]),
      language: first('language'),
      url: first('source'),
      issns: { issn: all('issn').join('; '), online: first('eissn') },
    },
    lost,
  );
  // Full names, if both forms are present.
  const authors = of.authors.map(written).find((names) => names.length > 0) ?? [];
  const [title] = raw('title');
  const abstracts = [...new Set(raw('abstract'))];
  return {
    name: key ?? `entry ${number}`,
    ...(key && { key }),
    line,
    ...(!isArticle(type) && { otherType: `${values[0]!.tag} ${type}` }),
    type: isArticle(type) ? 'article-journal' : (lookUp(workTypes, type.toUpperCase()) ?? 'document'),
    more: filled({
      editors: of.editors.flatMap(written).flatMap(namesIn).map(toName),
      edition: first('edition'),
      'publisher-place': first('place'),
    }),
    notes,
    fields: filled({
      title: title && inOwnMarkup(title),
      authors: authors.flatMap(namesIn).map(toName),
      ...fields,
      keywords: all('keywords').flatMap((text) => (text.includes(';') ? keywordsIn(text) : [text])),
      abstract: abstracts.length > 0 ? inOwnMarkup(abstracts.join('\n\n')) : undefined,
    }),
    journal: {
      ...filled({
        title: first('journal'),
        abbreviation: first('abbreviation'),
        publisher: first('publisher'),
      }),
      ...issns,
    },
    lineOf,
  };
}

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

/** The names in a value, separated by semicolons, or by “and” before a name with a comma. */
const namesIn = (value: string) =>
  clean(value)
    .split(/\s*;\s*|\s+and\s+(?=[^,]+,)/)
    .filter(Boolean);

/**
 * “Family, Given, Suffix”, and “A. B. Family” as written by IEEE; any other name without a comma cannot be split with certainty and is
 * kept as one string.
 */
function toName(text: string) {
  const initials = /^((?:\p{Lu}\.[\s-]?)+)\s*(\p{Lu}[\p{L}’'-]+)$/u.exec(text);
  if (initials) return { given: initials[1]!.trim(), family: initials[2]! };
  const [family, given, suffix] = text.split(/\s*,\s*/);
  return given ? filled({ family, given, suffix }) : { literal: family };
}
