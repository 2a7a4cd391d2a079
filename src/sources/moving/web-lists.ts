import { cslJsonSource } from '../bibliography/csl-json/csl-json-source.ts';
import type { Bibliography } from '../bibliography/entry.ts';
import { RequestError, type Client } from './client.ts';

// Lists of works that a web API gives in pages of CSL-JSON.

const maxPages = 2000;

/**
 * The works of a journal in Crossref: https://www.crossref.org/documentation/retrieve-metadata/rest-api/
 * @param api used instead of https://api.crossref.org
 * @param email Crossref answers requests with one from a faster pool
 */
export async function* crossrefWorks(
  client: Client,
  api: string,
  issn: string,
  email: string | undefined,
): AsyncGenerator<Bibliography> {
  let cursor = '*';
  for (let page = 0; page < maxPages; page += 1) {
    const query = new URLSearchParams({
      filter: 'type:journal-article',
      rows: '200',
      cursor,
      ...(email && { mailto: email }),
    });
    const url = `${api.replace(/\/+$/, '')}/journals/${issn}/works?${query.toString()}`;
    const { body } = await client.get(url, 'application/json').catch((error: unknown) => {
      throw (error as RequestError).status === 404
        ? new RequestError(
            `${issn}: Crossref knows no journal with this ISSN.\n    → Compare it with the printed one, or give the other ISSN of the journal.`,
            404,
          )
        : error;
    });
    const { items, next } = worksIn(body, url);
    if (items.length === 0) return;
    yield cslJsonSource.parse(JSON.stringify({ message: { items } }));
    if (!next || (next === cursor && items.length < 200)) return;
    cursor = next;
  }
  throw endless(issn);
}

function worksIn(
  body: Buffer,
  url: string,
): { readonly items: readonly unknown[]; readonly next: string | undefined } {
  try {
    const { message } = JSON.parse(body.toString('utf8')) as {
      readonly message?: { readonly items?: unknown; readonly 'next-cursor'?: unknown };
    };
    const { items, 'next-cursor': next } = message ?? {};
    if (Array.isArray(items)) return { items, next: typeof next === 'string' ? next : undefined };
  } catch {
    // The error below says it.
  }
  throw new RequestError(`${url}: the answer is no list of works.\n    → Run the same command again later.`);
}

/** The path of a collection or library of Zotero in its API; undefined for any other address. */
export function zoteroCollection(address: string): string | undefined {
  const { hostname, pathname } = new URL(address);
  if (hostname === 'api.zotero.org') return pathname.replace(/\/(?:items(?:\/top)?)?\/?$/, '');
  if (!/^(?:www\.)?zotero\.org$/.test(hostname)) return undefined;
  const [, group] = /^\/groups\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
  const [, collection] = /\/collections\/([A-Z0-9]{8})(?:\/|$)/.exec(pathname) ?? [];
  return group && `/groups/${group}${collection ? `/collections/${collection}` : ''}`;
}

/**
 * The items of a public collection: https://www.zotero.org/support/dev/web_api/v3/basics
 * @param collection its URL in the API
 */
export async function* zoteroItems(client: Client, collection: string): AsyncGenerator<Bibliography> {
  for (let page = 0; page < maxPages; page += 1) {
    const url = `${collection}/items/top?format=csljson&limit=100&start=${page * 100}`;
    const { body } = await client.get(url, 'application/json').catch((error: unknown) => {
      throw [403, 404].includes((error as RequestError).status ?? 0)
        ? new RequestError(
            `${collection}: Zotero shows it to nobody (${(error as RequestError).status!}).\n    → Make the library public, or export the collection as CSL JSON, and add that file.`,
          )
        : error;
    });
    const read = cslJsonSource.parse(body.toString('utf8'));
    if (read.entries.length === 0) return;
    yield read;
    if (read.entries.length < 100) return;
  }
  throw endless(collection);
}

const endless = (name: string) =>
  new RequestError(
    `${name}: the list has no end.\n    → Run the same command again later. What has arrived is kept.`,
  );
