import type { Article } from '../../record/article.ts';
import { citationLine } from '../../record/citation-line.ts';
import { orcidUrl } from '../../record/identifiers.ts';
import { leading, runningName } from '../../record/name.ts';
import { escapeMarkup, plain } from '../../record/text.ts';
import { site } from 'offprint/site';
import { content, published, updated, type FeedFormat } from './feed.ts';

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export const jsonFeed = {
  label: 'JSON Feed',
  extension: 'json',
  mediaType: 'application/feed+json',
  write: (feed) =>
    `${JSON.stringify(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: feed.title,
        home_page_url: feed.page,
        feed_url: feed.self,
        description: site.description,
        language: site.language,
        items: feed.articles.map(item),
      },
      null,
      2,
    )}\n`,
} as const satisfies FeedFormat;

const item = (article: Article): object => ({
  id: article.url,
  url: article.url,
  title: plain(article.title),
  // JSON Feed requires content.
  content_html: content(article) ?? `<p>${escapeMarkup(citationLine(article))}</p>`,
  summary: citationLine(article),
  date_published: published(article),
  date_modified: article.modified && updated(article),
  ...(article.authors.length > 0 && {
    authors: leading(article.authors).names.map((author) => ({
      name: runningName(author),
      url: author.orcid && orcidUrl(author.orcid),
    })),
  }),
  ...(article.keywords.length > 0 && { tags: article.keywords }),
  language: article.language,
});
