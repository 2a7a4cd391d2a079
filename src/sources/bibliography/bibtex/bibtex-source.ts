import { parseBibtex, type RawEntry } from './bibtex-entries.ts';
import { toFields } from './bibtex-fields.ts';
import { noting, type BibliographyFormat, type Entry } from '../entry.ts';
import { linesOf } from '../../files/line-numbers.ts';
import { definitionsIn, type Definition } from './tex-definitions.ts';

/** BibTeX and BibLaTeX. */
export const bibtexSource = {
  extension: '.bib',
  otherExtensions: ['.bibtex', '.biblatex'],
  parse(text) {
    const { entries, broken, preamble } = parseBibtex(text);
    const defined = definitionsIn(preamble);
    const lineAt = linesOf(text);
    return {
      entries: entries.filter(({ type }) => type !== 'xdata').map((entry) => toEntry(entry, defined, lineAt)),
      broken: [
        ...broken.map(({ at, key, message }) => ({
          line: lineAt(at),
          ...(key && { entry: key }),
          message,
        })),
        // Text outside entries is a comment, but a file of nothing else was not meant as one.
        ...(entries.length + broken.length === 0 && !/@(?:string|preamble|comment)/i.test(text)
          ? [
              {
                line: 1,
                message: 'it has no entries.\nBegin every entry with @article{key, as in exported files.',
              },
            ]
          : []),
      ],
    };
  },
} as const satisfies BibliographyFormat;

function toEntry(
  raw: RawEntry,
  defined: ReadonlyMap<string, Definition>,
  lineAt: (offset: number) => number,
): Entry {
  const { key, fields, at } = raw;
  const line = lineAt(at);
  const lineOf = (field: string) => {
    const written = (names[field] ?? [field]).find((name) => fields.has(name));
    return written === undefined ? line : lineAt(fields.get(written)!.at);
  };
  const { notes, lost } = noting(lineOf);
  return {
    ...toFields(raw, defined, lost),
    name: key || `line ${line}`,
    ...(key && { key }),
    line,
    lineOf,
    notes,
  };
}

// The BibTeX names of record fields, for finding their lines.
const names: Readonly<Record<string, readonly string[]>> = {
  authors: ['author'],
  journal: ['journaltitle', 'journal'],
  proceedings: ['booktitle'],
  book: ['booktitle'],
  series: ['series', 'institution'],
  issue: ['number', 'issue'],
  date: ['date', 'year'],
  'article-number': ['eid', 'article-number', 'articleno', 'art_number'],
  language: ['langid', 'language', 'hyphenation'],
  source: ['url'],
  keywords: ['keywords', 'keyword'],
  formerly: ['ids'],
};
