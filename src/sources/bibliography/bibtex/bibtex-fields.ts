import { filled } from '../../../record/filled.ts';
import { slug } from '../../../record/key.ts';
import type { RawEntry } from './bibtex-entries.ts';
import { bibtexNames } from '../../values/bibtex-names.ts';
import { certainFields } from '../../values/certain.ts';
import { clean, keywordsIn, inOwnMarkup, verbatim } from '../../values/clean.ts';
import { dateOfFields } from '../../values/dates.ts';
import type { WorkType } from '../../../record/cited-reference.ts';
import type { Entry } from '../entry.ts';
import { journalMacros } from './journal-macros.ts';
import { lookUp } from '../../values/lookup.ts';
import type { Definition } from './tex-definitions.ts';
import { formulaMark, plainFormula, readTex } from './tex.ts';

/**
 * The content of an entry as front matter fields.
 * @param lost called with what was left out of a field, and why
 */
export function toFields(
  { type, key, fields }: RawEntry,
  defined: ReadonlyMap<string, Definition>,
  lost: (field: string, message: string | undefined) => void,
): Pick<Entry, 'otherType' | 'type' | 'fields' | 'journal' | 'more'> {
  const reported = new Set<string>();
  const nameOf = (names: readonly string[]) =>
    names.find((name) => {
      const { value = '', undefinedMacro } = fields.get(name) ?? {};
      if (undefinedMacro && !reported.has(name)) {
        reported.add(name);
        lost(
          name,
          `“${undefinedMacro}” is a macro that no @string defines.\nWrite the text in braces, or add @string{${undefinedMacro} = {…}}.`,
        );
      }
      return value.trim();
    });
  const raw = (...names: readonly string[]) => fields.get(nameOf(names) ?? '')?.value;
  const read = (tex: string, field: string) => {
    const { text, formulas, unknown } = readTex(tex, defined);
    if (unknown.length > 0)
      lost(
        field,
        `${unknown.join(', ')}: this macro is unknown, so only the text of its arguments was kept.\nWrite what it prints.`,
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
      inOwnMarkup(found).replace(formulaMark, (_, number: string) => `$${formulas[Number(number)]!}$`) ||
      undefined
    );
  };
  const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(': ') || undefined;
  const journalMacro = /^\\(\w+)\s*$/.exec(
    (raw('journaltitle', 'journal') ?? '').replace(/[{}]/g, '').trim(),
  )?.[1];
  const title = markedText('title');
  const url = raw('url');
  const isArticle = type === 'article' || type === 'suppperiodical';
  const { fields: certain, issns } = certainFields(
    {
      volume: text('volume'),
      issue: text('number', 'issue'),
      pages: text('pages'),
      articleNumber: text('eid', 'article-number', 'articleno', 'art_number'),
      date: dateOfFields({ date: text('date'), year: text('year'), month: text('month'), day: text('day') }),
      doi: verbatim(raw('doi') ?? ''),
      language: text('langid', 'language', 'hyphenation'),
      url: url && verbatim(url),
      issns: { issn: text('issn'), online: text('eissn') },
    },
    lost,
  );
  return {
    ...(!isArticle && { otherType: `@${type}` }),
    type: lookUp(workTypes, type) ?? 'document',
    more: filled<Record<string, unknown>>({
      editors: bibtexNames(raw('editor') ?? '', (tex) => plainText(tex, 'editor')),
      edition: text('edition'),
      'publisher-place': text('location', 'address'),
    }),
    fields: filled<Record<string, unknown>>({
      title,
      subtitle: title && join(markedText('subtitle'), markedText('titleaddon')),
      authors: bibtexNames(raw('author') ?? '', (tex) => plainText(tex, 'author')),
      ...certain,
      keywords: keywordsIn(text('keywords', 'keyword')),
      abstract: markedText('abstract'),
      // Former BibLaTeX keys; a key that cannot be a URL segment never was one.
      formerly: (text('ids') ?? '')
        .split(',')
        .map((id) => slug(id.trim()))
        .filter((id) => id && id !== slug(key)),
    }),
    journal: {
      ...filled({
        title:
          (journalMacro && lookUp(journalMacros, journalMacro)) ??
          join(text('journaltitle', 'journal'), text('journalsubtitle')) ??
          (isArticle ? undefined : join(text('booktitle', 'maintitle', 'eventtitle'), text('booksubtitle'))),
        abbreviation: text('shortjournal'),
        publisher: isArticle ? text('publisher') : text('publisher', 'school', 'institution', 'organization'),
      }),
      ...issns,
    },
  };
}

/** CSL's types by those of BibTeX and BibLaTeX: https://ctan.org/pkg/biblatex, section 2.1 */
const workTypes: Readonly<Record<string, WorkType>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  reference: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  manual: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  dataset: 'dataset',
  software: 'software',
  standard: 'standard',
  patent: 'patent',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  unpublished: 'manuscript',
  movie: 'motion_picture',
  video: 'motion_picture',
};
