import type { APIRoute } from 'astro';
import { cardsOfArticles, commonCards, type Card } from '../cards/card.ts';
import { drawCard } from '../cards/draw.ts';
import { library } from '../library/current.ts';
import { isFirst, share } from '../library/shard.ts';
import * as urls from '../urls.ts';

/** The images of shared links. */
export const getStaticPaths = () =>
  [...(isFirst ? commonCards(library.containers) : []), ...cardsOfArticles(share(library.articles))].map(
    (card) => ({
      params: { card: card.path.slice(urls.base.length, -'.png'.length) },
      props: card,
    }),
  );

export const GET: APIRoute<Card> = async ({ props }) =>
  new Response(await drawCard(props), { headers: { 'Content-Type': 'image/png' } });
