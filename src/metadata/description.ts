import type { Article } from '../record/article.ts';
import { plain } from '../record/text.ts';

/**
 * The meta description, as shown in search results: at most 200 characters of the abstract. None without an abstract:
 * Zotero would take any other description for one.
 */
export function description({ abstract }: Article): string | undefined {
  const text = abstract && plain(abstract).replace(/\s+/g, ' ');
  return text === undefined || text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/u, '')}…`;
}
