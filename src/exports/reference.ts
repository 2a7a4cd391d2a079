import type { Article } from '../record/article.ts';
import { toCsl, type CslItem } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import { plain } from '../record/text.ts';
import { site } from '../site.ts';
import {
  bibliographyEntries,
  cleanEntry,
  quotedLiterals,
  safeNames,
  urlInEntry,
  withoutMarkup,
} from './citeproc.ts';
import { titleIn } from './csl-corrections.ts';
import { useLocale, useStyle } from './csl-styles.ts';

/** A formatted reference. */
export interface FormattedReference {
  /** Safe to set as markup; without inline styles, which a strict content security policy refuses. */
  readonly html: string;
  readonly text: string;
}

/**
 * The reference to an article in a CSL style, in the language of the record, or else of the site. Citation.js keeps
 * one engine for each style and language.
 * @param style as {@link useStyle} takes it
 */
export function formatReference(article: Article, style: string): FormattedReference {
  const made = references.get(article) ?? new Map<string, FormattedReference>();
  references.set(article, made);
  let reference = made.get(style);
  if (!reference) made.set(style, (reference = format(article, style)));
  return reference;
}

/** What citeproc makes for an article, which costs more than all else of its page. */
export interface FormattedArticle {
  /** The references to it, in the order of the site's styles. */
  readonly own: readonly FormattedReference[];
  /** What it cites, in its order. */
  readonly cited: readonly FormattedReference[];
}

/** The references to an article in the styles of the site, in their order; those that are expected are waited for. */
export const referencesOf = async (article: Article): Promise<readonly FormattedReference[]> =>
  (await expectedOf(article))?.own ?? site.styles.map((style) => formatReference(article, style));

/** What is being formatted elsewhere for an article; undefined if nothing is. */
export const expectedOf = (article: Article): Promise<FormattedArticle> | undefined => expected.get(article);

/**
 * Announces that the references of these articles are being formatted elsewhere.
 * @returns how to hand them over
 */
export function expectReferences(articles: readonly Article[]) {
  const { promise, resolve, reject } = Promise.withResolvers<readonly FormattedArticle[]>();
  // Avoid an unhandled rejection if no page awaits this promise.
  promise.catch(() => undefined);
  for (const [index, article] of articles.entries())
    expected.set(
      article,
      promise.then((made) => made[index]!),
    );
  return { resolve, reject };
}

// A page, its plain text and its Markdown all show the first style.
const references = new WeakMap<Article, Map<string, FormattedReference>>();
const expected = new WeakMap<Article, Promise<FormattedArticle>>();

function format(article: Article, style: string): FormattedReference {
  const language = article.language ?? site.language;
  const { template, defaultLocale } = useStyle(style, language);
  const locale = useLocale(language, defaultLocale);
  const { title, ...item } = itemFor(article, printsNumber(template));
  const titled = { ...item, title: titleIn(style, title, article.language) };
  const [entry] = bibliographyEntries([titled], template, locale);
  const html = cleanEntry(style, entry!, article.doi)
    // A URL runs from left to right in any text.
    .replace(urlInEntry, '<bdi dir="ltr">$&</bdi>');
  return { html, text: withoutMarkup(html) };
}

/** True of a style that prints the number of an article as such, and not where others print pages. */
function printsNumber(template: string): boolean {
  let prints = printing.get(template);
  if (prints === undefined) {
    const item = { id: 'e1', type: 'article-journal', title: 'T', 'container-title': 'J', URL: '' } as const;
    const numbered: CslItem = { ...item, number: '7531' };
    const [entry] = bibliographyEntries([numbered], template, useLocale('en'));
    prints = entry!.includes('7531');
    printing.set(template, prints);
  }
  return prints;
}
const printing = new Map<string, boolean>();

/** The record as citeproc prints it as the guides have it. */
function itemFor(article: Article, withNumber: boolean): CslItem {
  // Styles print the type of an article in brackets, which guides ask for of some types alone.
  const { page, genre: _, ...item } = toCsl({ ...article, authors: safeNames(article.authors) });
  const { articleNumber, doi, language } = article;
  return {
    ...item,
    // A style ends a title by a full stop or a comma of its own; that of an abbreviation is a part of it.
    title: item.title.replace(/(?<![.\s]|\.\p{L})\.$/u, ''),
    ...(articleNumber && withNumber ? { number: articleNumber } : page && { page }),
    // citeproc takes what has no language for English, and raises its words.
    language: language && isLatin(plain(article.title)) ? language : 'und',
    // To some styles an organisation is no name among others: "Smith, J. & World Health Organization".
    ...(item.author && { author: quotedLiterals(item.author) }),
    URL: doi ? doiUrl(doi) : item.URL,
  };
}

const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);
