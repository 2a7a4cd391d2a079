import { block, element, xmlText } from '../../exports/xml.ts';
import type { Article } from '../../record/article.ts';
import { citationLine } from '../../record/citation-line.ts';
import { runningName } from '../../record/name.ts';
import { htmlParagraphs, plain } from '../../record/text.ts';
import { site } from '../../site.ts';
import { newest, published, type FeedFormat } from './feed.ts';

/** RSS 2.0: https://www.rssboard.org/rss-specification */
export const rss = {
  label: 'RSS',
  extension: 'rss',
  mediaType: 'application/rss+xml',
  write: (feed) => `<?xml version="1.0" encoding="UTF-8"?>
${block(
  'rss',
  {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  },
  [
    block('channel', {}, [
      text('title', feed.title),
      text('link', feed.page),
      text('description', site.description),
      text('language', site.language),
      text('lastBuildDate', rfc822(newest(feed))),
      `<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.self)}"/>`,
      ...feed.articles.map(item),
    ]),
  ],
)}
`,
} as const satisfies FeedFormat;

const text = (name: string, value: string | undefined, attributes = {}) =>
  value === undefined ? '' : element(name, attributes, xmlText(value));

// https://www.rfc-editor.org/rfc/rfc822#section-5.1
const rfc822 = (moment: string) => new Date(moment).toUTCString();

function item(article: Article): string {
  const day = published(article);
  return block('item', {}, [
    text('title', plain(article.title)),
    text('link', article.url),
    text('guid', article.url, { isPermaLink: 'true' }),
    text('pubDate', day && rfc822(day)),
    text('description', xmlText(article.abstract ? htmlParagraphs(article.abstract) : citationLine(article))),
    ...article.authors.map((author) => text('dc:creator', runningName(author))),
    text('dc:identifier', article.doi && `doi:${article.doi}`),
    text('dc:source', citationLine(article)),
    ...article.keywords.map((keyword) => text('category', keyword)),
  ]);
}
