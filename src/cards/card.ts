import { issns, type Article, type Journal } from '../record/article.ts';
import { plain } from '../record/text.ts';
import { site } from '../site.ts';
import { authorLine } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { canPrint } from './fonts.ts';

/** What is on the picture that is shown where a link to a page is shared. */
export interface Card {
  /** Of the picture. */
  readonly path: string;
  readonly title: string;
  /** Below the title; none of them empty. */
  readonly lines: readonly string[];
  /** Whose it is: a journal, or the site. */
  readonly foot?: string;
  /** BCP 47, of the title. */
  readonly language: string;
}

/** In pixels, as those who show cards ask for: https://developers.facebook.com/docs/sharing/webmasters/images/ */
export const cardSize = { width: 1200, height: 630 } as const;

/** The card of a site, for pages of no journal; undefined where no font has its letters, or none is wanted. */
export const siteCard = (): Card | undefined =>
  wanted({ path: urls.siteCard(), title: site.name, lines: [site.description], language: site.language });

/** The card of a journal, or else of the site. */
export const cardOfJournal = (journal: Journal): Card | undefined => ownCardOf(journal) ?? siteCard();

/** The card of an article where each has one, or else of its journal. */
export const cardOfArticle = (article: Article): Card | undefined =>
  (site.cards === 'articles' ? ownCardOfArticle(article) : undefined) ?? cardOfJournal(article.journal);

/** The cards of the site and its journals. */
export const commonCards = (journals: readonly Journal[]): readonly Card[] =>
  [siteCard(), ...journals.map(ownCardOf)].filter((card) => card !== undefined);

/** The cards of articles, where each has one. */
export const cardsOfArticles = (articles: readonly Article[]): readonly Card[] =>
  site.cards === 'articles' ? articles.flatMap((article) => ownCardOfArticle(article) ?? []) : [];

function ownCardOf(journal: Journal): Card | undefined {
  const numbers = issns(journal);
  return wanted({
    path: urls.journalCard(journal),
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
    foot: article.journal.title,
    language: article.language ?? site.language,
  });

const wanted = (card: Card): Card | undefined =>
  site.cards !== 'none' && canPrint([card.title, ...card.lines, card.foot ?? ''].join('')) ? card : undefined;
