import type { Article } from '../record/article.ts';
import { plain } from '../record/text.ts';

/**
 * What a list of results shows below the title: at most 200 characters of the abstract. Where there is none, nothing:
 * Zotero takes any other description for the abstract.
 */
export function description({ abstract }: Article): string | undefined {
  const text = abstract && plain(abstract).replace(/\s+/g, ' ');
  return text === undefined || text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/u, '')}…`;
}
