import { XMLValidator } from 'fast-xml-parser';
import { childrenNamed, oneLineIn, parseXml, type XmlElement } from '../jats/xml-tree.ts';
import { RequestError, type Client } from './client.ts';

// OAI-PMH 2.0: https://www.openarchives.org/OAI/openarchivesprotocol.html

/** A record of a repository. */
export interface OaiRecord {
  readonly identifier: string;
  readonly sets: readonly string[];
  readonly isDeleted: boolean;
  /** The element in `metadata`. */
  readonly metadata?: XmlElement;
  /** The same as characters. */
  readonly source?: string;
}

/** A repository that was found. */
export interface Repository {
  readonly url: string;
  readonly name: string | undefined;
  /** `oai_dc`, `jats` and others. */
  readonly prefixes: readonly string[];
  /** The names of sets by their specs: the sections of a journal. */
  readonly sets: ReadonlyMap<string, string>;
}

/** A page of a list. */
interface ListPage {
  readonly records: readonly OaiRecord[];
  /** Of the whole list, if the repository says it. */
  readonly total: number | undefined;
  /** Records that cannot be read, in an editor's words. */
  readonly unreadable: readonly string[];
}

/** Words of the paths of OJS after the journal’s own. */
const pageOfOjs =
  /\/(?:article|issue|about|index|login|search|gateway|user|information|announcement|catalog|management|oai|submission|submissions)(?:\/.*)?$/;

/** The addresses at which the repository of a journal may be, most likely first. */
export function addressesOfRepository(address: string): readonly string[] {
  const url = new URL(address);
  url.hash = '';
  const isRepository =
    url.searchParams.has('verb') || /\/(?:oai2?|oai-pmh|oai\/request|request)\/?$/i.test(url.pathname);
  url.search = '';
  const own = url.pathname.replace(/\/+$/, '');
  if (isRepository) return [url.origin + own, ...(own === url.pathname ? [] : [url.origin + url.pathname])];
  const journal = own.replace(pageOfOjs, '');
  const parts = journal.split('/').filter(Boolean);
  const above = parts.map((_, count) => `/${parts.slice(0, parts.length - count).join('/')}`);
  return [
    ...[...new Set([journal, ...above, ''])].flatMap((path) => [
      `${path}/oai`,
      ...(path === '' ? ['/api/oai/', '/index.php/index/oai'] : []),
    ]),
  ].map((path) => url.origin + path);
}

/**
 * Finds the repository of a journal by its address or that of any of its pages.
 * @throws a {@link RequestError} if there is none
 */
export async function findRepository(client: Client, address: string): Promise<Repository> {
  const tried = addressesOfRepository(address);
  for (const url of tried) {
    let root: XmlElement | undefined;
    try {
      root = await ask(client, url, { verb: 'Identify' });
    } catch (error) {
      // Nothing is there, or a page of the site is.
      if (
        error instanceof RequestError &&
        (error.status === undefined || error.status < 400 || error.status >= 500)
      )
        throw error;
      continue;
    }
    const identify = root && childrenNamed(root, 'Identify')[0];
    if (!identify) continue;
    const formats = await listOf(client, url, 'ListMetadataFormats', 'metadataFormat');
    const sets = await listOf(client, url, 'ListSets', 'set');
    return {
      url,
      name: oneLineIn(childrenNamed(identify, 'repositoryName')[0]),
      prefixes: formats.flatMap((one) => oneLineIn(childrenNamed(one, 'metadataPrefix')[0]) ?? []),
      sets: new Map(
        sets.flatMap((one) => {
          const [spec, name] = ['setSpec', 'setName'].map((part) => oneLineIn(childrenNamed(one, part)[0]));
          return spec && name ? [[spec, name] as const] : [];
        }),
      ),
    };
  }
  throw new RequestError(
    `${address}: no OAI-PMH was found there (${tried.join(', ')}).\n    → In OJS, switch it on in the site’s config.inc.php ([oai] oai = On), or give the address that your manual names.`,
  );
}

/** All elements of a list that has no records. Repositories without sets answer with an error. */
async function listOf(
  client: Client,
  base: string,
  verb: string,
  element: string,
): Promise<readonly XmlElement[]> {
  const found: XmlElement[] = [];
  const seen = new Set<string>();
  let query: Readonly<Record<string, string>> = { verb };
  for (;;) {
    const root = await ask(client, base, query);
    const list = root && childrenNamed(root, verb)[0];
    if (!list) return found;
    found.push(...childrenNamed(list, element));
    const token = oneLineIn(childrenNamed(list, 'resumptionToken')[0]);
    if (!token || seen.has(token) || found.length > maxRecords) return found;
    seen.add(token);
    query = { verb, resumptionToken: token };
  }
}

const maxRecords = 500_000;

/**
 * The records of a repository, page by page.
 * @throws a {@link RequestError}, also if the list has no end
 */
