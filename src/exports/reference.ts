import type { Article } from '../record/article.ts';
import { toCsl, type CslItem } from '../record/csl.ts';
import { doiUrl } from '../record/identifiers.ts';
import { plain } from '../record/text.ts';
import { readCslFile } from '../sources/files/csl-file.ts';
import { isOwnStyle } from '../sources/files/csl-repository.ts';
import { site } from 'offprint/site';
import {
  bibliographyEntries,
  cleanEntry,
  quotedLiterals,
  safeNames,
  urlInEntry,
  withoutMarkup,
} from './citeproc.ts';
import {
  conferenceMark,
  itemIn,
  statusIn,
  titleIn,
  withCaseOfItalics,
  withConference,
} from './csl-corrections.ts';
import { useLocale, useStyle } from './csl-styles.ts';

/** A formatted reference. */
export interface FormattedReference {
  /** Safe to set as markup; without inline styles, which a strict content security policy refuses. */
  readonly html: string;
  readonly text: string;
}

/**
 * The reference to an article in a CSL style, in the language of the record, or else that of the site. Citation.js keeps
 * one engine per style and language.
 * @param style id, see {@link useStyle}
 */
export function formatReference(article: Article, style: string): FormattedReference {
  const made = references.get(article) ?? new Map<string, FormattedReference>();
  references.set(article, made);
  let reference = made.get(style);
  if (!reference) made.set(style, (reference = format(article, style)));
  return reference;
}

/** Keeps references to an article that were formatted elsewhere. */
export function keepReference(article: Article, style: string, reference: FormattedReference): void {
  references.set(
    article,
    (references.get(article) ?? new Map<string, FormattedReference>()).set(style, reference),
  );
}

// The page, its plain text and its Markdown share the first style.
const references = new WeakMap<Article, Map<string, FormattedReference>>();

function format(article: Article, style: string): FormattedReference {
  const language = article.language ?? site.language;
  const { template, defaultLocale } = useStyle(style, language);
  const locale = useLocale(language, defaultLocale);
  const { title, ...item } = itemFor(article, template);
  const titled = {
    ...item,
    title: withCaseOfItalics(titleIn(style, title, article.language)),
    ...statusIn(style, article),
  };
  const [entry] = bibliographyEntries([itemIn(style, titled)], template, locale);
  const html = withConference(style, cleanEntry(style, entry!, article.doi), article, locale)
    // URLs are left-to-right in any text.
    .replace(urlInEntry, '<bdi dir="ltr">$&</bdi>');
  return { html, text: withoutMarkup(html) };
}

/** Whether a style prints article numbers as such rather than in place of pages. */
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

/** The record, adjusted so that citeproc's output follows the style guides. */
function itemFor(article: Article, template: string): CslItem {
  const {
    page,
    genre,
    'container-title': container,
    ...item
  } = toCsl({
    ...article,
    authors: safeNames(article.authors),
    container: {
      ...article.container,
      ...(article.container.editors && { editors: safeNames(article.container.editors) }),
    },
  });
  const { articleNumber, doi, language } = article;
  return {
    ...item,
    // Styles end titles with their own punctuation, but the full stop of an abbreviation belongs to the title.
    title: item.title.replace(/(?<![.\s]|\.\p{L})\.$/u, ''),
    ...(container && {
      'container-title': item.type === 'paper-conference' ? container + conferenceMark : container,
    }),
    // Styles print the type of an article in brackets, which guides require for few types, but a report has no number without it.
    ...(item.type === 'report' && genre && { genre }),
    ...(articleNumber && printsNumber(template) ? { number: articleNumber } : page && { page }),
    // citeproc takes items without a language for English and capitalises their titles.
    language: language && isLatin(plain(article.title)) ? language : 'und',
    // Some styles do not treat an organisation as a name among others: "Smith, J. & World Health Organization".
    ...(item.author && { author: quotedLiterals(item.author) }),
    ...(item.editor && { editor: quotedLiterals(item.editor) }),
    URL: doi ? doiUrl(doi) : item.URL,
  };
}

const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);

/** The name of a style that is a journal's own file; undefined for others. */
export const ownStyleName = (id: string): string | undefined =>
  isOwnStyle(id) ? readCslFile(id).title : undefined;
