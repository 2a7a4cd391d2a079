import { convert } from 'pandoc-wasm';
import { inverted, isoDate, understood, withoutTags, type Reader } from './reader.ts';

interface PandocItem {
  [field: string]: string | undefined;
}

/** pandoc, compiled to WebAssembly. */
export const pandoc: Reader = {
  name: 'pandoc',
  reads: ['bibtex', 'biblatex', 'ris', 'csl-json'],
  available: true,
  async read(file, format) {
    const { stdout, stderr } = await convert(
      { from: format === 'csl-json' ? 'csljson' : format, to: 'csljson' },
      file,
      {},
    );
    if (stderr) throw new Error(stderr);
    type Item = PandocItem & {
      author?: {
        family?: string;
        given?: string;
        literal?: string;
        suffix?: string;
        'non-dropping-particle'?: string;
        'dropping-particle'?: string;
      }[];
      issued?: { 'date-parts': [number[]] };
    };
    return (JSON.parse(stdout) as unknown as Item[]).map((item) =>
      understood({
        key: item['id'],
        title: withoutTags(item['title']),
        authors: item.author?.map(
          ({
            literal,
            family,
            given,
            suffix,
            'non-dropping-particle': particle,
            'dropping-particle': dropping,
          }) =>
            literal ??
            inverted(
              [particle, family].filter(Boolean).join(' '),
              [given, dropping].filter(Boolean).join(' '),
              suffix,
            ),
        ),
        journal: withoutTags(item['container-title']),
        volume: item['volume'],
        issue: item['issue'],
        pages: item['page'],
        date: isoDate(...(item.issued?.['date-parts'][0].map(String) ?? [])),
        doi: item['DOI'],
        url: item['URL'],
        issn: item['ISSN'],
        publisher: withoutTags(item['publisher']),
        keywords: item['keyword']?.split(/[,;] /),
        abstract: withoutTags(item['abstract']),
      }),
    );
  },
};
