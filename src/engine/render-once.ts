import type { MiddlewareHandler } from 'astro';

// A middleware for builds that renders parts shared by several pages only once.
// https://docs.astro.build/en/reference/integrations-reference/#addmiddleware-option

const rendered = new Map<string, Promise<string>>();

export const onRequest: MiddlewareHandler = ({ locals }, next) => {
  locals.once = (name, render) => {
    let markup = rendered.get(name);
    if (!markup) rendered.set(name, (markup = render()));
    return markup;
  };
  return next();
};

declare global {
  namespace App {
    interface Locals {
      /** Renders a named part once; absent if nothing is cached. */
      once?: (name: string, render: () => Promise<string>) => Promise<string>;
    }
  }
}
