import type { MiddlewareHandler } from 'astro';
import { delivered } from 'offprint/deliveries';
import { site } from 'offprint/site';

/** Lets each page wait for the references of its article, which a worker formats. */
export const onRequest: MiddlewareHandler = async ({ params, routePattern }, next) => {
  await delivered(routePattern === '/[...locale]' ? site.lead : params['id']);
  return next();
};
