import type { MiddlewareHandler } from 'astro';

// A middleware of builds: what several pages show alike is rendered for the first of them.
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
      /** Renders what has a name once; absent where nothing is to be kept. */
      once?: (name: string, render: () => Promise<string>) => Promise<string>;
    }
  }
}
