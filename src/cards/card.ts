import type { Article } from '../record/article.ts';
import { issns, type Container } from '../record/container.ts';
import { plain } from '../record/text.ts';
import { site } from 'offprint/site';
import { authorLine } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { canPrint } from './fonts.ts';

/** The content of the image that is shown with a shared link. */
export interface Card {
  /** URL of the image. */
  readonly path: string;
  readonly title: string;
  /** Lines below the title; none is empty. */
  readonly lines: readonly string[];
  /** The owner: a journal or the site. */
  readonly foot?: string;
  /** Language of the title, BCP 47. */
  readonly language: string;
}

/** In pixels, as social networks recommend: https://developers.facebook.com/docs/sharing/webmasters/images/ */
export const cardSize = { width: 1200, height: 630 } as const;

/** The card of the site, for pages outside journals; undefined if no font has its letters, or cards are off. */
export const cardOfSite = (): Card | undefined =>
  wanted({ path: urls.siteCard(), title: site.name, lines: [site.description], language: site.language });

/** The card of a journal, or else that of the site. */
export const cardOfContainer = (journal: Container): Card | undefined => ownCardOf(journal) ?? cardOfSite();

/** The card of an article if articles have cards, or else that of its journal. */
export const cardOfArticle = (article: Article): Card | undefined =>
  (site.cards === 'articles' ? ownCardOfArticle(article) : undefined) ?? cardOfContainer(article.container);

/** The cards of the site and its journals. */
export const commonCards = (journals: readonly Container[]): readonly Card[] =>
  [cardOfSite(), ...journals.map(ownCardOf)].filter((card) => card !== undefined);

/** The cards of articles, if they have any. */
export const cardsOfArticles = (articles: readonly Article[]): readonly Card[] =>
  site.cards === 'articles' ? articles.flatMap((article) => ownCardOfArticle(article) ?? []) : [];

function ownCardOf(journal: Container): Card | undefined {
  const numbers = issns(journal);
  return wanted({
    path: urls.containerCard(journal),
    title: journal.title,
    lines: [journal.publisher ?? '', numbers.length > 0 ? `ISSN ${numbers.join(', ')}` : ''].filter(Boolean),
    ...(site.name !== journal.title && { foot: site.name }),
    language: site.language,
  });
}

const ownCardOfArticle = (article: Article): Card | undefined =>
  wanted({
    path: urls.articleCard(article),
    title: plain(article.title),
    lines: [authorLine(article)].filter(Boolean),
    foot: article.container.title,
    language: article.language ?? site.language,
  });

const wanted = (card: Card): Card | undefined =>
  site.cards !== 'none' && canPrint([card.title, ...card.lines, card.foot ?? ''].join('')) ? card : undefined;
