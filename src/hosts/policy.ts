import type { Library } from '../library/library.ts';
import { indexesOf } from '../search/index/indexes.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';

// Headers that every host sends with every response.

/** The forge that the form contacts; undefined if the site has no repository. */
function forges(): readonly string[] {
  const host = site.repository && new URL(site.repository).host;
  if (!host) return [];
  return host === 'github.com' ? ['https://api.github.com', 'https://github.com'] : [`https://${host}`];
}
const avatars = () => (forges().length > 0 ? ['https://avatars.githubusercontent.com', ...forges()] : []);

/**
 * Only resources of the site itself, and no inline scripts or styles. Pagefind needs WebAssembly.
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
 * The policy of the record form: it has inline styles, previews images before they are saved, and contacts the forge.
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

/** Folders whose policy differs from that of all other paths: {@link policyOf} */
export const foldersWithPolicy: readonly string[] = site.form ? [urls.form()] : [];

/** The policy of a path of the site. */
export const policyOf = (path: string): string =>
  foldersWithPolicy.some((folder) => path.startsWith(folder)) ? formPolicy : contentSecurityPolicy;

/** Name of the policy header. */
export const policyName = 'Content-Security-Policy';

type Header = readonly [name: string, value: string];

/** Headers of every response besides the policy. */
export const otherHeaders: readonly Header[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  // Scripts on other sites may read citations: nothing here is secret.
  ['Access-Control-Allow-Origin', '*'],
];

/** Headers of the response for a path. */
export const securityHeaders = (path: string = urls.base): readonly Header[] => [
  [policyName, policyOf(path)],
  ...otherHeaders,
];

/**
 * Folders of files with content hashes in their names, relative to the site root; including those of all
 * search indexes, if there are several.
 */
export const immutableIn = ({ articles }: Library): readonly string[] => [
  '_astro/',
  ...indexesOf(articles)
    .map(({ number }) => urls.searchIndex(number).slice(urls.base.length))
    .flatMap((folder) => ['index/', 'fragment/', 'filter/'].map((name) => folder + name)),
];

/** A year for names with a hash; a few minutes for everything else, so that corrections appear soon. */
export const caching = {
  immutable: 'public, max-age=31536000, immutable',
  other: 'public, max-age=600, must-revalidate',
} as const;
