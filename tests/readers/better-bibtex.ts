import { parse } from '@retorquere/bibtex-parser';
import { inverted, isoDate, understood, withoutTags, type Reader } from './reader.ts';

/** The parser of Better BibTeX for Zotero. */
export const betterBibtex: Reader = {
  name: '@retorquere/bibtex-parser',
  reads: ['bibtex', 'biblatex'],
  available: true,
  async read(file) {
    const { entries, errors } = parse(file, { sentenceCase: { langids: false } } as object);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (entries as unknown as { key: string; fields: Record<string, never> }[]).map(({ key, fields }) =>
      understood({
        key,
        title: withoutTags(fields['title']),
        authors: (fields['author'] as BibtexName[] | undefined)?.map(
          ({ name, prefix, lastName, firstName, suffix }) =>
            name ?? inverted([prefix, lastName].filter(Boolean).join(' '), firstName, suffix),
        ),
        journal: fields['journal'] ?? fields['journaltitle'],
        volume: fields['volume'],
        issue: fields['number'],
        pages: fields['pages'],
        date: fields['date'] ?? isoDate(fields['year'], fields['month'], fields['day']),
        doi: fields['doi'],
        url: fields['url'],
        issn: fields['issn'],
        publisher: (fields['publisher'] as string[] | undefined)?.join(' and '),
        keywords: fields['keywords'],
        abstract: fields['abstract'],
      }),
    );
  },
};

interface BibtexName {
  name?: string;
  prefix?: string;
  lastName?: string;
  firstName?: string;
  suffix?: string;
}
