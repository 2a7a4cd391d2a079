import type { Article } from '../record/article.ts';
import { joinKnown, type Name } from '../record/name.ts';
import { escapeLatex } from './latex.ts';

// What BibTeX and BibLaTeX files have in common.

/** How a flavour writes plain text. */
export type Escape = (text: string) => string;

/** An entry of these fields, in their order; an absent one is left out. */
export function printEntry(
  key: string,
  fields: Readonly<Record<string, string | undefined>>,
  type = 'article',
): string {
  const lines = Object.entries(fields).flatMap(([name, text]) => (text ? [`  ${name} = ${text}`] : []));
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** The value of `author` or `editor`; undefined where nobody is known. */
export const nameList = (names: readonly Name[], tex: Escape): string | undefined =>
  names.length ? braced(names.map((name) => nameIn(name, tex)).join(' and ')) : undefined;

/**
 * The value of `keywords`. Some readers take it to the letter (an escaped & stays \& in Better BibTeX, {\'e} stays what
 * it is), and no style sets it: only what would end the value or the line is escaped. Readers split at both
 * punctuation marks; with a comma in a keyword, the semicolon is at least true.
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

// BibTeX parts names at " and " and at commas; what holds one of its own is braced.
const guarded = (part: string) => (/,|\sand\s/i.test(part) ? braced(part) : part);

function nameIn(name: Name, tex: Escape): string {
  if (name.literal) return braced(tex(name.literal));
  const part = (value?: string) => value && guarded(tex(value));
  // "von Last, Jr, First": https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf
  const family = joinKnown([part(name.particle), part(name.family)], ' ');
  const given = joinKnown([part(name.given), part(name.droppingParticle)], ' ');
  return joinKnown([family, part(name.suffix), given], ', ');
}
