import { BibLatexParser } from 'biblatex-csl-converter';
import { inverted, understood, type Reader } from './reader.ts';

type Rich = { text?: string }[];

/** The parser of Fidus Writer. */
export const biblatexCslConverter: Reader = {
  name: 'biblatex-csl-converter',
  reads: ['bibtex', 'biblatex'],
  available: true,
  async read(file) {
    const parser = new BibLatexParser(file, { processUnexpected: true, processUnknown: true });
    const { entries, errors } = parser.parse() as unknown as {
      entries: Record<
        string,
        { entry_key: string; fields: Record<string, never>; unexpected_fields?: Record<string, never> }
      >;
      errors: { type: string }[];
    };
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const text = (rich: Rich | undefined) => rich?.map(({ text }) => text ?? '').join('');
    return Object.values(entries).map(({ entry_key: key, fields, unexpected_fields: more }) =>
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
          ?.map((range) => range.map(text).join('-'))
          .join(', '),
        date: fields['date'],
        doi: fields['doi'],
        url: fields['url'],
        issn: text(fields['issn']),
        publisher: text((more?.['publisher'] as Rich[] | undefined)?.[0]),
        keywords: fields['keywords'],
        abstract: text(fields['abstract']),
      }),
    );
  },
};