export async function* oaiRecords(
  client: Client,
  base: string,
  metadataPrefix: string,
): AsyncGenerator<ListPage> {
  const identifiers = new Set<string>();
  let tokens = new Set<string>();
  let asked: string[] = [];
  let hasRestarted = false;
  let query: Readonly<Record<string, string>> = { verb: 'ListRecords', metadataPrefix };
  for (;;) {
    const url = withQuery(base, query);
    asked.push(url);
    const text = await textAt(client, url);
    const { root, token, total, records, unreadable } = readPage(text);
    const [code, why] = errorIn(root);
    if (code === 'badResumptionToken' && !hasRestarted) {
      // The token has expired since the last run: the list begins anew.
      for (const one of asked) client.forget(one);
      hasRestarted = true;
      tokens = new Set();
      asked = [];
      query = { verb: 'ListRecords', metadataPrefix };
      continue;
    }
    if (code === 'noRecordsMatch' || code === 'cannotDisseminateFormat') return;
    if (code !== undefined) {
      client.forget(url);
      throw new RequestError(
        `${url}: the repository answered ${code}${why ? ` (${why})` : ''}.\n    → Run the same command again; if it stays so, write to the people who run the server.`,
      );
    }
    const fresh = records.filter(({ identifier }) => !identifiers.has(identifier));
    for (const { identifier } of fresh) identifiers.add(identifier);
    yield { records: fresh, total, unreadable };
    if (!token) return;
    if (
      tokens.has(token) ||
      (!hasRestarted && fresh.length === 0 && unreadable.length === 0) ||
      identifiers.size > maxRecords
    )
      throw new RequestError(
        `${url}: the list has no end: the same records come again.\n    → Write to the people who run the server. What has arrived is kept.`,
      );
    tokens.add(token);
    query = { verb: 'ListRecords', resumptionToken: token };
  }
}

const withQuery = (base: string, query: Readonly<Record<string, string>>) =>
  `${base}?${new URLSearchParams(query).toString()}`;

async function textAt(client: Client, url: string): Promise<string> {
  const { body, type } = await client.get(url, 'text/xml, application/xml');
  const text = body.toString('utf8');
  if (/<(?:\w+:)?OAI-PMH[\s>]/.test(text.slice(0, 5000))) return text;
  client.forget(url);
  throw new RequestError(
    `${url}: the answer is no OAI-PMH (${type || 'no media type'}).\n    → Open it in a browser: the server may ask for a login, or be under repair.`,
    404,
  );
}

/** The root of an answer; undefined if it cannot be read. */
async function ask(
  client: Client,
  base: string,
  query: Readonly<Record<string, string>>,
): Promise<XmlElement | undefined> {
  const root = parseXml(cleaned(await textAt(client, withQuery(base, query))));
  return 'message' in root ? undefined : root;
}

/** Without the control characters that XML does not have, and that word processors leave in titles, and with ampersands escaped. */
const cleaned = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    // “Research & development”
    .replace(/&(?!#\d+;|#x[\da-f]+;|\w+;)/gi, '&amp;');

/** A page of records. If it is broken, each record is read by itself. */
function readPage(text: string) {
  const source = cleaned(text);
  const [, attributes = '', written = ''] =
    /<(?:\w+:)?resumptionToken\b([^>]*?)(?:\/>|>([^<]*)<\/)/.exec(source) ?? [];
  const size = /completeListSize=["'](\d+)["']/.exec(attributes)?.[1];
  const shared = { token: decoded(written.trim()), total: size === undefined ? undefined : Number(size) };
  const sources = recordsIn(source);
  const unreadable: string[] = [];
  const records = sources.flatMap((record): readonly OaiRecord[] => {
    const validity = XMLValidator.validate(record);
    const element =
      validity === true ? parseXml(record) : { message: `it is not well-formed XML: ${validity.err.msg}` };
    if (!('message' in element)) {
      const found = toRecord(element, record);
      if (found) return [found];
    }
    const [, name = 'a record'] = /<(?:\w+:)?identifier>\s*([^<]+)</.exec(record) ?? [];
    unreadable.push(
      `${name.trim()}: ${'message' in element ? element.message.split('\n')[0]! : 'it has no identifier.'}`,
    );
    return [];
  });
  if (!/<\/(?:\w+:)?OAI-PMH>\s*$/.test(source))
    unreadable.push('the answer of the server is cut off; what is in its last record is missing.');
  // The records are read already; this is for errors.
  const root = sources.length > 0 ? undefined : parseXml(source);
  return { ...shared, root: root && 'message' in root ? undefined : root, records, unreadable };
}

/** The records of a page as characters. */
function recordsIn(source: string): readonly string[] {
  const found: string[] = [];
  const start = /<((?:\w+:)?record)[\s>]/g;
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const close = `</${match[1]!}>`;
    const end = source.indexOf(close, start.lastIndex);
    if (end < 0) return found;
    found.push(source.slice(match.index, end + close.length));
    start.lastIndex = end;
  }
  return found;
}

const decoded = (token: string) =>
  token.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name]!,
  );

function toRecord(record: XmlElement, source: string): OaiRecord | undefined {
  const [header] = childrenNamed(record, 'header');
  const identifier = header && oneLineIn(childrenNamed(header, 'identifier')[0]);
  if (!identifier) return undefined;
  const metadata = childrenNamed(record, 'metadata').flatMap(({ children }) =>
    children.flatMap((child) => (typeof child === 'string' ? [] : [child])),
  )[0];
  const [, inner] = /<(?:\w+:)?metadata\b[^>]*>([^]*)<\/(?:\w+:)?metadata>/.exec(source) ?? [];
  return {
    identifier,
    sets: childrenNamed(header, 'setSpec').flatMap((one) => oneLineIn(one) ?? []),
    isDeleted: header.attributes['status'] === 'deleted',
    ...(metadata && { metadata }),
    ...(metadata && inner && { source: inner.trim() }),
  };
}

function errorIn(root: XmlElement | undefined): readonly [code: string | undefined, why: string | undefined] {
  const [error] = root ? childrenNamed(root, 'error') : [];
  return [error?.attributes['code'], oneLineIn(error)];
}
