import { site } from './site.ts';

// Every path of the site. Nothing else joins path segments.

const root = new URL(site.url.replace(/\/*$/, '/'));

/** Scheme and host, for Astro's `site`. */
export const origin = root.origin;
/** The path below which the site stands, with a slash at both ends. */
export const base = root.pathname;

export const home = () => base;
export const notFound = () => `${base}404.html`;
/** The list of all articles. */
export const articles = () => `${base}articles/`;
export const article = ({ id }: { readonly id: string }) => `${base}articles/${id}/`;
export const articleExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${base}articles/${id}.${extension}`;
export const icon = () => `${base}icon.svg`;
/** The folder of the search index. */
export const searchIndex = () => `${base}pagefind/`;

/** A path of the site as an address. */
export const absolute = (path: string) => new URL(path, origin).href;
