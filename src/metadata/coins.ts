import { issns, type Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { familyName, givenNames, invertedName, leading, maxInLists } from '../record/name.ts';
import { printPlace } from '../record/pages.ts';
import { plain } from '../record/text.ts';

/**
 * An article as COinS metadata, with which Zotero offers the articles of a list for selection: the `title` of a
 * `<span class="Z3988">`. https://www.niso.org/publications/z3988-2004-r2010
 */
export function contextObject(article: Article): string {
  const { journal, issued, pages } = article;
  const [first, ...others] = leading(article.authors, maxInLists).names;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft.genre', 'article'],
    ['rft.atitle', plain(article.title)],
    ['rft.jtitle', journal.title],
    ['rft.stitle', journal.abbreviation],
    ['rft.volume', article.volume],
    ['rft.issue', article.issue],
    // Zotero does not support `rft.artnum`.
    ['rft.pages', printPlace(article)],
    ['rft.spage', pages?.first],
    ['rft.epage', pages?.last],
    ['rft.artnum', article.articleNumber],
    ['rft.date', issued && printDate(issued)],
    ['rft.issn', issns(journal)[0]],
    ['rft.aulast', first && !first.literal ? familyName(first) : undefined],
    ['rft.aufirst', first && !first.literal ? givenNames(first) : undefined],
    ['rft.ausuffix', first?.suffix],
    ...(first?.literal ? [['rft.au', first.literal] as const] : []),
    ...others.map((name) => ['rft.au', invertedName(name)] as const),
    ['rft_id', article.doi && `info:doi/${article.doi}`],
    ['rft_id', article.url],
    ['rft.language', article.language],
  ];
  return new URLSearchParams(
    values.filter((pair): pair is [string, string] => Boolean(pair[1])).map(([key, value]) => [key, value]),
  ).toString();
}
