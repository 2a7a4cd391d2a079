import type { Article } from '../record/article.ts';
import type { Name } from '../record/name.ts';
import { linkRelations, relatedIn, type Related, type Relation } from '../record/relation.ts';
import { inLanguage } from '../record/translate.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import type { JournalIssue, Library } from './library.ts';
import { listOfAuthor, listOfKeyword, type List } from './lists.ts';
import { relatedTo, type RelatedArticle } from './related.ts';

/** The data of an article's page. */
export interface ArticlePage {
  /** The article as in the library. */
  readonly record: Article;
  /** The article in the language of the page, with the URL of this page. */
  readonly article: Article;
  readonly issue: JournalIssue | undefined;
  /** The previous and next articles in the issue. */
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
  readonly authors: readonly { readonly name: Name; readonly list: List | undefined }[];
  readonly keywords: readonly { readonly keyword: string; readonly list: List | undefined }[];
  /** Articles named by an editor come before similar ones. */
  readonly linked: readonly LinkedArticle[];
  readonly related: readonly RelatedArticle[];
  readonly latest: readonly Article[];
}

/** A related article that an editor has named. */
export interface LinkedArticle {
  readonly relation: Relation;
  readonly target: Related;
  /** Absent if it is not in this library. */
  readonly article?: Article;
}

/**
 * The data of an article's page in an interface language. Pages in the site's own language show the record; those in another
 * language show its translations where they exist.
 */
export function articlePage(library: Library, record: Article, language: string): ArticlePage {
  const article =
    language === site.language
      ? record
      : { ...inLanguage(record, language), url: urls.absolute(urls.pagesIn(language).article(record)) };
  const issue = library.issueOf(record);
  const place = issue?.articles.indexOf(record) ?? 0;
  const linked = linkedTo(library, record);
  return {
    record,
    article,
    issue,
    previous: issue?.articles[place - 1],
    next: issue?.articles[place + 1],
    authors: article.authors.map((name, index) => ({
      name,
      // Translated names are in the order of the byline.
      list: listOfAuthor(library, record.authors[index] ?? name),
    })),
    keywords: article.keywords.map((keyword) => ({ keyword, list: listOfKeyword(library, keyword) })),
    linked,
    related: relatedTo(library, record, site.related + linked.length)
      .filter(({ article: one }) => !linked.some((other) => other.article === one))
      .slice(0, Math.max(0, site.related - linked.length)),
    latest: library.latest(site.latest, record),
  };
}

const linkedTo = (library: Library, { relations }: Article): readonly LinkedArticle[] =>
  relatedIn(relations)
    .filter(({ relation }) => linkRelations.some((one) => one === relation))
    .map(({ relation, target }) => {
      const article = target.id === undefined ? undefined : library.article(target.id);
      return { relation, target, ...(article && { article }) };
    });
