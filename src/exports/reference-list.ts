import type { Article } from '../record/article.ts';
import type { Reference } from '../record/cited-reference.ts';
import { workToCsl } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import { escapeMarkup, html, plain } from '../record/text.ts';
import { site } from '../site.ts';
import {
  bibliographyEntries,
  cleanEntry,
  quotedLiterals,
  safeNames,
  urlInEntry,
  withoutMarkup,
} from './citeproc.ts';
import { useLocale, useStyle } from './csl-styles.ts';
import type { FormattedReference } from './reference.ts';

/**
 * What an article cites, in its order: as printed, or in the first style of the site, all of them by one call of citeproc. URLs and DOIs
 * are links.
 */
export function formatReferences(article: Article): readonly FormattedReference[] {
  let formatted = lists.get(article);
  if (!formatted) lists.set(article, (formatted = format(article)));
  return formatted;
}

// A page and its Markdown show the same.
const lists = new WeakMap<Article, readonly FormattedReference[]>();

function format({ references = [], language = site.language }: Article): readonly FormattedReference[] {
  const entries = entriesOf(references, language);
  return references.map((reference, place) => {
    const { text, doi, url, article } = reference;
    const own = text ? html(text) : (entries.get(place) ?? '');
    // An article of this site is linked by the page itself.
    const address = article ? undefined : url;
    const target = doi ? doiUrl(doi) : address;
    const linked = linkUrls(own);
    const isNamed =
      target === undefined || own.includes(escapeMarkup(target)) || (doi && own.includes(escapeMarkup(doi)));
    const whole = isNamed ? linked : `${linked}${linked ? ' ' : ''}${link(escapeMarkup(target))}`;
    return { html: whole, text: text && isNamed ? plain(text) : withoutMarkup(whole) };
  });
}

/** Entries of the references that are known field by field, by their places. */
function entriesOf(references: readonly Reference[], language: string): ReadonlyMap<number, string> {
  const formatted = references.flatMap((reference, place) =>
    reference.work && !reference.text ? [[place, reference] as const] : [],
  );
  if (formatted.length === 0) return new Map();
  const [style] = site.styles;
  const { template, defaultLocale } = useStyle(style, language);
  const items = formatted.map(([place, reference]) => itemFor(reference, `r${place}`));
  const entries = bibliographyEntries(items, template, useLocale(language, defaultLocale));
  return new Map(
    formatted.map(([place, { doi }], index) => [place, cleanEntry(style, entries[index]!, doi)]),
  );
}

function itemFor(reference: Reference, id: string) {
  const { authors, editors, ...work } = reference.work!;
  const { author, editor, ...item } = workToCsl(
    { ...reference, work: { ...work, authors: safeNames(authors), editors: safeNames(editors) } },
    id,
  );
  return {
    ...item,
    // citeproc takes what has no language for English, and raises its words.
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
