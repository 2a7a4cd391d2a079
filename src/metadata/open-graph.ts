import { cardOfArticle, cardSize, type Card } from '../cards/card.ts';
import { fileName, type Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { plain } from '../record/text.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { description } from './description.ts';
import { meta, property, type Tag } from './tag.ts';

/** Open Graph, for shared links: https://ogp.me/ */
export const openGraph = (article: Article): readonly Tag[] => [
  ...property('og:type', 'article'),
  ...shared({
    title: plain(article.title),
    url: article.url,
    description: description(article),
    card: article.image ? undefined : cardOfArticle(article),
    image: article.image && { url: `${article.url}${fileName(article.image)}`, alt: article.image.alt },
  }),
  ...property('article:published_time', article.issued && printDate(article.issued)),
  ...property('article:section', article.section),
  ...property('article:tag', ...article.keywords),
];

/** The same for pages other than articles. */
export const openGraphOfPage = (page: SharedPage): readonly Tag[] => [
  ...property('og:type', 'website'),
  ...shared(page),
];

/** What a shared link to a page shows. */
interface SharedPage {
  readonly title: string;
  readonly url: string;
  readonly description: string | undefined;
  readonly card: Card | undefined;
  /** An image that replaces the card. */
  readonly image?: { readonly url: string; readonly alt: string } | undefined;
}

const shared = ({ title, url, description: text, card, image }: SharedPage): readonly Tag[] => [
  ...property('og:title', title),
  ...property('og:url', url),
  ...property('og:site_name', site.name),
  ...property('og:description', text),
  ...(card
    ? [
        ...property('og:image', urls.absolute(card.path)),
        ...property('og:image:width', String(cardSize.width)),
        ...property('og:image:height', String(cardSize.height)),
        ...property('og:image:alt', [card.title, ...card.lines, card.foot].filter(Boolean).join('. ')),
      ]
    : []),
  ...property('og:image', image?.url),
  ...property('og:image:alt', image?.alt),
  ...meta('twitter:card', (card ?? image) ? 'summary_large_image' : 'summary'),
];
