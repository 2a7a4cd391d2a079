import { filled } from '../../record/filled.ts';
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
import type { BibliographyFormat, Entry } from './entry.ts';

// Read here, since Citation.js's reader says neither lines nor what it left out. https://en.wikipedia.org/wiki/RIS_(file_format)

type Value = { readonly tag: string; readonly line: number; text: string };

/** RIS, as EndNote, Zotero, publishers and databases write it. */
export const ris = {
  extension: '.ris',
  parse(text) {
    const entries: Entry[] = [];
    const broken: { line: number; message: string }[] = [];
    let open: Value[] | undefined;
    const end = () => {
      if (open) entries.push(toEntry(open, entries.length + 1));
      open = undefined;
    };
    for (const [index, source] of text.split(/\r\n?|\n/).entries()) {
      const line = index + 1;
      const [, tag, value = ''] = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(source.trimEnd()) ?? [];
      if (tag === 'TY') {
        if (open)
          broken.push({
            line: open[0]!.line,
            message: 'its last line, ER  - , is missing.\nAdd it before the next TY  - line.',
          });
        end();
        open = [{ tag, line, text: value }];
      } else if (tag === 'ER') end();
      else if (tag && open) open.push({ tag, line, text: value });
      else if (open && source.trim()) {
        // A long value goes on; a list of keywords, one a line.
        const last = open.at(-1)!;
        if (last.tag === 'KW') open.push({ tag: 'KW', line, text: source.trim() });
        else last.text += `${last.tag === 'AB' || last.tag === 'N2' ? '\n' : ' '}${source.trim()}`;
      } else if (source.trim())
        broken.push({
          line,
          message: `“${source.trim().slice(0, 40)}” stands outside an entry.\nBegin every entry with TY  - JOUR, and end it with ER  - .`,
        });
    }
    if (open)
      broken.push({
        line: open[0]!.line,
        message: 'its last line, ER  - , is missing.\nAdd it at the end of the entry.',
      });
    end();
    return { entries, broken };
  },
} as const satisfies BibliographyFormat;

function toEntry(values: readonly Value[], number: number): Entry {
  const all = (...tags: readonly string[]) =>
    values.filter(({ tag, text }) => tags.includes(tag) && text.trim()).map(({ text }) => clean(text));
  const first = (...tags: readonly string[]) => tags.flatMap((tag) => all(tag))[0];
  const raw = (...tags: readonly string[]) =>
    values.find(({ tag, text }) => tags.includes(tag) && text.trim())?.text;
  const type = values[0]!.text.trim();
  const key = first('ID');
  const [start, last] = [first('SP'), first('EP')];
  const [title, abstract] = [raw('TI', 'T1'), raw('AB', 'N2')];
  const date = first('DA', 'PY', 'Y1');
  const language = first('LA');
  const url = first('UR');
  const doi = first('DO');
  return {
    name: key ?? `entry ${number}`,
    ...(key && { key }),
    line: values[0]!.line,
    ...(!/^(?:JOUR|JFULL|EJOUR|EJOU)$/.test(type) && { otherType: `TY  - ${type}` }),
    fields: filled({
      title: title && marked(title),
      authors: all('AU', 'A1').map(toName),
      volume: first('VL'),
      issue: first('IS'),
      pages: start && cleanPages(last && last !== start && !/[-–]/.test(start) ? `${start}-${last}` : start),
      'article-number': first('C7'),
      // An empty part is not known: 2020/10//
      date: date && cleanDate(date.replace(/\/{2,}.*$|\/[^\d/].*$/, '')),
      keywords: all('KW'),
      abstract: abstract && marked(abstract),
      doi: doi && cleanDoi(doi),
      language: language && cleanLanguage(language),
      source: url && cleanSource(url),
    }),
    journal: {
      ...filled({
        title: first('JF', 'T2', 'JO', 'JA', 'J2'),
        abbreviation: first('J2', 'JA'),
        publisher: first('PB'),
      }),
      issn: {},
      issns: all('SN').flatMap(issnsIn),
    },
    lineOf: (field) => values.find(({ tag }) => written[field]?.includes(tag))?.line ?? values[0]!.line,
  };
}

const written: Readonly<Record<string, readonly string[]>> = {
  title: ['TI', 'T1'],
  authors: ['AU', 'A1'],
  journal: ['JF', 'T2', 'JO'],
  volume: ['VL'],
  issue: ['IS'],
  pages: ['SP'],
  date: ['DA', 'PY', 'Y1'],
  abstract: ['AB', 'N2'],
  doi: ['DO'],
  language: ['LA'],
  source: ['UR'],
};

/** “Family, Given, Suffix”; a name without a comma cannot be split for certain, and stays as it stands. */
function toName(text: string) {
  const [family, given, suffix] = text.split(/\s*,\s*/);
  return given ? filled({ family, given, suffix }) : { literal: family };
}
