import { convert } from 'pandoc-wasm';
import { inverted, isoDate, understood, withoutTags, type Reader, type Understood } from './reader.ts';

interface PandocItem {
  [field: string]: string | undefined;
}

/** pandoc, compiled to WebAssembly. */
export const pandoc: Reader = {
  name: 'pandoc',
  reads: ['bibtex', 'biblatex', 'ris', 'csl-json', 'jats'],
  available: true,
  async read(file, format) {
    if (format === 'jats') return [await readJats(file)];
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

// A document's own metadata comes as pandoc's JSON.
async function readJats(file: string): Promise<Understood> {
  const { stdout } = await convert({ from: 'jats', to: 'json' }, file, {});
  const { meta } = JSON.parse(stdout) as { meta: Record<string, Inline> };
  const authors = meta['author']?.c as readonly Inline[] | undefined;
  return understood({
    title: words(meta['title']),
    authors: authors?.map(words),
    date: words(meta['date']),
    abstract: words(meta['abstract']),
  });
}

/** An inline or a list of them, as https://hackage.haskell.org/package/pandoc-types names it. */
interface Inline {
  readonly t?: string;
  readonly c?: unknown;
}

function words(inline: Inline | readonly Inline[] | undefined): string {
  if (inline === undefined) return '';
  if (Array.isArray(inline)) return inline.map(words).join('');
  const { t, c } = inline as Inline;
  if (t === 'Str') return c as string;
  if (t === 'Space' || t === 'SoftBreak') return ' ';
  if (t === 'Quoted') return (c as [Inline, Inline[]]).slice(1).map(words).join('');
  if (t === 'Math') return (c as [Inline, string])[1];
  return words(c as readonly Inline[]) + (t === 'Para' ? ' ' : '');
}
