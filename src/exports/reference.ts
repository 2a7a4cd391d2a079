import { plugins } from '@citation-js/core';
import type { Article } from '../record/article.ts';
import { toCsl, type CslItem } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import { plain } from '../record/text.ts';
import { site } from '../site.ts';
import { tidied, titleIn } from './csl-corrections.ts';
import { useLocale, useStyle } from './csl-styles.ts';

/** A formatted reference. */
export interface Reference {
  /** Safe to set as markup; without inline styles, which a strict content security policy refuses. */
  readonly html: string;
  readonly text: string;
}

/**
 * The reference to an article in a CSL style, in the language of the record, or else of the site. Citation.js keeps
 * one engine for each style and language.
 * @param style as {@link useStyle} takes it
 */
export function formatReference(article: Article, style: string): Reference {
  const made = references.get(article) ?? new Map<string, Reference>();
  references.set(article, made);
  let reference = made.get(style);
  if (!reference) made.set(style, (reference = format(article, style)));
  return reference;
}

/** The references to an article in the styles of the site, in their order; those that are expected are waited for. */
export const referencesOf = async (article: Article): Promise<readonly Reference[]> =>
  (await expected.get(article)) ?? site.styles.map((style) => formatReference(article, style));

/**
 * Announces that the references of these articles are being made elsewhere.
 * @returns how to hand them over
 */
export function expectReferences(articles: readonly Article[]) {
  const { promise, resolve, reject } = Promise.withResolvers<readonly (readonly Reference[])[]>();
  // Without a page that waits for them, an error would be nobody's.
  promise.catch(() => undefined);
  for (const [index, article] of articles.entries())
    expected.set(
      article,
      promise.then((made) => made[index]!),
    );
  return { resolve, reject };
}

// A page, its plain text and its Markdown all show the first style, and a reference costs more than all else of them.
const references = new WeakMap<Article, Map<string, Reference>>();
const expected = new WeakMap<Article, Promise<readonly Reference[]>>();

const csl = plugins.config.get('@csl');

function format(article: Article, style: string): Reference {
  const language = article.language ?? site.language;
  const { template, defaultLocale } = useStyle(style, language);
  const locale = useLocale(language, defaultLocale);
  const { title, ...item } = itemFor(article, printsNumber(template));
  const titled = { ...item, title: titleIn(style, title, article.language) };
  const entry = tidied(style, bibliographyEntry(titled, template, locale));
  const html = withDoiUrl(entry, article.doi)
    .replaceAll(joiner, '')
    .trim()
    .replace(/^<div[^>]*>([^]*)<\/div>$/, '$1')
    .trim()
    // The question mark of a title is punctuation enough.
    .replace(/([?!](?:<\/\w+>)?),(?=[”"’»])/g, '$1')
    .replace(/<span style="font-variant:\s*small-caps;">/g, '<span class="sc">')
    .replace(/<(\w+) style="[^"]*">/g, '<$1>')
    // An address runs from left to right in any text.
    .replace(/https?:\/\/[^\s<]*[^\s<.,;)]/g, '<bdi dir="ltr">$&</bdi>');
  return { html, text: withoutMarkup(html) };
}

/** One entry of a bibliography, as citeproc makes it. */
function bibliographyEntry(item: CslItem, template: string, locale: string): string {
  const engine = csl.engine([item], template, locale, 'html');
  engine.updateItems([item.id]);
  const [, [entry = '']] = engine.makeBibliography();
  // What one reference leaves behind would slow down all after it, and could show in them.
  engine.restoreProcessorState([]);
  return entry;
}

/** True of a style that prints the number of an article as such, and not where others print pages. */
function printsNumber(template: string): boolean {
  let prints = printing.get(template);
  if (prints === undefined) {
    const item = { id: 'e1', type: 'article-journal', title: 'T', 'container-title': 'J', URL: '' } as const;
    prints = bibliographyEntry({ ...item, number: '7531' }, template, useLocale('en')).includes('7531');
    printing.set(template, prints);
  }
  return prints;
}
const printing = new Map<string, boolean>();

/** The record as citeproc prints it as the guides have it. */
function itemFor(article: Article, withNumber: boolean): CslItem {
  const { page, ...item } = toCsl(withSafeNames(article));
  const { articleNumber, doi, language } = article;
  return {
    ...item,
    // A style ends a title by a full stop or a comma of its own; that of an abbreviation is a part of it.
    title: item.title.replace(/(?<![.\s]|\.\p{L})\.$/u, ''),
    ...(articleNumber && withNumber ? { number: articleNumber } : page && { page }),
    // citeproc takes what has no language for English, and raises its words.
    language: language && isLatin(plain(article.title)) ? language : 'und',
    // To some styles an organisation is no name among others: "Smith, J. & World Health Organization".
    ...(item.author && {
      author: item.author.map(({ literal, ...name }) => (literal ? { family: `"${literal}"` } : name)),
    }),
    URL: doi ? doiUrl(doi) : item.URL,
  };
}

const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);

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
const withSafeNames = (article: Article): Article => ({
  ...article,
  authors: article.authors.map((name) => ({
    ...name,
    ...(name.family && { family: safe(name.family) }),
    ...(name.given && { given: safe(name.given) }),
    ...(name.literal && { literal: safe(name.literal) }),
  })),
});

// citeproc writes five tags, and as entities the characters & < > alone.
const withoutMarkup = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
