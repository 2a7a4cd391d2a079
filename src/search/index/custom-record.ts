import type { CustomRecord } from 'pagefind';
import { contextObject } from '../../metadata/coins.ts';
import type { Article } from '../../record/article.ts';
import { issns } from '../../record/container.ts';
import { wordsOfBody } from '../../record/body-node.ts';
import { printDate } from '../../record/date.ts';
import { filled } from '../../record/filled.ts';
import { leading, maxInLists, runningName } from '../../record/name.ts';
import { printPages } from '../../record/pages.ts';
import { plain } from '../../record/text.ts';
import { site } from 'offprint/site';
import { authorLine, containerLine } from '../../strings/index.ts';
import * as urls from '../../urls.ts';
import { alternatives, variants, words } from '../words/fold.ts';
import { everyArticle, identifierTerm, shortNameTerm } from '../words/query.ts';
import { shortest } from '../words/spelling.ts';

const translatedTitle = (language: string) => `title-${language}`;

/** The Pagefind record of an article: its searchable text, and the data shown in results. */
export const toSearchRecord = (article: Article): CustomRecord => ({
  // Appended to the URL, since every other field is searched.
  url: `${urls.article(article)}#${contextObject(article)}`,
  content: contentOf(article),
  // One language for all, otherwise Pagefind splits the index and searches only the language of the page.
  language: 'en',
  meta: filled({
    title: plain(article.title),
    author: authorLine(article),
    journal: containerLine(article),
    keywords: article.keywords.join('; '),
    date: article.issued && printDate(article.issued),
    ...alternativesOf(article),
    ...translatedTitles(article),
  }),
  filters: {
    journal: [article.container.titleNow ?? article.container.title],
    ...(article.issued && { year: [String(article.issued.year)] }),
    ...(article.type && { type: [article.type] }),
  },
  // Pagefind drops records without a value when sorting by it.
  sort: { date: article.issued ? printDate(article.issued) : '0000' },
});

const translatedTitles = ({ translations }: Article) =>
  Object.fromEntries(
    Object.entries(translations).map(([language, { title }]) => [
      translatedTitle(language),
      title && plain(title),
    ]),
  );

/** Pagefind drops records without words in their content. */
const contentOf = ({ title, abstract, body = [] }: Article) => {
  const text = [abstract ? plain(abstract) : '', site.searchText ? wordsOfBody(body) : '']
    .filter(Boolean)
    .join(' ');
  return /[\p{L}\p{N}]/u.test(text) ? text : plain(title);
};

/** Additional spellings that readers may type, by field. */
function alternativesOf(article: Article) {
  const { doi, pages, issued, authors, keywords, translations, container, abstract, identifiers } = article;
  const titles = Object.values(translations).flatMap(({ title }) => (title ? [plain(title)] : []));
  const title = [plain(article.title), ...titles].join(' ');
  const names = leading(authors, maxInLists).names.map(runningName);
  const line = names.join(' ');
  const rest = [...keywords, container.title, abstract ? plain(abstract) : ''].join(' ');
  return {
    // Translated titles are always searchable.
    'title-alternatives': joined([
      ...alternatives(title),
      ...variants(plain(article.title)),
      ...titles.flatMap(words),
    ]),
    'author-alternatives': joined([
      ...alternatives(line),
      ...variants(line),
      // The authors omitted in the printed line.
      ...names.slice(leading(authors).names.length).flatMap(words),
      ...words(line).flatMap((word) => (word.length <= 3 ? [shortNameTerm(word)] : [])),
    ]),
    alternatives: joined([
      everyArticle,
      ...alternatives(rest),
      ...variants(keywords.join(' ')),
      ...Object.values(translations).flatMap((one) => (one.keywords ?? []).flatMap(words)),
      ...(issued ? [String(issued.year)] : []),
      ...(pages ? [pages.first, identifierTerm(printPages(pages))] : []),
      ...(doi ? [identifierTerm(doi)] : []),
      ...issns(container).map(identifierTerm),
      ...Object.entries(identifiers).flatMap(([name, value]) => [...words(name), ...words(value)]),
    ]),
  };
}

const joined = (all: readonly string[]) => [...new Set(all)].join(' ') || undefined;

/** The vocabulary for corrections, with frequencies. */
export function vocabularyOf(articles: readonly Article[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const inAbstracts = new Map<string, number>();
  const count = (text: string, of: Map<string, number>) => {
    for (const word of words(text))
      if (word.length >= shortest && !/\d/.test(word)) of.set(word, (of.get(word) ?? 0) + 1);
  };
  for (const { title, authors, keywords, container, abstract, body } of articles) {
    const names = leading(authors, maxInLists).names.map(runningName);
    count([plain(title), ...names, ...keywords, container.title].join(' '), counts);
    if (abstract) count(plain(abstract), inAbstracts);
    if (body && site.searchText) count(wordsOfBody(body), inAbstracts);
  }
  for (const [word, times] of inAbstracts)
    if (counts.has(word) || times >= fewest) counts.set(word, (counts.get(word) ?? 0) + times);
  return counts;
}

/** Words this rare that occur only in abstracts are more often mistakes than what a reader meant. */
const fewest = 3;
