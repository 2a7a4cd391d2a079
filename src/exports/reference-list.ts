import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../record/article.ts';
import type { Reference } from '../record/cited-reference.ts';
import { othersMark, workToCsl, type CslWork } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import { escapeMarkup, html, plain } from '../record/text.ts';
import { site } from 'offprint/site';
import {
  bibliographyEntries,
  cleanEntry,
  quotedLiterals,
  safeNames,
  urlInEntry,
  withoutMarkup,
} from './citeproc.ts';
import { useLocale, useStyle, type UsedStyle } from './csl-styles.ts';
import { keepReference, type FormattedReference } from './reference.ts';

/**
 * The references of an article in order: as printed, or in the first style of the site, with a single call of citeproc. URLs and DOIs
 * are links.
 */
export function formatReferences(article: Article): readonly FormattedReference[] {
  let formatted = lists.get(article);
  if (!formatted) lists.set(article, (formatted = format(article)));
  return formatted;
}

/** The citeproc output for an article, the most expensive part of its page. */
export interface FormattedArticle {
  /** References to the article, in the order of the site's styles. */
  readonly own: readonly FormattedReference[];
  /** The article's own references, in order. */
  readonly cited: readonly FormattedReference[];
}

/** Keeps what was formatted elsewhere. */
export function keepFormatted(article: Article, { own, cited }: FormattedArticle): void {
  lists.set(article, cited);
  for (const [index, style] of site.styles.entries()) keepReference(article, style, own[index]!);
}

/**
 * Caches citeproc's output between builds, which saves two milliseconds per reference.
 * @param folder absolute path
 */
export function keepReferences(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cache = folder;
}
let cache: string | undefined;

/** Formatted entries, cached under a hash of their inputs; an unreadable file is rewritten. */
function cached(
  items: readonly CslWork[],
  { template, styleHash }: UsedStyle,
  locale: string,
): readonly string[] {
  const formatNow = () => bibliographyEntries(items, template, locale);
  if (!cache) return formatNow();
  const file = join(cache, hash('sha256', JSON.stringify([styleHash, locale, items])));
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (Array.isArray(kept) && kept.length === items.length && kept.every((one) => typeof one === 'string'))
      return kept;
  } catch {
    // Not cached yet.
  }
  const entries = formatNow();
  writeFileSync(file, JSON.stringify(entries));
  return entries;
}

// Shared by a page and its Markdown.
const lists = new WeakMap<Article, readonly FormattedReference[]>();

function format({ references = [], language = site.language }: Article): readonly FormattedReference[] {
  const entries = entriesOf(references, language);
  return references.map((reference, place) => {
    const { text, doi, url, article } = reference;
    const own = text ? html(text) : (entries.get(place) ?? '');
    // The page itself links to articles of this site.
    const address = article ? undefined : url;
    const target = doi ? doiUrl(doi) : address;
    const linked = linkUrls(own);
    const isNamed =
      target === undefined || own.includes(escapeMarkup(target)) || (doi && own.includes(escapeMarkup(doi)));
    const whole = isNamed ? linked : `${linked}${linked ? ' ' : ''}${link(escapeMarkup(target))}`;
    return { html: whole, text: text && isNamed ? plain(text) : withoutMarkup(whole) };
  });
}

/** Formatted entries of the references known field by field, by index. */
function entriesOf(references: readonly Reference[], language: string): ReadonlyMap<number, string> {
  const formatted = references.flatMap((reference, place) =>
    reference.work && !reference.text ? [[place, reference] as const] : [],
  );
  if (formatted.length === 0) return new Map();
  const [style] = site.styles;
  const used = useStyle(style, language);
  const items = formatted.map(([place, reference]) => itemFor(reference, `r${place}`));
  const entries = cached(items, used, useLocale(language, used.defaultLocale));
  return new Map(
    formatted.map(([place, { doi }], index) => [place, withEtAl(cleanEntry(style, entries[index]!, doi))]),
  );
}

/** “Ro, A., & ⟨others⟩” is “Ro, A., et al.” */
const withEtAl = (entry: string): string =>
  entry.replace(
    new RegExp(
      `([,;]?)\\s*(?:(?:&#38;|&amp;|&|and|и|und|et|y|e|en|i)\\s+)?[,;]?\\s*${othersMark}([,.]?)`,
      'g',
    ),
    (_, comma: string, end: string) => `${comma} et al.${end === '.' ? '' : end}`,
  );

function itemFor(reference: Reference, id: string) {
  const { authors, editors, ...work } = reference.work!;
  const { author, editor, ...item } = workToCsl(
    { ...reference, work: { ...work, authors: safeNames(authors), editors: safeNames(editors) } },
    id,
  );
  return {
    ...item,
    // citeproc takes items without a language for English and capitalises their titles.
    language: 'und',
    ...(author && { author: quotedLiterals(author) }),
    ...(editor && { editor: quotedLiterals(editor) }),
  };
}

/** URLs, and DOIs after `doi:`, as links. */
const linkUrls = (markup: string): string =>
  markup
    .replace(urlInEntry, (url) => link(url))
    .replace(
      /(\bdoi:\s*)(10\.\d{4,9}\/[^\s<]*[^\s<.,;)])/gi,
      (_, before: string, doi: string) =>
        `${before}<a href="${escapeMarkup(doiUrl(withoutMarkup(doi)))}" dir="ltr">${doi}</a>`,
    );

const link = (url: string) => `<a href="${url}" dir="ltr">${url}</a>`;
