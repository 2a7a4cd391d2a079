import type { Article } from '../../record/article.ts';
import { printPlace } from '../../record/pages.ts';
import { inLanguage } from '../../record/translate.ts';
import { html } from '../../record/text.ts';
import { site } from 'offprint/site';
import { authorLine, containerLine, stringsOf } from '../../strings/index.ts';
import * as urls from '../../urls.ts';

/**
 * What a list shows of an article, in a language of the interface. The latest articles are on every page: their data
 * are computed once.
 */
export function itemOf(article: Article, language: string) {
  const items = made.get(language) ?? new WeakMap<Article, Item>();
  made.set(language, items);
  let item = items.get(article);
  if (!item) items.set(article, (item = make(article, language)));
  return item;
}

type Item = ReturnType<typeof make>;
const made = new Map<string, WeakMap<Article, Item>>();

function make(record: Article, language: string) {
  const strings = stringsOf(language);
  // Lists in the site's own language show original records.
  const article = language === site.language ? record : inLanguage(record, language);
  return {
    href: urls.pagesIn(language).article(article),
    /** Markup. */
    title: html(article.title),
    author: authorLine(article, strings),
    journal: containerLine(article, strings),
    date: article.issued && strings.date(article.issued),
    place: printPlace(article, '–'),
    pdf: article.pdf && urls.pdf(article),
  };
}
