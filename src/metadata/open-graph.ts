import type { Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { plain } from '../record/text.ts';
import { site } from '../site.ts';
import { description } from './description.ts';
import { meta, property, type Tag } from './tag.ts';

/** Open Graph, for a link that is shared: https://ogp.me/ */
export const openGraph = (article: Article): readonly Tag[] => [
  ...property('og:type', 'article'),
  ...property('og:title', plain(article.title)),
  ...property('og:url', article.url),
  ...property('og:site_name', site.name),
  ...property('og:description', description(article)),
  ...property('article:published_time', article.issued && printDate(article.issued)),
  ...property('article:tag', ...article.keywords),
  ...meta('twitter:card', 'summary'),
];
