import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { oaiFunction } from '../deposits/oai-function.ts';
import * as urls from '../urls.ts';

/** The function that hosts run. */
interface OaiModule {
  readonly answer: (query: string, read: (path: string) => Promise<unknown>) => Promise<string>;
}

/** Loads the function as hosts do. */
export const loadOai = async (): Promise<OaiModule> =>
  (await import(
    `data:text/javascript,${encodeURIComponent(`${oaiFunction}\nexport { answer };`)}`
  )) as OaiModule;

/** Answers a harvester in the preview. */
export async function answerHarvester(
  dist: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { answer } = await loadOai();
  const query = request.method === 'POST' ? await text(request) : ((request.url ?? '').split('?')[1] ?? '');
  const folder = join(dist, urls.oaiFile('').slice(urls.base.length));
  const body = await answer(query, (path) =>
    Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown),
  );
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(body);
}
