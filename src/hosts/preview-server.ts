import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import * as urls from '../urls.ts';
import { articlePagePattern, catalogLink, linkSetLink } from './links.ts';
import { answersHarvesters } from './harvesters.ts';
import { contentTypeOf } from './media-types.ts';
import { answerHarvester } from './preview-oai.ts';
import { securityHeaders } from './policy.ts';

/** How many ports are tried, beginning with the requested one. */
const maxPorts = 100;

/**
 * Serves a built site like a host that supports `_headers`: with the same media types, policy and Signposting, and with a page's
 * URL working without the final slash, too. Browser caching is off, since the site may be rebuilt meanwhile.
 * @param dist the folder of the site
 * @param port if it is taken, the next free one is used; 0 for any
 * @returns the URL of its home page
 */
export async function servePreview(dist: string, host: string, port: number): Promise<string> {
  const files = sirv(dist, {
    // Files are looked up per request, since the next build replaces them.
    dev: true,
    etag: true,
    dotfiles: true,
    extensions: ['html'],
    setHeaders: (response, path) => {
      response.setHeader('Content-Type', contentTypeOf(path.replace(/\/$/, '/index.html')));
      const link = linkOf(urls.base + path.slice(1));
      if (link) response.setHeader('Link', link);
    },
    onNoMatch: (_, response) => notFound(response),
  });
  const notFound = (response: ServerResponse) => {
    const page = join(dist, '404.html');
    response.writeHead(404, { 'Content-Type': contentTypeOf('/404.html') });
    response.end(existsSync(page) ? readFileSync(page) : 'Page not found.');
  };
  const server = createServer((request, response) => {
    const [pathname = '', ...query] = (request.url ?? '').split(/(?=\?)/);
    for (const [name, value] of securityHeaders(pathname)) response.setHeader(name, value);
    const redirect = (path: string) => {
      response.writeHead(301, { Location: urls.base + path.replace(/^\/+/, '') + query.join('') }).end();
    };
    if (`${pathname}/` === urls.base || (pathname === '/' && urls.base !== '/')) return redirect('');
    if (!pathname.startsWith(urls.base)) return notFound(response);
    const path = pathname.slice(urls.base.length - 1);
    // Config files for other hosts are not served.
    if (/^\/(?:_headers|_redirects|_routes\.json|_worker\.js|\.htaccess)$/.test(path))
      return notFound(response);
    if (answersHarvesters && pathname === urls.oai()) return void answerHarvester(dist, request, response);
    if (!path.endsWith('/') && existsSync(join(dist, path, 'index.html'))) return redirect(`${path}/`);
    request.url = path;
    files(request, response);
  });
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host}:${taken}${urls.base}`;
}

function linkOf(path: string): string | undefined {
  if (path === urls.apiCatalog()) return catalogLink;
  const [, id] = articlePage.exec(path) ?? [];
  return id && linkSetLink(id);
}
const articlePage = new RegExp(articlePagePattern);

/** Listens on a port, or the next free one. */
async function listen(server: Server, host: string, first: number): Promise<void> {
  for (let port = first; ; port += 1)
    try {
      server.listen(port, host);
      return void (await once(server, 'listening'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || port === first + maxPorts) throw error;
    }
}
