import type { Move } from './moves.ts';

/** Cloudflare's limit; Netlify's is higher: https://developers.cloudflare.com/pages/configuration/redirects/ */
const maxRedirects = 2000;

/**
 * `_redirects` for Netlify and Cloudflare Pages. If there are more moves than the limit, redirecting pages and copies
 * of the files exist at the other URLs.
 */
export const redirectsFile = (moves: readonly Move[]): string =>
  moves
    .slice(0, maxRedirects)
    .map(({ from, to }) => `${encodeURI(from)} ${encodeURI(to)} 301!\n`)
    .join('');
