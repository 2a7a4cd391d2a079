import type { Article } from '../record/article.ts';
import { issns } from '../record/container.ts';
import { printDate } from '../record/date.ts';
import { familyName, givenNames, invertedName, leading, maxInLists } from '../record/name.ts';
import { printPlace } from '../record/pages.ts';
import { plain } from '../record/text.ts';

/**
 * An article as COinS metadata, with which Zotero offers the articles of a list for selection: the `title` of a
 * `<span class="Z3988">`. https://www.niso.org/publications/z3988-2004-r2010
 */
export function contextObject(article: Article): string {
  const { issued } = article;
  const [first, ...others] = leading(article.authors, maxInLists).names;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ...containedIn(article),
    ['rft.date', issued && printDate(issued)],
    ['rft.issn', issns(article.container)[0]],
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

/** The formats of the standard for articles and for what is in books, as Zotero reads them. */
function containedIn(article: Article): readonly (readonly [string, string | undefined])[] {
  const { container, pages, articleNumber } = article;
  const { kind, title, series, publisher, publisherPlace, isbn = [] } = container;
  const inPages = [
    // Zotero does not support `rft.artnum`.
    ['rft.pages', printPlace(article)],
    ['rft.spage', pages?.first],
    ['rft.epage', pages?.last],
  ] as const;
  if (kind === 'journal')
    return [
      ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
      ['rft.genre', 'article'],
      ['rft.atitle', plain(article.title)],
      ['rft.jtitle', title],
      ['rft.stitle', container.abbreviation],
      ['rft.volume', article.volume],
      ['rft.issue', article.issue],
      ...inPages,
      ['rft.artnum', articleNumber],
    ];
  const book = ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:book'] as const;
  if (kind === 'series')
    return [
      book,
      ['rft.genre', 'report'],
      ['rft.btitle', plain(article.title)],
      ['rft.series', title],
      ['rft.place', publisherPlace],
      ['rft.pub', publisher],
    ];
  return [
    book,
    ['rft.genre', kind === 'book' ? 'bookitem' : 'proceeding'],
    ['rft.atitle', plain(article.title)],
    ['rft.btitle', title],
    ['rft.series', series?.title],
    ['rft.volume', container.volume ?? series?.number],
    ['rft.edition', container.edition],
    ['rft.place', publisherPlace],
    ['rft.pub', publisher],
    ['rft.isbn', isbn[0]],
    ...inPages,
  ];
}
