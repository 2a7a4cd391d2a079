import type { APIRoute } from 'astro';
import { library } from '../library/current.ts';
import { printSitemap, sitemapParts, type Visit } from '../metadata/sitemap.ts';

export const getStaticPaths = () =>
  sitemapParts(library).map((pages, index) => ({ params: { part: String(index + 1) }, props: { pages } }));

export const GET: APIRoute<{ readonly pages: readonly Visit[] }> = ({ props: { pages } }) =>
  new Response(printSitemap(pages), { headers: { 'Content-Type': 'application/xml' } });
