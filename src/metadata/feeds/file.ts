import type { APIRoute } from 'astro';
import type { Library } from '../../library.ts';
import type { Journal } from '../../record/article.ts';
import type { Feed, FeedFormat } from './feed.ts';
import { feedFormats, feedOf } from './index.ts';

/** What a route needs to answer with a feed. */
export type FeedFile = { readonly feed: Feed; readonly format: FeedFormat };

/** The files of a feed, in every format; none where no article has a date. */
export const feedPaths = (library: Library, journal?: Journal) =>
  feedFormats.flatMap((format) => {
    const feed = feedOf(library, format, journal);
    return feed
      ? [{ params: { extension: format.extension }, props: { feed, format } satisfies FeedFile }]
      : [];
  });

/** Answers with the feed. */
export const feedFile: APIRoute<FeedFile> = ({ props: { feed, format } }) =>
  new Response(format.write(feed), {
    headers: { 'Content-Type': `${format.mediaType}; charset=utf-8` },
  });
