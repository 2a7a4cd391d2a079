import { keywordsField, prepared } from './bibtex-fields.ts';
import { readBibtex, type ReadEntry } from './bibtex-read.ts';
import { linesOf, type BibliographyFormat, type Entry } from './entry.ts';

/** BibTeX and BibLaTeX. */
export const bibtex = {
  extension: '.bib',
  parse(source) {
    const text = prepared(source);
    const { entries, errors } = readBibtex(text);
    const lineAt = linesOf(text);
    let from = 0;
    const found = entries.map((entry) => {
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

const toEntry = ({ key, input, fields = {}, ...read }: ReadEntry, line: number): Entry => ({
  ...read,
  fields,
  name: key || `line ${line}`,
  ...(key && { key }),
  line,
  lineOf: (field) => {
    const named = (written[field] ?? [field]).join('|');
    const at = input.search(new RegExp(`(?:^|[\\s,{])(?:${named})\\s*=`, 'i'));
    const start = at < 0 ? 0 : at + input.slice(at).search(/\w/);
    return line + input.slice(0, start).split('\n').length - 1;
  },
});

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
