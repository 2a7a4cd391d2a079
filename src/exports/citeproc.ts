import type { CslName, CslWork } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import type { Name } from '../record/name.ts';
import { tidied } from './csl-corrections.ts';
import { csl } from './csl-styles.ts';

// Input and output of citeproc. Citation.js keeps one engine per style and language.

/** Formats a bibliography with one call of citeproc; entries are in the order of the items. */
export function bibliographyEntries(
  items: readonly CslWork[],
  template: string,
  locale: string,
): readonly string[] {
  const engine = csl.engine(items, template, locale, 'html');
  engine.updateItems(items.map(({ id }) => id));
  const [{ entry_ids: ids }, entries] = engine.makeBibliography();
  // State left by one bibliography would slow down all later ones and could leak into them.
  engine.restoreProcessorState([]);
  const byId = new Map(entries.map((entry, index) => [ids[index]![0], entry]));
  return items.map(({ id }) => byId.get(id) ?? '');
}

/** An entry without its wrapper elements and inline styles. */
export const cleanEntry = (style: string, entry: string, doi: string | undefined): string =>
  withDoiUrl(tidied(style, entry), doi)
    .replaceAll(joiner, '')
    .trim()
    .replace(/^<div[^>]*>([^]*)<\/div>$/, '$1')
    .trim()
    // No comma after a title that ends with a question mark.
    .replace(/([?!](?:<\/\w+>)?),(?=[”"’»])/g, '$1')
    .replace(/<span style="font-variant:\s*small-caps;">/g, '<span class="sc">')
    .replace(/<(\w+) style="[^"]*">/g, '<$1>');

/** A URL in an entry, without the punctuation after it. */
export const urlInEntry = /https?:\/\/[^\s<]*[^\s<.,;)]/g;

/** Replaces a DOI URL by a correctly encoded one: citeproc does not encode `<` or `#`. */
const withDoiUrl = (html: string, doi: string | undefined) =>
  doi ? html.replaceAll(`${doiUrl('')}${escaped(doi)}`, escaped(doiUrl(doi))) : html;

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

// citeproc uses names as keys of plain objects, and fails for an author called "constructor". An invisible character
// changes the key; no record contains it.
const joiner = '\u2060';
const safe = (value: string) => (value.toLowerCase() in properties ? value + joiner : value);
const properties = Object.fromEntries(
  Object.getOwnPropertyNames(Object.prototype).map((name) => [name.toLowerCase(), true]),
);

/** Names that are safe for citeproc. */
export const safeNames = (names: readonly Name[]): readonly Name[] =>
  names.map((name) => ({
    ...name,
    ...(name.family && { family: safe(name.family) }),
    ...(name.given && { given: safe(name.given) }),
    ...(name.literal && { literal: safe(name.literal) }),
  }));

/** Some styles do not treat an organisation as a name among others: "Smith, J. & World Health Organization". */
export const quotedLiterals = (names: readonly CslName[]): readonly CslName[] =>
  names.map(({ literal, ...name }) => (literal ? { family: `"${literal}"` } : name));

/** The plain text of an entry: citeproc writes five tags, and entities only for & < >. */
export const withoutMarkup = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
