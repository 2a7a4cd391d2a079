import type { Article } from './article.ts';
import { printPlace } from './pages.ts';

/** Where an article was published, in one line: `Vestnik RUDN. International Relations, 25(3), 366-381`. The order of https://www.dublincore.org/specifications/dublin-core/dc-citation-guidelines/ */
export function citationLine({ container, volume, issue, pages, articleNumber }: Article): string {
  const numbers = (volume ?? '') + (issue ? `(${issue})` : '');
  const place = printPlace({ pages, articleNumber });
  return [container.title, numbers, place].filter(Boolean).join(', ');
}
