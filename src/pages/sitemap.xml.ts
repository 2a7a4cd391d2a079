import { library } from '../library/current.ts';
import { sitemap } from '../metadata/sitemap.ts';

export const GET = () => new Response(sitemap(library), { headers: { 'Content-Type': 'application/xml' } });
