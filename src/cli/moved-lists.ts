import Papa from 'papaparse';
import type { Article } from '../record/article.ts';
import { plain } from '../record/text.ts';

// The lists by which registries change the URLs of many articles at once, by file name.

/**
 * Crossref’s, one for each DOI prefix:
 * https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/updating-your-metadata/
 * @param email of the person who sends it
 */
export function crossrefLists(articles: readonly Article[], email: string): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  for (const { doi, url } of articles) {
    if (!doi) continue;
    const prefix = doi.slice(0, doi.indexOf('/'));
    const name = `crossref-${prefix}.txt`;
    const start = lists.get(name) ?? `H:email=${email};fromPrefix=${prefix};toPrefix=${prefix}\n`;
    lists.set(name, `${start}${doi}\t${url}\n`);
  }
  return lists;
}

/** For DOAJ’s administrator: a changed URL of a known article is refused in an upload. */
export const doajList = (articles: readonly Article[]): string =>
  `${Papa.unparse({
    fields: ['DOI', 'Title', 'Full-text URL'],
    data: articles.map(({ doi = '', title, url }) => [doi, plain(title), url]),
  })}\r\n`;
