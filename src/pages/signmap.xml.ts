import { library } from '../library/current.ts';
import { signmap } from '../metadata/sitemap.ts';

export const GET = () => new Response(signmap(library), { headers: { 'Content-Type': 'application/xml' } });
