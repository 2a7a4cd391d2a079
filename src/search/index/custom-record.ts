import type { CustomRecord } from 'pagefind';
import { contextObject } from '../../metadata/coins.ts';
import type { Article } from '../../record/article.ts';
import { printDate } from '../../record/date.ts';
import { filled } from '../../record/filled.ts';
import { leading, maxInLists, runningName } from '../../record/name.ts';
import { printPages } from '../../record/pages.ts';
import { plain } from '../../record/text.ts';
import { authorLine, journalLine } from '../../strings/index.ts';
import * as urls from '../../urls.ts';
import { alternatives, words } from '../client/fold.ts';
import { identifierTerm } from '../client/query.ts';
import { shortest } from '../client/spelling.ts';

const fields = ['title', 'author', 'journal', 'keywords', 'date', 'alternatives'] as const;
const translatedTitle = (language: string) => `title-${language}`;

/** The names of all that the search may know of these articles. */
export function fieldsOf(articles: readonly Article[]): readonly string[] {
  const languages = new Set<string>();
  for (const { translations } of articles)
    for (const [language, { title }] of Object.entries(translations)) if (title) languages.add(language);
  return [...fields, ...[...languages].map(translatedTitle)].sort();
}

/** What the search knows of an article, and shows of it in a result. */
export const toSearchRecord = (article: Article): CustomRecord => ({
  // Behind the URL, since every other field is searched.
  url: `${urls.article(article)}#${contextObject(article)}`,
  content: contentOf(article),
  // One language for all, else Pagefind splits the index and a search sees only the language of its page.
  language: 'en',
  meta: filled({
    title: plain(article.title),
    author: authorLine(article),
    journal: journalLine(article),
    keywords: article.keywords.join('; '),
    date: article.issued && printDate(article.issued),
    alternatives: alternativesOf(article).join(' '),
    ...translatedTitles(article),
  } satisfies Record<(typeof fields)[number], string | undefined>),
  filters: {
    journal: [article.journal.title],
    ...(article.issued && { year: [String(article.issued.year)] }),
  },
  // A record without a value vanishes when the results are sorted by it.
  sort: { date: article.issued ? printDate(article.issued) : '0000' },
});

const translatedTitles = ({ translations }: Article) =>
  Object.fromEntries(
    Object.entries(translations).map(([language, { title }]) => [
      translatedTitle(language),
      title && plain(title),
    ]),
  );

/** Pagefind drops a record without content, title or not. */
const contentOf = ({ title, abstract }: Article) =>
  [plain(title), abstract && plain(abstract)].filter(Boolean).join('\n');

function alternativesOf(article: Article): readonly string[] {
  const { doi, pages, issued, authors, keywords, translations, journal } = article;
  const titles = Object.values(translations).flatMap(({ title }) => (title ? [plain(title)] : []));
  const names = leading(authors, maxInLists).names.map(runningName);
  const text = [contentOf(article), ...names, ...keywords, journal.title, ...titles].join(' ');
  return [
    ...alternatives(text),
    // Words that stand in no field that is searched otherwise.
    ...titles.flatMap(words),
    ...names.slice(leading(authors).names.length).flatMap(words),
    ...(issued ? [String(issued.year)] : []),
    ...(pages ? [pages.first, identifierTerm(printPages(pages))] : []),
    ...(doi ? [identifierTerm(doi)] : []),
  ];
}

/** The words that a misspelt one may have meant, with how often they stand in these articles. */
export function vocabularyOf(articles: readonly Article[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title, authors, keywords, journal } of articles)
    for (const word of words(
      [plain(title), ...leading(authors, maxInLists).names.map(runningName), ...keywords, journal.title].join(
        ' ',
      ),
    ))
      if (word.length >= shortest && !/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
