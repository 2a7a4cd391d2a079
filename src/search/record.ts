import type { CustomRecord } from 'pagefind';
import type { Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { runningName } from '../record/name.ts';
import { plain } from '../record/text.ts';
import { journalLine } from '../strings/index.ts';
import * as urls from '../urls.ts';

/** What the search knows of an article, and shows of it in a result. */
export const toSearchRecord = (article: Article): CustomRecord => ({
  url: urls.article(article),
  // Pagefind drops a record without content, title or not.
  content: [plain(article.title), article.abstract && plain(article.abstract)].filter(Boolean).join('\n'),
  // One language for all, else Pagefind splits the index and a search sees only the language of its page.
  language: 'en',
  meta: filled({
    title: plain(article.title),
    author: article.authors.map(runningName).join('; '),
    journal: journalLine(article),
    keywords: article.keywords.join('; '),
    date: article.issued && printDate(article.issued),
  }),
});

const filled = (values: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
