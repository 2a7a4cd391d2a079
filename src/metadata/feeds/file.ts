import type { APIRoute } from 'astro';
import type { FeedFile } from './index.ts';

/** Answers with a feed. */
export const feedFile: APIRoute<FeedFile> = ({ props: { feed, format } }) =>
  new Response(format.write(feed), {
    headers: { 'Content-Type': `${format.mediaType}; charset=utf-8` },
  });
