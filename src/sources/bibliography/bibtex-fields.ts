import { filled } from '../../record/filled.ts';
import { slug } from '../../record/key.ts';
import type { RawEntry } from './bibtex-entries.ts';
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
import type { Entry } from './entry.ts';

/** What an entry says, in the words of the front matter. */
export function toFields({ type, key, fields }: RawEntry): Pick<Entry, 'otherType' | 'fields' | 'journal'> {
  const text = (...names: readonly string[]) => {
    const value = names.map((name) => fields[name]).find((one) => one !== undefined);
    return value === undefined ? undefined : clean(restored([value].flat().map(String).join('; ')));
  };
  const year = text('date') ?? [text('year'), text('month'), text('day')].filter(Boolean).join('-');
  const url = text('url');
  // Verbatim by its definition, and yet often escaped.
  const doi = text('doi')?.replace(/\\(?=[_%&#$])/g, '');
  return {
    ...(!/^(?:article|periodical)$/.test(type) && { otherType: `@${type}` }),
    fields: filled<Record<string, unknown>>({
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
  };
}

/** The name under which the parser gets keywords. */
export const keywordsField = 'wordskey';

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

interface Creator {
  readonly name?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

// “and others” is nobody's name.
function toName({ name, lastName, firstName, prefix, suffix }: Creator): readonly object[] {
  if (name) return [{ literal: clean(name) }];
  if (lastName === 'others' && !firstName) return [];
  return [
    filled({
      family: lastName && clean(lastName),
      given: firstName && clean(firstName),
      particle: prefix && clean(prefix),
      suffix: suffix && clean(suffix),
    }),
  ];
}
