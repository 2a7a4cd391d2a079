import { filled } from '../../record/filled.ts';
import { slug } from '../../record/key.ts';
import type { RawEntry } from './bibtex-entries.ts';
import { bibtexNames } from './bibtex-names.ts';
import {
  clean,
  cleanDoi,
  cleanPages,
  cleanSource,
  doiIn,
  issnsIn,
  keywordsIn,
  marked,
  pagesOrNumber,
  unknownAsAbsent,
  verbatim,
} from './clean.ts';
import { dateIn } from './dates.ts';
import type { Entry, EntryNote } from './entry.ts';
import { cleanLanguage } from './language-names.ts';
import { journalMacros } from './journal-macros.ts';
import { lookUp } from './lookup.ts';
import { formulaMark, plainFormula, readTex, type Definition } from './tex.ts';

/** The fields of which something is taken. */
const taken = new Set(
  'title subtitle titleaddon author journal journaltitle volume number issue pages eid date year month day keywords abstract doi url language langid issn publisher'.split(
    ' ',
  ),
);

/** What an entry says, in the words of the front matter; notes have no line yet. */
export function toFields(
  { type, key, fields }: RawEntry,
  defined: ReadonlyMap<string, Definition>,
): Pick<Entry, 'otherType' | 'fields' | 'journal'> & {
  readonly notes: readonly Omit<EntryNote, 'line'>[];
} {
  const notes: Omit<EntryNote, 'line'>[] = [];
  const lost = (field: string, message: string) => void notes.push({ field, message });
  const nameOf = (names: readonly string[]) => names.find((name) => fields.get(name)?.value.trim());
  const raw = (...names: readonly string[]) => fields.get(nameOf(names) ?? '')?.value;
  const read = (tex: string, field: string) => {
    const { text, formulas, unknown } = readTex(tex, defined);
    if (unknown.length > 0)
      lost(
        field,
        `${unknown.join(', ')}: nothing is known of this macro, and the text of its arguments was kept.\nWrite what it prints.`,
      );
    return { text, formulas };
  };
  const plainText = (tex: string, field: string) => {
    const { text, formulas } = read(tex, field);
    return clean(
      text
        .replace(/<\/?(?:i|b|sub|sup|sc)>/g, '')
        .replace(formulaMark, (_, number: string) => plainFormula(formulas[Number(number)]!)),
    );
  };
  const text = (...names: readonly string[]) => {
    const name = nameOf(names);
    return name === undefined ? undefined : plainText(fields.get(name)!.value, name) || undefined;
  };
  const markedText = (name: string) => {
    const value = raw(name);
    if (value === undefined) return undefined;
    const { text: found, formulas } = read(value, name);
    return (
      marked(found).replace(formulaMark, (_, number: string) => `$${formulas[Number(number)]!}$`) || undefined
    );
  };
  const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(': ') || undefined;
  for (const [name, { undefinedMacro }] of fields)
    if (undefinedMacro && taken.has(name))
      lost(
        name,
        `“${undefinedMacro}” stands for a text that no @string defines.\nWrite the text in braces, or add @string{${undefinedMacro} = {…}}.`,
      );

  const journalMacro = /^\\(\w+)\s*$/.exec(
    (raw('journaltitle', 'journal') ?? '').replace(/[{}]/g, '').trim(),
  )?.[1];
  const urls = raw('url') ? verbatim(raw('url')!) : undefined;
  const doi = cleanDoi(verbatim(raw('doi') ?? '')) ?? (urls && doiIn(urls));
  const source = urls && cleanSource(urls);
  const { pages, articleNumber, note } = pagesOrNumber(text('pages'));
  if (note) lost('pages', note);
  const language = text('langid', 'language', 'hyphenation');
  const { tag, note: languageNote } = cleanLanguage(language);
  if (languageNote) lost('language', languageNote);
  const date = dateIn({
    date: text('date'),
    year: text('year'),
    month: text('month'),
    day: text('day'),
  });
  if (date.note) lost('date', date.note);
  const { note: wrongIssn, ...issns } = issnsIn({ issn: text('issn'), online: text('eissn') });
  if (wrongIssn) lost('issn', wrongIssn);
  return {
    ...(type !== 'article' && type !== 'suppperiodical' && { otherType: `@${type}` }),
    notes,
    fields: filled<Record<string, unknown>>({
      title: join(markedText('title'), markedText('subtitle'), markedText('titleaddon')),
      authors: bibtexNames(raw('author') ?? '', (tex) => plainText(tex, 'author')),
      volume: unknownAsAbsent(text('volume')),
      issue: unknownAsAbsent(text('number', 'issue')),
      pages: pages && cleanPages(pages),
      'article-number': text('eid', 'article-number', 'articleno', 'art_number') ?? articleNumber,
      date: date.value,
      keywords: keywordsIn(text('keywords', 'keyword')),
      abstract: markedText('abstract'),
      doi,
      language: tag,
      source,
      // BibLaTeX's keys of before; what can be no address never was one.
      formerly: (text('ids') ?? '')
        .split(',')
        .map((id) => slug(id.trim()))
        .filter((id) => id && id !== slug(key)),
    }),
    journal: {
      ...filled({
        title:
          (journalMacro && lookUp(journalMacros, journalMacro)) ??
          join(text('journaltitle', 'journal'), text('journalsubtitle')),
        abbreviation: text('shortjournal'),
        publisher: text('publisher'),
      }),
      ...issns,
    },
  };
}
