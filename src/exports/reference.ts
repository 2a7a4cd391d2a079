import { plugins } from '@citation-js/core';
import type { Article } from '../record/article.ts';
import { toCsl } from '../record/csl.ts';
import { site } from '../site.ts';
import { registered, useLocale, useStyle } from './csl-styles.ts';

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
export const formatReference = (article: Article, style: string): Reference =>
  references.get(article)?.get(style) ?? remember(article, style, format(article, style));

/** Keeps a reference that was made elsewhere, for {@link formatReference} to give. */
export function remember(article: Article, style: string, reference: Reference): Reference {
  const made = references.get(article) ?? new Map<string, Reference>();
  references.set(article, made.set(style, reference));
  return reference;
}

// A page, its plain text and its Markdown all show the first style, and a reference costs more than all else of them.
// Vite loads this module a second time for the pages; both are one process, and share what was made.
const shared = globalThis as typeof globalThis & { [key]?: WeakMap<Article, Map<string, Reference>> };
const key = Symbol.for('offprint.references');
const references = (shared[key] ??= new WeakMap());

function format(article: Article, style: string): Reference {
  useStyle(style);
  const [[, entry] = ['', '']] = plugins.output.format('bibliography', [toCsl(withSafeNames(article))], {
    template: registered(style),
    lang: useLocale(article.language ?? site.language),
    format: 'html',
    asEntryArray: true,
  });
  const html = entry
    .replaceAll(joiner, '')
    .trim()
    .replace(/^<div[^>]*>([^]*)<\/div>$/, '$1')
    .trim()
    .replace(/<span style="font-variant:\s*small-caps;">/g, '<span class="sc">')
    .replace(/<(\w+) style="[^"]*">/g, '<$1>')
    // An address runs from left to right in any text.
    .replace(/https?:\/\/[^\s<]*[^\s<.,;)]/g, '<bdi dir="ltr">$&</bdi>');
  return { html, text: withoutMarkup(html) };
}

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
