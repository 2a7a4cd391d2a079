import type { Library } from '../library/library.ts';
import { indexesOf } from '../search/index/indexes.ts';
import { site } from '../site.ts';
import * as urls from '../urls.ts';

// What every host is told to send with every answer.

/** Where the content is kept, which the form asks; nothing where the site names no repository. */
function forges(): readonly string[] {
  const host = site.repository && new URL(site.repository).host;
  if (!host) return [];
  return host === 'github.com' ? ['https://api.github.com', 'https://github.com'] : [`https://${host}`];
}
const avatars = () => (forges().length > 0 ? ['https://avatars.githubusercontent.com', ...forges()] : []);

/**
 * Nothing but what the site itself serves, and no script or style that stands in a page. WebAssembly is Pagefind's.
 * https://www.w3.org/TR/CSP3/
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The same of the form for records: it styles itself, shows pictures before they are saved, and asks the forge that has the content.
 * https://sveltiacms.app/en/docs/security
 */
export const formPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  `connect-src 'self' blob: data: ${forges().join(' ')}`,
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  `img-src 'self' blob: data: ${avatars().join(' ')}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The name of the header that has a policy. */
export const policyName = 'Content-Security-Policy';

type Header = readonly [name: string, value: string];

/** Headers of every answer besides its policy. */
export const otherHeaders: readonly Header[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  // Programs in other sites' pages may read citations too: nothing here is secret.
  ['Access-Control-Allow-Origin', '*'],
];

/** Headers of every answer but those of the form. */
export const securityHeaders: readonly Header[] = [[policyName, contentSecurityPolicy], ...otherHeaders];

/**
 * Where files are whose names carry a hash of what they hold, from the site's own root on: also those of all
 * search indexes, if there are several.
 */
export const immutableIn = ({ articles }: Library): readonly string[] => [
  '_astro/',
  ...indexesOf(articles)
    .map(({ number }) => urls.searchIndex(number).slice(urls.base.length))
    .flatMap((folder) => ['index/', 'fragment/', 'filter/'].map((name) => folder + name)),
];

/** For a year, for names that carry a digest; some minutes for all else, so that a correction is soon seen. */
export const caching = {
  immutable: 'public, max-age=31536000, immutable',
  other: 'public, max-age=600, must-revalidate',
} as const;
