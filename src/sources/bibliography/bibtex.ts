import {
  clean,
  cleanDate,
  cleanDoi,
  cleanLanguage,
  cleanPages,
  cleanSource,
  issnsIn,
  marked,
} from './clean.ts';
import { slug } from '../../record/key.ts';
import { parseBibtex, type RawEntry } from './bibtex-entries.ts';
import { filled, linesOf, type BibliographyFormat, type Entry } from './entry.ts';

/** BibTeX and BibLaTeX. */
export const bibtex = {
  extension: '.bib',
  parse(source) {
    const text = prepared(source);
    const { entries, errors } = parseBibtex(text);
    const lineAt = linesOf(text);
    let from = 0;
    const found = entries
      .filter(({ input }) => input)
      .map((entry) => {
        const at = text.indexOf(entry.input, from);
        if (at >= 0) from = at + entry.input.length;
        return toEntry(entry, at < 0 ? 1 : lineAt(at));
      });
    return {
      entries: found,
      broken: errors.map(({ error, input }) => {
        const [, key] = /^@\w+\s*[{(]\s*([^,\s{}]+)/.exec(input) ?? [];
        const at = text.indexOf(input);
        return {
          line: at < 0 ? 1 : lineAt(at),
          ...(key && { entry: key }),
          message: `it cannot be read: ${/expected "(.)"/.exec(error)?.[1] ? 'a brace or quotation mark is not closed' : error.split('\n')[0]!}.\nClose every { and " of the entry, and put a comma behind every field.`,
        };
      }),
    };
  },
} as const satisfies BibliographyFormat;

function toEntry({ type, key, fields, input }: RawEntry, line: number): Entry {
  const text = (...names: readonly string[]) => {
    const value = names.map((name) => fields[name]).find((one) => one !== undefined);
    return value === undefined ? undefined : clean(restored([value].flat().join('; ')));
  };
  const year = text('date') ?? [text('year'), text('month'), text('day')].filter(Boolean).join('-');
  const url = text('url');
  // Verbatim by its definition, and yet often escaped.
  const doi = text('doi')?.replace(/\\(?=[_%&#$])/g, '');
  return {
    name: key || `line ${line}`,
    ...(key && { key }),
    line,
    ...(!/^(?:article|periodical)$/.test(type) && { otherType: `@${type}` }),
    fields: filled({
      title: markedField(fields['title'], fields['subtitle']),
      authors: ((fields['author'] ?? []) as readonly Creator[]).flatMap(toName),
      volume: text('volume'),
      issue: text('number', 'issue'),
      pages: text('pages') && cleanPages(text('pages')!),
      'article-number': text('eid', 'article-number'),
      date: year && cleanDate(year),
      keywords: listOf(text(keywordsField)),
      abstract: markedField(fields['abstract']),
      doi: doi && cleanDoi(doi),
      language: languageOf(text('langid', 'language')),
      source: url && cleanSource(url),
      // BibLaTeX's keys of before; what can be no address never was one.
      formerly: listOf(text('ids'))
        .map(slug)
        .filter((id) => id && id !== slug(key)),
    }),
    journal: {
      ...filled({
        title: text('journaltitle', 'journal'),
        abbreviation: text('shortjournal'),
        publisher: text('publisher'),
      }),
      issn: {},
      issns: issnsIn(text('issn') ?? ''),
    },
    lineOf: (field) => {
      const named = (written[field] ?? [field]).join('|');
      const at = input.search(new RegExp(`(?:^|[\\s,{])(?:${named})\\s*=`, 'i'));
      const start = at < 0 ? 0 : at + input.slice(at).search(/\w/);
      return line + input.slice(0, start).split('\n').length - 1;
    },
  };
}

const keywordsField = 'wordskey';

/**
 * A text as the parser shall have it. It puts keywords in the order of the alphabet, which under another name it does
 * not; and it reads < and > as the old fonts of TeX do, as ¡ and ¿. Nothing changes its place.
 */
export const prepared = (source: string) =>
  source
    .replace(/(?<=[,{}"\n]\s*)keywords(?=\s*=)/gi, keywordsField)
    .replaceAll('<', '\ufdd0')
    .replaceAll('>', '\ufdd1');
const restored = (value: unknown) => String(value).replaceAll('\ufdd0', '<').replaceAll('\ufdd1', '>');

/** A list is parted by semicolons, or where there are none by commas. */
const listOf = (text = '') =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((one) => one.trim())
    .filter(Boolean);

const languageOf = (value: string | undefined) => value && cleanLanguage(value);

const markedField = (...values: readonly unknown[]) => {
  const parts = values.filter((value) => value !== undefined).map((value) => marked(restored(value)));
  return parts.join(': ') || undefined;
};

// What BibTeX calls the fields of a record, to find their lines.
const written: Readonly<Record<string, readonly string[]>> = {
  authors: ['author'],
  journal: ['journaltitle', 'journal'],
  issue: ['number', 'issue'],
  date: ['date', 'year'],
  'article-number': ['eid', 'article-number'],
  language: ['langid', 'language'],
  source: ['url'],
  keywords: [keywordsField],
};

interface Creator {
  readonly name?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

// “and others” is nobody's name.
const toName = ({ name, lastName, firstName, prefix, suffix }: Creator) =>
  name
    ? [{ literal: clean(name) }]
    : lastName === 'others' && !firstName
      ? []
      : [
          filled({
            family: lastName && clean(lastName),
            given: firstName && clean(firstName),
            particle: prefix && clean(prefix),
            suffix: suffix && clean(suffix),
          }),
        ];
