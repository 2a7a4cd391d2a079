import type { Article } from '../record/article.ts';
import { en } from './en.ts';

/** The words of this site's interface. */
export const strings = en;

/** The journal with volume and number, as the head of a page names it. */
export function journalLine({
  journal,
  volume,
  issue,
}: Pick<Article, 'journal' | 'volume' | 'issue'>): string {
  const numbers = issueLine({ volume, issue });
  return numbers ? `${journal.title} (${numbers})` : journal.title;
}

/** The numbers of an issue: “Vol. 25, No. 3”. */
export const issueLine = ({ volume, issue }: Pick<Article, 'volume' | 'issue'>): string =>
  [volume && strings.volume(volume), issue && strings.issue(issue)].filter(Boolean).join(', ');
