import { block, textElement, xmlText } from '../../exports/xml.ts';
import type { Article } from '../../record/article.ts';
import { citationLine } from '../../record/citation-line.ts';
import { leading, runningName } from '../../record/name.ts';
import { plain } from '../../record/text.ts';
import { site } from 'offprint/site';
import { content, newest, published, type FeedFormat } from './feed.ts';

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
      textElement('title', feed.title),
      textElement('link', feed.page),
      textElement('description', site.description),
      textElement('language', site.language),
      textElement('lastBuildDate', rfc822(newest(feed))),
      `<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.self)}"/>`,
      ...feed.articles.map(item),
    ]),
  ],
)}
`,
} as const satisfies FeedFormat;

// https://www.rfc-editor.org/rfc/rfc822#section-5.1
const rfc822 = (moment: string) => new Date(moment).toUTCString();

function item(article: Article): string {
  const day = published(article);
  return block('item', {}, [
    textElement('title', plain(article.title)),
    textElement('link', article.url),
    textElement('guid', article.url, { isPermaLink: 'true' }),
    textElement('pubDate', day && rfc822(day)),
    textElement('description', xmlText(content(article) ?? citationLine(article))),
    ...leading(article.authors).names.map((author) => textElement('dc:creator', runningName(author))),
    textElement('dc:identifier', article.doi && `doi:${article.doi}`),
    textElement('dc:source', citationLine(article)),
    ...article.keywords.map((keyword) => textElement('category', keyword)),
  ]);
}
