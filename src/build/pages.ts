import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWithin } from '../files/within.ts';
import { languages } from '../languages.ts';
import type { Library } from '../library.ts';
import * as urls from '../urls.ts';
import type { Log } from './log.ts';
import type { Folders } from './place.ts';
import { pagesToMake } from './units.ts';

export type Renderer = typeof import('./renderer.ts');
export type Route = Parameters<Renderer['render']>[1]['routeData'];

/** So often one is told how far it is, in milliseconds. */
const often = 10_000;

/** So many pages are made at once: while one waits for its references, another is made. */
export const atOnce = 4;

/**
 * Renders a page and writes it into the site that is being built, as soon as it is rendered: Astro itself would wait four
 * times for each, which for many takes longer than to render them.
 */
export function writingPages({ next }: Folders, { render }: Renderer, log: Log) {
  let written = 0;
  let told = Date.now();
  return async (request: Request, routeData: Route): Promise<void> => {
    const response = await render(request, { routeData });
    const page = new Uint8Array(await response.arrayBuffer());
    writeWithin(next, fileAskedFor(request, routeData), page);
    written += 1;
    if (Date.now() - told < often) return;
    told = Date.now();
    log.info(`${written} pages so far`);
  };
}

/** The path of what a request asks for, from the site's folder. */
function fileAskedFor({ url }: Request, { type, route }: Route): string {
  const path = decodeURI(new URL(url).pathname).slice(urls.base.length);
  if (type === 'endpoint') return path.replace(/\/$/, '');
  return route === '/404' ? '404.html' : `${path}index.html`;
}

/**
 * Does what Astro does in a build: renders and writes all pages.
 * @returns how many
 * @throws if two have one address
 */
export async function writePages(folders: Folders, renderer: Renderer, log: Log): Promise<number> {
  const write = writingPages(folders, renderer, log);
  const all = await renderer.getStaticPaths();
  const routes = new Map<string, Route>();
  for (const { pathname, route } of all) {
    const path = pathname.replace(/^\/|\/$/g, '');
    const isFile = route.type === 'endpoint' && /\.\w+$/.test(path);
    const address = `${urls.base}${path}${path && !isFile ? '/' : ''}`;
    const other = routes.get(address);
    if (other) throw new Error(`${route.component} and ${other.component} both make ${address}.`);
    routes.set(address, route);
  }
  const next = routes.entries();
  const some = async () => {
    for (const [address, route] of next) await write(new Request(new URL(address, urls.origin)), route);
  };
  await Promise.all(Array.from({ length: atOnce }, some));
  return all.filter(({ route }) => route.type === 'page').length;
}

/**
 * Writes the pages that are those of the last site but for the latest articles, which they take from a page that has been
 * made.
 */
export function renewPages(library: Library, { root, dist, next }: Folders): void {
  const { renewed, example } = pagesToMake(library, root);
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
