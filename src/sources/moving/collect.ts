import { jatsEntry } from '../bibliography/jats/jats-source.ts';
import { doiOf } from '../values/doi-value.ts';
import { elementsIn, type XmlElement } from '../jats/xml-tree.ts';
import { readArticlePage } from './article-tags.ts';
import { RequestError, type Client } from './client.ts';
import { readDublinCore } from './oai-dublin-core.ts';
import { readHtml } from './html-page.ts';
import { readArchive, readIssuePage } from './issue-page.ts';
import { findRepository, oaiRecords, type OaiRecord } from './oai.ts';
import type { Arrival, Facts, FormerIssue } from './origin.ts';

/** What arrived of a journal. */
interface Collected {
  readonly arrivals: readonly Arrival[];
  readonly issues: readonly FormerIssue[];
  /** What did not arrive, in an editor’s words. With one of them the run is not whole, and is repeated. */
  readonly failures: readonly string[];
  /** What was left out, and why. */
  readonly leftOut: readonly string[];
}

interface CollectOptions {
  readonly progress: (line: string) => void;
  /** Whether the article at one of these URLs is here already, so its page need not be read. */
  readonly isHere: (urls: readonly string[]) => boolean;
}

/** A record with what it says, before versions of one article are joined. */
interface FoundRecord {
  readonly identifier: string;
  readonly facts: Facts[];
  readonly urls: string[];
  readonly galleys: Arrival['galleys'];
  readonly issueTitle: string | undefined;
  jats: string | undefined;
}

/** No journal has more. */
const maxIssues = 5000;

/** After this many pages in a row without an answer, the host counts as gone. */
const maxFailures = 5;

/** Collects a journal from its repository and its pages. Whatever happens, what has arrived is returned. */
export async function collectJournal(
  client: Client,
  address: string,
  { progress, isHere }: CollectOptions,
): Promise<Collected> {
  const failures: string[] = [];
  const leftOut: string[] = [];
  const repository = await findRepository(client, address);
  progress(`Found ${repository.name ?? 'a repository'} at ${repository.url}.`);
  const found = new Map<string, FoundRecord>();
  const each = async (prefix: string, take: (record: OaiRecord, metadata: XmlElement) => void) => {
    let count = 0;
    try {
      for await (const { records, total, unreadable } of oaiRecords(client, repository.url, prefix)) {
        for (const record of records)
          if (record.isDeleted) leftOut.push(`${record.identifier}: it was deleted there.`);
          else if (record.metadata) take(record, record.metadata);
        failures.push(...unreadable.map((one) => `${repository.url} (${prefix}): ${one}`));
        count += records.length;
        progress(`${prefix}: ${count}${total === undefined ? '' : ` of ${total}`} records`);
      }
    } catch (error) {
      failures.push(failureIn(error));
    }
  };
  await each('oai_dc', (record, metadata) => {
    const section = record.sets
      .map((spec) => (spec.includes(':') ? repository.sets.get(spec) : undefined))
      .find(Boolean);
    const read = readDublinCore(metadata, record.identifier, section);
    const [, number] = /^oai:[^:]+:(?:article|publication)\/(\w+)$/.exec(record.identifier) ?? [];
    const journal = read.urls.map((url) => /^(.*\/article\/view\/)/.exec(url)?.[1]).find(Boolean);
    found.set(record.identifier, {
      identifier: record.identifier,
      facts: [{ origin: 'oai', entry: read.entry }],
      // An article with a path of its own is at its number, too.
      urls: [...read.urls, ...(number && journal ? [journal + number] : [])],
      galleys: read.galleys,
      issueTitle: read.issueTitle,
      jats: undefined,
    });
  });
  const jatsPrefix = repository.prefixes.find((prefix) => /^(?:oai_)?jats|nlm/i.test(prefix));
  if (jatsPrefix)
    await each(jatsPrefix, (record, metadata) => {
      const article = metadata.name === 'article' ? metadata : elementsIn(metadata, 'article')[0];
      const entry = article && jatsEntry(article);
      const known = found.get(record.identifier);
      if (!entry || !known) return;
      known.facts.push({ origin: 'jats', entry });
      // Facts are in the record; a text or a list of references is worth a file.
      if (elementsIn(article, 'body', 'ref-list').length > 0) known.jats = record.source;
    });
  const arrivals = withoutVersions([...found.values()]).map((one) => ({
    ...one,
    name: one.urls[0] ?? one.identifier,
  }));
  await readPages(client, arrivals, { progress, isHere }, failures);
  const issues = await collectIssues(client, arrivals, progress, failures);
  return { arrivals: arrivals.map(toArrival), issues, failures, leftOut };
}

/** What went wrong there. Anything else ends the run. */
function failureIn(error: unknown): string {
  if (error instanceof RequestError) return error.message;
  throw error;
}

