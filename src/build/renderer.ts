import type { RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';

// What Astro bundles together with all pages: the module that renders them, in the build that bundles it and in later ones.
// https://docs.astro.build/en/reference/adapter-reference/

const app = createApp({ streaming: false });
// A page that tells readers of an error is of no use in a build.
app.renderError = (_, { status, error }) => {
  throw error ?? new Error(`A page was answered with ${status}.`);
};

/** The addresses of all pages, and of the files that are made as pages are. */
export const getStaticPaths = () => new StaticPaths(app).getAll();

/** Renders one of them. Throws the first error of the page. */
export const render = (request: Request, { routeData }: { routeData: RouteData }): Promise<Response> =>
  app.render(request, { routeData });
