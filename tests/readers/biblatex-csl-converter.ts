import { BibLatexParser, CSLParser } from 'biblatex-csl-converter';
import { inverted, understood, type Reader, type Understood } from './reader.ts';

type Rich = { text?: string }[];

/** The parsers of Fidus Writer. */
export const biblatexCslConverter: Reader = {
  name: 'biblatex-csl-converter',
  reads: ['bibtex', 'biblatex', 'csl-json'],
  available: true,
  async read(file, format) {
    const parser = format === 'csl-json' ? new CSLParser(byId(file)) : new BibLatexParser(file, options);
    const parsed = parser.parse() as unknown as { entries: Record<string, Entry> } & Record<string, Entry>;
    const errors = parser.errors as { type: string }[];
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return Object.values(format === 'csl-json' ? parsed : parsed.entries).map(understoodEntry);
  },
};

const options = { processUnexpected: true, processUnknown: true };

const byId = (file: string) =>
  Object.fromEntries((JSON.parse(file) as { id: string }[]).map((item) => [item.id, item]));

interface Entry {
  readonly entry_key: string;
  readonly fields: Record<string, never>;
  readonly unexpected_fields?: Record<string, never>;
}

const text = (rich: Rich | undefined) => rich?.map((one) => one.text ?? '').join('');

const understoodEntry = ({ entry_key: key, fields, unexpected_fields: more }: Entry): Understood =>
  understood({
    key,
    title: text(fields['title']),
    authors: (fields['author'] as Record<string, Rich>[] | undefined)?.map(
      ({ literal, prefix, family, given, suffix }) =>
        text(literal) ??
        inverted([text(prefix), text(family)].filter(Boolean).join(' '), text(given), text(suffix)),
    ),
    journal: text(fields['journaltitle']),
    volume: text(fields['volume']),
    issue: text(fields['number']),
    pages: (fields['pages'] as Rich[][] | undefined)
      ?.map((range) =>
        range
          .flat()
          .map((one) => one.text)
          .join('-'),
      )
      .join(', '),
    date: fields['date'],
    doi: fields['doi'],
    url: fields['url'],
    issn: text(fields['issn']),
    publisher: text((more?.['publisher'] as Rich[] | undefined)?.[0]),
    keywords: fields['keywords'],
    abstract: text(fields['abstract']),
  });
