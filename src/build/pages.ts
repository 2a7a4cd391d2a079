import type { AstroIntegrationLogger, AstroPrerenderer } from 'astro';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWithin } from '../files/within.ts';
import { languages } from '../languages.ts';
import type { Library } from '../library.ts';
import * as urls from '../urls.ts';
import type { Folders } from './place.ts';
import { articlesToMake } from './units.ts';

/** So often one is told how far it is, in milliseconds. */
const often = 10_000;

/**
 * Astro's rendering of pages, which are written as soon as they are rendered: Astro itself would wait four times for each,
 * which for many takes longer than to render them.
 * @param astro as Astro gives it to `setPrerenderer`
 */
export function writingPages(
  { next }: Folders,
  logger: AstroIntegrationLogger,
  astro: AstroPrerenderer,
): AstroPrerenderer {
  let written = 0;
  let told = Date.now();
  return {
    ...astro,
    name: 'offprint',
    async render(request, options) {
      const rendered = await astro.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      const { pathname } = new URL(request.url);
      // The page that is not found, and what is no page, are Astro's to write.
      if (options.routeData.type !== 'page' || !response.ok || !pathname.endsWith('/')) return rendered;
      const path = decodeURI(pathname).slice(urls.base.length);
      writeWithin(next, `${path}index.html`, new Uint8Array(await response.arrayBuffer()));
      written += 1;
      if (Date.now() - told > often) {
        told = Date.now();
        logger.info(`${written} pages so far`);
      }
      // Nothing is left for Astro to write.
      return new Response(null);
    },
  };
}

/**
 * Writes the pages that are those of the last site but for the latest articles, which they take from a page that has been
 * made.
 */
export function renewPages(library: Library, { root, dist, next }: Folders): void {
  const { renewed, example } = articlesToMake(library, root);
  if (!example || renewed.length === 0) return;
  for (const language of languages) {
    const pages = urls.pagesIn(language);
    const fileOf = (article: { readonly id: string }) =>
      `${pages.article(article).slice(urls.base.length)}index.html`;
    const made = readFileSync(join(next, fileOf(example)));
    const latest = made.subarray(...placeOfLatest(made));
    for (const article of renewed) {
      const page = readFileSync(join(dist, fileOf(article)));
      const [from, to] = placeOfLatest(page);
      writeWithin(next, fileOf(article), Buffer.concat([page.subarray(0, from), latest, page.subarray(to)]));
    }
  }
}

/** Where the latest articles stand in the page of an article, which ends with them. */
function placeOfLatest(page: Buffer): readonly [from: number, to: number] {
  const [from, to] = [page.lastIndexOf('<section class="latest"'), page.lastIndexOf('</main>')];
  if (from < 0 || to < from) throw new Error('The page of an article shows no latest articles.');
  return [from, to];
}
