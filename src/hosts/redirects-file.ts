import type { Move } from './moves.ts';

/** What Cloudflare reads of a file; Netlify reads more: https://developers.cloudflare.com/pages/configuration/redirects/ */
const maxRedirects = 2000;

/**
 * `_redirects` for Netlify and Cloudflare Pages. Where there are more moves than they read, pages that lead on and copies
 * of the files stand at the addresses of the others.
 */
export const redirectsFile = (moves: readonly Move[]): string =>
  moves
    .slice(0, maxRedirects)
    .map(({ from, to }) => `${from} ${to} 301!\n`)
    .join('');
