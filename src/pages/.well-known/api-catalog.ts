import { apiCatalog } from '../../metadata/api-catalog.ts';

export const GET = () =>
  new Response(apiCatalog(), { headers: { 'Content-Type': 'application/linkset+json' } });