const toArrival = ({
  name,
  facts,
  urls,
  galleys,
  jats,
  issueTitle,
}: FoundRecord & { readonly name: string }): Arrival => ({
  name,
  facts,
  urls: [...new Set(urls)],
  galleys,
  ...(jats && { jats }),
  ...(issueTitle && { issueTitle }),
});

/** OJS 3.6 lists former versions as records: the newest one is the article, and leads on from the URLs of all. */
function withoutVersions(found: readonly FoundRecord[]): readonly FoundRecord[] {
  const baseOf = ({ urls: [url = ''], identifier }: FoundRecord) =>
    url.replace(/\/version\/.*$/, '') || identifier;
  const rank = ({ urls: [url = ''] }: FoundRecord) => {
    const [, stage, version] = /\/version\/(?:(\w+)\/)?(\d+)/.exec(url) ?? [];
    return version === undefined
      ? Infinity
      : Number(version) + (/vor|published/i.test(stage ?? '') ? 1000 : 0);
  };
  return [...Map.groupBy(found, baseOf)].map(([base, versions]) => {
    const [newest, ...older] = versions.toSorted((one, other) => rank(other) - rank(one)) as [
      FoundRecord,
      ...FoundRecord[],
    ];
    return {
      ...newest,
      urls: [...(/^https?:/.test(base) ? [base] : []), ...newest.urls, ...older.flatMap(({ urls }) => urls)],
    };
  });
}

async function readPages(
  client: Client,
  arrivals: readonly (FoundRecord & { readonly name: string })[],
  { progress, isHere }: CollectOptions,
  failures: string[],
): Promise<void> {
  let missed = 0;
  for (const [place, arrival] of arrivals.entries()) {
    if ((place + 1) % 100 === 0) progress(`pages: ${place + 1} of ${arrivals.length}`);
    const url = arrival.urls.find((one) => client.isAllowed(one));
    if (url === undefined || isHere(arrival.urls)) continue;
    try {
      const answer = await client.get(url, 'text/html');
      missed = 0;
      if (!/html/.test(answer.type)) continue;
      const read = readArticlePage(
        readHtml(answer.body.toString('utf8'), answer.url),
        answer.url,
        arrival.name,
      );
      if (!read) continue;
      // A redirect to the home page, or to another article.
      const [own, there] = [arrival.facts[0]!.entry.fields['doi'], read.entry.fields['doi']];
      if (
        typeof own === 'string' &&
        typeof there === 'string' &&
        doiOf(own).value?.toLowerCase() !== doiOf(there).value?.toLowerCase()
      ) {
        failures.push(
          `${url}: its page is of another article (${there} instead of ${own}), and was not used.`,
        );
        continue;
      }
      arrival.facts.push({ origin: 'page', entry: read.entry });
      arrival.urls.push(...read.urls.filter((one) => client.isAllowed(one)));
      Object.assign(arrival, { galleys: joinedGalleys(arrival.galleys, read.galleys) });
    } catch (error) {
      failures.push(failureIn(error));
      if (((error as RequestError).status ?? 500) >= 500 && (missed += 1) >= maxFailures) {
        failures.push(`${url}: the pages of ${arrivals.length - place - 1} more articles were not read.`);
        return;
      }
    }
  }
}

/** Those of both lists, each with what either says. */
function joinedGalleys(some: Arrival['galleys'], others: Arrival['galleys']): Arrival['galleys'] {
  const byUrl = new Map<string, Arrival['galleys'][number]>();
  for (const one of [...some, ...others]) byUrl.set(one.url, { ...one, ...byUrl.get(one.url) });
  return [...byUrl.values()];
}

/** The issues of a journal of OJS: of no other system are their pages known. */
async function collectIssues(
  client: Client,
  arrivals: readonly FoundRecord[],
  progress: (line: string) => void,
  failures: string[],
): Promise<readonly FormerIssue[]> {
  const journals = new Set(
    arrivals.flatMap(({ urls }) =>
      urls.flatMap((url) => (client.isAllowed(url) ? (/^(.*)\/article\/view\//.exec(url)?.[1] ?? []) : [])),
    ),
  );
  const issues: FormerIssue[] = [];
  for (const journal of journals) {
    try {
      const pages = [`${journal}/issue/archive`];
      const found = new Set<string>();
      for (const page of pages) {
        if (pages.length > 500) break;
        const { body, url } = await client.get(page, 'text/html');
        const archive = readArchive(readHtml(body.toString('utf8'), url), journal);
        for (const issue of archive.issues.slice(0, maxIssues)) found.add(issue);
        pages.push(...archive.more.filter((more) => !pages.includes(more)));
      }
      for (const url of found) {
        const { body, url: at } = await client.get(url, 'text/html');
        issues.push(readIssuePage(readHtml(body.toString('utf8'), at), url));
      }
      progress(`${issues.length} issues`);
    } catch (error) {
      // A journal that publishes without issues has no archive.
      if ((error as RequestError).status !== 404) failures.push(failureIn(error));
    }
  }
  return issues;
}
