import type { Article } from '../record/article.ts';
import type { Container } from '../record/container.ts';
import { filled } from '../record/filled.ts';
import { familyName, isFamilyOnly, joinKnown, type Name } from '../record/name.ts';
import { escapeLatex } from './latex.ts';

// Shared by BibTeX and BibLaTeX.

/** How a dialect writes plain text. */
export type Escape = (text: string) => string;

/** An entry with these fields, in order; absent ones are left out. */
export function printEntry(
  key: string,
  fields: Readonly<Record<string, string | undefined>>,
  type = 'article',
): string {
  const lines = Object.entries(fields).flatMap(([name, text]) => (text ? [`  ${name} = ${text}`] : []));
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** The value of `author` or `editor`; undefined if there are no names. @param others whether there are more than are named */
export const nameList = (names: readonly Name[], tex: Escape, others = false): string | undefined =>
  names.length
    ? braced([...names.map((name) => nameIn(name, tex)), ...(others ? ['others'] : [])].join(' and '))
    : undefined;

/**
 * The value of `keywords`. Some readers take it literally (an escaped & stays \& in Better BibTeX, {\'e} stays what
 * it is), and no style prints it: only characters that would end the value or the line are escaped. Readers split at commas and
 * semicolons; if a keyword contains a comma, the semicolon is the better choice.
 */
export const keywordList = ({ keywords }: Article): string | undefined =>
  keywords.length
    ? braced(
        escapeLatex(keywords.join(keywords.some((keyword) => keyword.includes(',')) ? '; ' : ', ')).replace(
          /\\([&_#])|\$([<>]+)\$/g,
          '$1$2',
        ),
      )
    : undefined;

/** A value between braces. */
export const braced = (value: string) => `{${value}}`;

// BibTeX splits names at " and " and at commas; names that contain one are braced.
const guarded = (part: string) => (/,|\sand\s/i.test(part) ? braced(part) : part);

function nameIn(name: Name, tex: Escape): string {
  if (name.literal) return braced(tex(name.literal));
  if (isFamilyOnly(name)) return braced(tex(familyName(name)));
  const part = (value?: string) => value && guarded(tex(value));
  // "von Last, Jr, First": https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf
  const family = joinKnown([part(name.particle), part(name.family)], ' ');
  const given = joinKnown([part(name.given), part(name.droppingParticle)], ' ');
  return joinKnown([family, part(name.suffix), given], ', ');
}

/**
 * Number and volume in a series. BibTeX has one field for the number of a volume and that of the series, and warns if an entry has
 * `number` as well; proceedings have theirs in `volume`, as DBLP writes them, and chapters in `number`, which every reader keeps.
 */
export function seriesNumbers({ kind, volume, series }: Container): {
  readonly volume?: string;
  readonly number?: string;
} {
  const number = series?.number;
  if (!number) return filled({ volume });
  return kind === 'proceedings' && !volume ? { volume: number } : filled({ volume, number });
}
