import type { APIRoute } from 'astro';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';

/** The configured colours of a site; inline styles would require an exception in the content security policy. */
export const getStaticPaths = () =>
  site.colours ? [{ params: { brand: urls.brand().slice(urls.base.length, -'.css'.length) } }] : [];

export const GET: APIRoute = () =>
  new Response(`:root{--accent:light-dark(${site.colours!.light},${site.colours!.dark})}\n`, {
    headers: { 'Content-Type': 'text/css' },
  });
