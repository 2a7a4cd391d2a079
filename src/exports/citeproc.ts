import type { CslName, CslWork } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import type { Name } from '../record/name.ts';
import { tidied } from './csl-corrections.ts';
import { csl } from './csl-styles.ts';

// What citeproc is given, and what becomes of its answer. Citation.js keeps one engine for each style and language.

/** The entries of a bibliography as citeproc makes them, in the order of the items, in one call. */
export function bibliographyEntries(
  items: readonly CslWork[],
  template: string,
  locale: string,
): readonly string[] {
  const engine = csl.engine(items, template, locale, 'html');
  engine.updateItems(items.map(({ id }) => id));
  const [{ entry_ids: ids }, entries] = engine.makeBibliography();
  // What one bibliography leaves behind would slow down all after it, and could show in them.
  engine.restoreProcessorState([]);
  const byId = new Map(entries.map((entry, index) => [ids[index]![0], entry]));
  return items.map(({ id }) => byId.get(id) ?? '');
}

/** An entry without the elements around it and the styles in it. */
export const cleanEntry = (style: string, entry: string, doi: string | undefined): string =>
  withDoiUrl(tidied(style, entry), doi)
    .replaceAll(joiner, '')
    .trim()
    .replace(/^<div[^>]*>([^]*)<\/div>$/, '$1')
    .trim()
    // The question mark of a title is punctuation enough.
    .replace(/([?!](?:<\/\w+>)?),(?=[”"’»])/g, '$1')
    .replace(/<span style="font-variant:\s*small-caps;">/g, '<span class="sc">')
    .replace(/<(\w+) style="[^"]*">/g, '<$1>');

/** A URL in an entry, without the punctuation after it. */
export const urlInEntry = /https?:\/\/[^\s<]*[^\s<.,;)]/g;

/** The address of a DOI as it leads there: citeproc appends a DOI with `<` or `#` unencoded. */
const withDoiUrl = (html: string, doi: string | undefined) =>
  doi ? html.replaceAll(`${doiUrl('')}${escaped(doi)}`, escaped(doiUrl(doi))) : html;

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

// citeproc keeps names as the keys of plain objects, and stops at an author called "constructor". What nobody sees
// makes it another key; no record holds the character.
const joiner = '\u2060';
const safe = (value: string) => (value.toLowerCase() in properties ? value + joiner : value);
const properties = Object.fromEntries(
  Object.getOwnPropertyNames(Object.prototype).map((name) => [name.toLowerCase(), true]),
);

/** Names that citeproc takes. */
export const safeNames = (names: readonly Name[]): readonly Name[] =>
  names.map((name) => ({
    ...name,
    ...(name.family && { family: safe(name.family) }),
    ...(name.given && { given: safe(name.given) }),
    ...(name.literal && { literal: safe(name.literal) }),
  }));

/** To some styles an organisation is no name among others: "Smith, J. & World Health Organization". */
export const quotedLiterals = (names: readonly CslName[]): readonly CslName[] =>
  names.map(({ literal, ...name }) => (literal ? { family: `"${literal}"` } : name));

/** The text of an entry: citeproc writes five tags, and as entities the characters & < > alone. */
export const withoutMarkup = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
