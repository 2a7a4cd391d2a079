import type { Article } from '../src/record/article.ts';
import { plain } from '../src/record/text.ts';

/** Queries of kinds that were once too expensive: words of the first article, phrases, authors, years, and none. */
export function costlyQueries([article]: readonly Article[]): readonly string[] {
  const [one = '', two = '', , three = ''] = plain(article!.title).split(' ');
  const [{ family }] = article!.authors as [{ family: string }];
  return [
    `${one} ${two}`,
    `${family} ${three}`,
    `"${one} ${two}"`,
    `author:${family}`,
    'author:wang',
    'year:2020',
    '🙂',
  ];
}
