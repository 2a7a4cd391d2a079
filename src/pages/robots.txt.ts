import { robots } from '../metadata/sitemap.ts';

export const GET = () => new Response(robots());
