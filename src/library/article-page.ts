import type { Article } from '../record/article.ts';
import type { Name } from '../record/name.ts';
import { inLanguage } from '../record/translate.ts';
import { site } from '../site.ts';
import * as urls from '../urls.ts';
import type { JournalIssue, Library } from './library.ts';
import { listOfAuthor, listOfKeyword, type List } from './lists.ts';
import { relatedTo, type RelatedArticle } from './related.ts';

/** Everything that an article's page shows. */
export interface ArticlePage {
  /** As the library has it. */
  readonly record: Article;
  /** What is known of it in the language of the page, at the page's own address. */
  readonly article: Article;
  readonly issue: JournalIssue | undefined;
  /** The articles before and after it in its issue. */
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
  readonly authors: readonly { readonly name: Name; readonly list: List | undefined }[];
  readonly keywords: readonly { readonly keyword: string; readonly list: List | undefined }[];
  readonly related: readonly RelatedArticle[];
  readonly latest: readonly Article[];
}

/**
 * What the page of an article shows in a language of the interface. The site's own pages show the record; those in another
 * language what is known of it there.
 */
export function articlePage(library: Library, record: Article, language: string): ArticlePage {
  const article =
    language === site.language
      ? record
      : { ...inLanguage(record, language), url: urls.absolute(urls.pagesIn(language).article(record)) };
  const issue = library.issueOf(record);
  const place = issue?.articles.indexOf(record) ?? 0;
  return {
    record,
    article,
    issue,
    previous: issue?.articles[place - 1],
    next: issue?.articles[place + 1],
    authors: article.authors.map((name, index) => ({
      name,
      // Those of a translation are in the order of the byline.
      list: listOfAuthor(library, record.authors[index] ?? name),
    })),
    keywords: article.keywords.map((keyword) => ({ keyword, list: listOfKeyword(library, keyword) })),
    related: relatedTo(library, record, site.related),
    latest: library.latest(site.latest, record),
  };
}
