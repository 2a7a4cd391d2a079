import { decodeHTML } from 'entities';
import { parseDate } from '../../record/date.ts';

// What exports do to text, undone where it is certain what stood there before.

/** A value without HTML entities (also those that were escaped twice), mojibake and stray blanks. */
export const clean = (value: string): string => {
  let text = value;
  for (let round = 0; round < 3 && /&(?:#\w+|\w+);/.test(text); round += 1) text = decodeHTML(text);
  return withoutMojibake(text)
    .replace(/\u0131(?=\p{M})/gu, 'i')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
};

/**
 * The same in the grammar of titles and abstracts: the marks that files write in HTML and JATS become ours, other
 * tags go, and a backslash or dollar sign is the character.
 */
export const marked = (value: string): string =>
  clean(value)
    .replace(/<span[^>]*small-?caps[^>]*>([^]*?)<\/span>/gi, '<sc>$1</sc>')
    .replace(/<(\/?)([a-z]+:)?([a-z]+)(?:\s[^<>]*)?\/?>/gi, (tag, close: string, _, name: string) => {
      const own = ownMarks[name.toLowerCase()];
      if (own) return `<${close}${own}>`;
      if (block.test(name)) return '\n\n';
      return foreign.test(name) ? '' : tag;
    })
    .replace(/[\\$]/g, '\\$&')
    .trim();

const ownMarks: Readonly<Record<string, string>> = {
  i: 'i',
  em: 'i',
  italic: 'i',
  b: 'b',
  strong: 'b',
  bold: 'b',
  sub: 'sub',
  inf: 'sub',
  sup: 'sup',
  sc: 'sc',
  scp: 'sc',
};
const block = /^(?:p|title|sec|br|div|list-item|li)$/i;
const foreign = /^(?:span|abstract|list|ul|ol|u|font|a|ext-link|xref|inline-formula|tex-math)$/i;

/** UTF-8 that was read as Windows-1252 and saved again: “Ã©” was é. Only what decodes again, and names one letter. */
const withoutMojibake = (text: string): string =>
  /[ÂÃâÐÑ]/.test(text)
    ? text.replace(broken, (run) => {
        const bytes = Uint8Array.from(
          run,
          (character) => windows1252.get(character) ?? character.codePointAt(0)!,
        );
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          return run;
        }
      })
    : text;

// The characters that bytes 80 to 9F are in Windows-1252; the others are their own code points.
const highs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = new Map([...highs].map((character, index) => [character, 0x80 + index]));
// Latin letters (not before a quotation mark or dash, which may follow a capital), quotes and dashes, and Cyrillic
// where two letters or more stand together.
const letter = `[Ã][\\u00a0-\\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ\\u0081\\u008d\\u008f\\u0090\\u009d]|Â[\\u00a0-\\u00bf]`;
const mark = `â€[${highs}\\u00a0-\\u00bf]`;
const cyrillic = `(?:[ÐÑ][${highs}\\u00a0-\\u00bf]){2,}`;
const broken = new RegExp(`(?:${letter}|${mark}|${cyrillic})+`, 'g');

/** A date as far as it is certain: `2020-10-08`, `2020/10/8/`, the year of a range. What is no date stays as it is. */
export function cleanDate(value: string): string | undefined {
  if (/^(?:n\.?\s*d\.?|s\.?\s*d\.?|undated|\?+)$/i.test(value.trim())) return undefined;
  const [from = '', to] = value.trim().split(/(?<=^[\d-]{4,10})\/(?=\d{4})/);
  const parts = from.split(/[-/]/).filter(Boolean);
  const date = parts
    .slice(0, 3)
    .map((part, index) => part.padStart(index ? 2 : 4, '0'))
    .join('-');
  if (!parseDate(date)) return value;
  if (!to) return date;
  return common(date.split('-'), to.split('-')) || value;
}

const common = (one: readonly string[], other: readonly string[]) => {
  const end = one.findIndex((part, index) => part !== other[index]);
  return (end < 0 ? one : one.slice(0, end)).join('-');
};

/** A range of pages with its last page in full: 366-81 is 366-381 wherever bibliographies shorten it. */
export function cleanPages(value: string): string {
  const [, first, dash, last] = /^(\d+)(\s*(?:-{1,3}|[‐‑‒–—−])\s*)(\d+)$/.exec(value) ?? [];
  if (!first || !last || !dash) return value.replace(/-{2,3}/g, '-');
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return `${first}-${+whole > +first ? whole : last}`;
}

/** A DOI without the address before it, which some write without its https. */
export const cleanDoi = (value: string): string => value.replace(doiAddress, '');

/** A page of the article; nothing of a DOI's own address, which says nothing new. */
export const cleanSource = (value: string): string | undefined =>
  /^https?:/i.test(value) && doiAddress.test(value) ? undefined : value;

const doiAddress = /^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i;

/** The ISSNs in a text, with their hyphens. */
export const issnsIn = (text: string): readonly string[] =>
  (text.match(/(?<!\d)\d{4}-?\d{3}[\dXx](?!\d)/g) ?? []).map(
    (one) => `${one.slice(0, 4)}-${one.slice(-4).toUpperCase()}`,
  );

/** A BCP 47 tag of a language's tag, code or English name; what is none stays as it is. */
export function cleanLanguage(value: string): string {
  const name = value.toLowerCase();
  const known = languageTags().get(name) ?? variants[name];
  if (known) return known;
  try {
    return /^[a-z]{2,3}([-_]\w+)*$/i.test(value)
      ? Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0]!
      : value;
  } catch {
    return value;
  }
}

// Names that babel has besides those of the languages.
const variants: Readonly<Record<string, string>> = {
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  ngerman: 'de',
  brazil: 'pt-BR',
  brazilian: 'pt-BR',
  portuges: 'pt',
  francais: 'fr',
};

let tags: ReadonlyMap<string, string> | undefined;
const languageTags = () => (tags ??= new Map(everyTag()));
function* everyTag(): Generator<[string, string]> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const one of letters)
    for (const other of letters) {
      const name = names.of(one + other);
      if (name) yield [name.toLowerCase(), Intl.getCanonicalLocales(one + other)[0]!];
    }
}
