import { convert } from 'pandoc-wasm';
import { inverted, isoDate, understood, withoutTags, type Reader, type Understood } from './reader.ts';

interface PandocItem {
  [field: string]: string | undefined;
}

/** Removes pandoc's dollar signs around formulas that are just a comparison operator. */
const words = (text?: string) => withoutTags(text)?.replace(/\$([<>]+)\$/g, '$1');

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
        title: words(item['title']),
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
        journal: words(item['container-title']),
        volume: item['volume'],
        issue: item['issue'],
        pages: item['page'],
        date: isoDate(...(item.issued?.['date-parts'][0].map(String) ?? [])),
        doi: item['DOI'],
        url: item['URL'],
        issn: item['ISSN'],
        publisher: words(item['publisher']),
        keywords: item['keyword']?.split(/[,;] /),
        abstract: words(item['abstract']),
      }),
    );
  },
};

// A document's metadata, as pandoc JSON.
async function readJats(file: string): Promise<Understood> {
  const { stdout } = await convert({ from: 'jats', to: 'json' }, file, {});
  const { meta } = JSON.parse(stdout) as { meta: Record<string, Inline> };
  const authors = meta['author']?.c as readonly Inline[] | undefined;
  return understood({
    title: wordsOf(meta['title']) + wordsOf(meta['subtitle']),
    authors: authors?.map(wordsOf),
    date: wordsOf(meta['date']),
    abstract: wordsOf(meta['abstract']),
  });
}

/** An inline or a list of inlines: https://hackage.haskell.org/package/pandoc-types */
interface Inline {
  readonly t?: string;
  readonly c?: unknown;
}

function wordsOf(inline: Inline | readonly Inline[] | undefined): string {
  if (inline === undefined) return '';
  if (Array.isArray(inline)) return inline.map(wordsOf).join('');
  const { t, c } = inline as Inline;
  if (t === 'Str') return c as string;
  if (t === 'Space' || t === 'SoftBreak') return ' ';
  if (t === 'Quoted') return (c as [Inline, Inline[]]).slice(1).map(wordsOf).join('');
  if (t === 'Math') return (c as [Inline, string])[1];
  return wordsOf(c as readonly Inline[]) + (t === 'Para' ? ' ' : '');
}
