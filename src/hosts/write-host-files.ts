import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerKindsOf, type Library } from '../library/library.ts';
import { addressesFile, addressesIn } from './addresses.ts';
import { apacheFile, apacheSiteFile } from './apache.ts';
import { headersFile } from './headers-file.ts';
import { movesFrom, movesOf, type Move } from './moves.ts';
import { cloudflareModule, netlifyModule, nginxModule } from '../deposits/oai-function.ts';
import { nginxFile } from './nginx.ts';
import { answersHarvesters } from './harvesters.ts';
import { immutableIn } from './policy.ts';
import { redirectsFile } from './redirects-file.ts';
import * as urls from '../urls.ts';

/**
 * Writes the server config beside the pages, and the list of all URLs; the configs of nginx and
 * Apache, which must not be served, go to `hosting/` beside `dist/`.
 * @param root the project root
 * @param next the folder of the new site
 * @param paths of all the site's files
 * @returns what is wrong with the former URLs, in an editor's words
 */
export function writeHostFiles(
  library: Library,
  { root, next }: { readonly root: string; readonly next: string },
  paths: readonly string[],
): readonly string[] {
  const own = new Set(paths);
  const former = movesFrom(library.moved);
  const isOwn = (path: string) => own.has(fileAt(path)) || own.has(path.slice(urls.base.length));
  const leaving = former.filter(({ from }) => !isOwn(from));
  const moves = [...movesOf(library), ...leaving];
  const immutable = immutableIn(library);
  const kinds = containerKindsOf(library);
  const write = (folder: string, name: string, text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  // With and without a slash, a URL has one file.
  const stubs = new Map(leaving.map((move) => [fileAt(move.from), move]));
  for (const [file, move] of stubs) write(join(next, file, '..'), 'index.html', stub(move));
  write(next, addressesFile, addressesIn([...own, ...stubs.keys()]));
  // Without it GitHub Pages, publishing from a branch, leaves out folders that begin with an underscore.
  write(next, '.nojekyll', '');
  write(next, '_headers', headersFile(library));
  write(next, '_redirects', redirectsFile(moves));
  write(next, '.htaccess', apacheFile(moves, immutable, kinds));
  write(join(root, 'hosting'), 'nginx.conf', nginxFile(moves, immutable, kinds));
  write(join(root, 'hosting'), 'apache.conf', apacheSiteFile());
  if (answersHarvesters) {
    const data = urls.oaiFile('');
    write(join(root, 'hosting'), 'oai.js', nginxModule(`/var/www/offprint${data}`));
    write(join(root, 'hosting/netlify'), 'oai.mjs', netlifyModule(urls.oai(), data));
    write(next, '_worker.js', cloudflareModule(urls.oai(), data));
    // All other URLs are answered without it, and cost nothing.
    write(next, '_routes.json', `${JSON.stringify({ version: 1, include: [urls.oai()], exclude: [] })}\n`);
  }
  const wrong = former.flatMap(({ from, to }) => {
    const path = from.replace(/\/$/, '');
    if (isOwn(from)) return [`“${path}” is a page of this site, and stays one. Remove its line.`];
    return isOwn(to) ? [] : [`“${path}” leads to ${to}, which is no page of this site. Correct its line.`];
  });
  return [...new Set(wrong)];
}

/** The file that hosts without rules serve at a URL. */
const fileAt = (path: string) => `${path.slice(urls.base.length).replace(/\/$/, '')}/index.html`;

/** A page that leads to another, for hosts without rules, such as GitHub Pages. */
function stub({ to }: Move): string {
  const path = encodeURI(to);
  const url = urls.origin + path;
  return `<!doctype html><html lang="${urls.languages[0]!}"><meta charset="utf-8"><title>${url}</title><link rel="canonical" href="${url}"><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${path}"><a href="${path}">${url}</a></html>\n`;
}
