import type { Article } from '../record/article.ts';
import { citationLine } from '../record/citation-line.ts';
import { plain } from '../record/text.ts';

/** What a list of results shows below the title: at most 200 characters of the abstract, or else where it appeared. */
export function description(article: Article): string {
  const text = article.abstract ? plain(article.abstract).replace(/\s+/g, ' ') : citationLine(article);
  return text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/u, '')}…`;
}
