import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bibliographyFile } from '../sources/bibliography/read-file.ts';
import type { Bibliography } from '../sources/bibliography/entry.ts';
import { decodeBibliography } from '../sources/files/text-file.ts';
import { openArchive } from '../sources/moving/archive.ts';
import { politeClient, type Client } from '../sources/moving/client.ts';
import { collectJournal } from '../sources/moving/collect.ts';
import { formerPath } from '../sources/moving/former-paths.ts';
import type { Arrival, Facts, FormerIssue, Origin } from '../sources/moving/origin.ts';
import { archivedPicture, readPubPub } from '../sources/moving/pubpub.ts';
import { readTable } from '../sources/moving/table.ts';
import { crossrefWorks, zoteroCollection, zoteroItems } from '../sources/moving/web-lists.ts';
import { readContent } from '../sources/read-content.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { issnOf } from '../sources/values/issn-value.ts';

/** How a journal is asked for. */
interface JournalOptions {
  readonly email: string | undefined;
  readonly pauseMs: number;
  readonly maxFileBytes: number;
  /** Whether Crossref completes what arrives. */
  readonly asksCrossref: boolean;
  /** Used instead of https://api.crossref.org */
  readonly crossref: string;
  /** Used instead of https://api.zotero.org */
  readonly zotero: string;
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
}

/** What all sources together have. */
interface JournalCollected {
  readonly arrivals: readonly Arrival[];
  readonly issues: readonly FormerIssue[];
  readonly failures: readonly string[];
  /** Sentences about what was left out. */
  readonly leftOut: readonly string[];
  /** What Crossref knows of other articles, by DOI in lower case. */
  readonly works: ReadonlyMap<string, Facts>;
  /** Whether all that is known of the articles that are here already was collected, too. */
  readonly isCurrent: boolean;
  readonly picture: (url: string) => Promise<Buffer | undefined>;
  readonly client: Client;
  /** Forgets the answers of the hosts: all has arrived. */
  readonly done: () => void;
}

/** What a source of a journal is; undefined for a DOI or a bibliography. */
export function kindOfSource(source: string): 'address' | 'zotero' | 'issn' | 'table' | 'pubpub' | undefined {
  if (/^https?:\/\//i.test(source) && URL.canParse(source) && doiOf(source).value === undefined)
    return zoteroCollection(source) ? 'zotero' : 'address';
  if (existsSync(source)) {
    if (/\.(?:csv|tsv)$/i.test(source)) return 'table';
    if (/\.zip$/i.test(source) || (statSync(source).isDirectory() && existsSync(join(source, 'export.json'))))
      return 'pubpub';
    return undefined;
  }
  return issnOf(source).value === undefined ? undefined : 'issn';
}

const answersFolder = '.astro/moving';

/** Collects the articles of journal sources; those with one DOI are one. */
export async function collectSources(
  root: string,
  sources: readonly string[],
  options: JournalOptions,
): Promise<JournalCollected> {
  const { progress, crossref, zotero, email, signal } = options;
  const addresses = sources.filter((source) => ['address', 'zotero'].includes(kindOfSource(source)!));
  const hosts = [
    crossref,
    ...addresses.map((one) => (zoteroCollection(one) === undefined ? one : zotero)),
  ].map((one) => new URL(one).host);
  const folder = join(root, answersFolder);
  const client = politeClient({
    hosts,
    folder,
    email,
    pauseMs: options.pauseMs,
    maxFileBytes: options.maxFileBytes,
    signal,
  });
  const arrivals: Arrival[] = [];
  const issues: FormerIssue[] = [];
  const failures: string[] = [];
  const leftOut: string[] = [];
  const archives: Awaited<ReturnType<typeof openArchive>>[] = [];
  // A run that was not whole is gone through again, with the answers that were kept.
  const isResumed = existsSync(folder);
  const isHere = isResumed ? () => false : articlesByPath(root);
  const named = new Set<string>();
  const take = (
    origin: Origin,
    file: string,
    bibliography: Bibliography,
    urls: ReadonlyMap<string, readonly string[]> = new Map(),
    issueTitles: ReadonlyMap<string, string> = new Map(),
  ) => {
    const { entries, unreadable, passedOver } = bibliographyFile(file, bibliography);
    leftOut.push(
      ...[...unreadable, ...passedOver].map(({ entry, message }) => [entry ?? file, message].join(': ')),
    );
    for (const entry of entries) {
      let name = `${file}, ${entry.name}`;
      for (let count = 2; named.has(name); count += 1) name = `${file}, ${entry.name} (${count})`;
      named.add(name);
      const issueTitle = issueTitles.get(entry.name);
      arrivals.push({
        name,
        facts: [{ origin, entry }],
        urls: urls.get(entry.name) ?? [],
        galleys: [],
        ...(issueTitle && { issueTitle }),
      });
    }
  };
  const each = async (list: AsyncGenerator<Bibliography>, use: (one: Bibliography) => void) => {
    let count = 0;
    try {
      for await (const one of list) {
        use(one);
        count += one.entries.length;
        progress(`${count} works`);
      }
    } catch (error) {
      if (signal.aborted) throw error;
      failures.push((error as Error).message);
    }
  };
  const works = new Map<string, Facts>();
  const asked = new Set<string>();
  const askCrossref = (issn: string) => {
    asked.add(issn);
    progress(`Crossref: ${issn}`);
    return each(crossrefWorks(client, crossref, issn, email), ({ entries }) => {
      for (const entry of entries) {
        const { doi } = entry.fields;
        if (typeof doi === 'string' && !works.has(doi.toLowerCase()))
          works.set(doi.toLowerCase(), { origin: 'crossref', entry });
      }
    });
  };
  for (const source of sources)
    switch (kindOfSource(source)) {
      case 'address': {
        const found = await collectJournal(client, source, { progress, isHere });
        arrivals.push(...found.arrivals);
        issues.push(...found.issues);
        failures.push(...found.failures);
        leftOut.push(...found.leftOut);
        break;
      }
      case 'zotero':
        await each(zoteroItems(client, zotero + zoteroCollection(source)!), (one) =>
          take('zotero', source, one),
        );
        break;
      case 'issn':
        await askCrossref(issnOf(source).value!);
        break;
      case 'table': {
        const text = decodeBibliography(readFileSync(source));
        if (typeof text !== 'string') throw new Error(`${source}: ${text.message.replace('\n', '\n    → ')}`);
        const table = readTable(text);
        take('table', source, table, table.urls, table.issueTitles);
        break;
      }
      case 'pubpub': {
        const archive = await openArchive(source);
        archives.push(archive);
        if (!archive.has('export.json'))
          throw new Error(
            `${source}: it has no export.json at its top.\n    → Give the export of PubPub as it was downloaded.`,
          );
        const found = await readPubPub(archive, source);
        arrivals.push(...found.arrivals);
        issues.push(...found.issues);
        leftOut.push(...found.leftOut);
        break;
      }
    }
  const fromRegistry = sources.some((source) => kindOfSource(source) === 'issn');
  if (options.asksCrossref)
    for (const issn of issnsOf(
      arrivals.filter(({ facts }) => facts.some(({ entry }) => entry.fields['doi'])),
    ))
      if (!asked.has(issn) && !coversAll(arrivals, works)) await askCrossref(issn);
  const joined = joinedByDoi(arrivals, works);
  // Of an ISSN, all works; of another source, those that it has.
  const rest = fromRegistry
    ? [...works]
        .filter(([doi]) => !joined.dois.has(doi))
        .map(([doi, facts]): Arrival => ({ name: doi, facts: [facts], urls: [], galleys: [] }))
    : [];
  return {
    arrivals: [...joined.arrivals, ...rest],
    issues,
    failures,
    leftOut,
    works,
    isCurrent: isResumed || addresses.length === 0,
    async picture(url) {
      for (const archive of archives) {
        const found = await archivedPicture(archive, url);
        if (found) return found;
      }
      return undefined;
    },
    client,
    done() {
      for (const archive of archives) archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether one of these URLs leads to an article of this site. */
function articlesByPath(root: string): (urls: readonly string[]) => boolean {
  const { moved } = readContent(root);
  const paths = new Set(moved.flatMap(({ from, to }) => ('article' in to ? [from] : [])));
  return (urls) =>
    urls.some((url) => {
      const from = formerPath(url);
      return 'path' in from && paths.has(from.path);
    });
}

const doisIn = ({ facts }: Arrival) => [
  ...new Set(
    facts.flatMap(({ entry: { fields } }) =>
      typeof fields['doi'] === 'string' ? [fields['doi'].toLowerCase()] : [],
    ),
  ),
];
const coversAll = (arrivals: readonly Arrival[], works: ReadonlyMap<string, Facts>) =>
  arrivals.every((one) => doisIn(one).every((doi) => works.has(doi)));

const issnsOf = (arrivals: readonly Arrival[]): readonly string[] => [
  ...new Set(
    arrivals.flatMap(({ facts }) =>
      facts.flatMap(({ entry: { container } }) => [...Object.values(container.issn), ...container.issns]),
    ),
  ),
];

/** One arrival for each DOI, with what Crossref has. */
function joinedByDoi(arrivals: readonly Arrival[], works: ReadonlyMap<string, Facts>) {
  const byDoi = new Map<string, Arrival>();
  const joined: Arrival[] = [];
  for (const one of arrivals) {
    const [doi] = doisIn(one);
    const before = doi === undefined ? undefined : byDoi.get(doi);
    // Two articles of one source with one DOI are a mistake there, which is reported.
    const isOther =
      before && !before.facts.some(({ origin }) => one.facts.some((facts) => facts.origin === origin));
    if (before && isOther) {
      const whole: Arrival = {
        ...one,
        ...before,
        facts: [...before.facts, ...one.facts],
        urls: [...before.urls, ...one.urls],
        galleys: [...before.galleys, ...one.galleys],
      };
      joined[joined.indexOf(before)] = whole;
      byDoi.set(doi!, whole);
      continue;
    }
    const work = doi === undefined || before ? undefined : works.get(doi);
    const whole = work ? { ...one, facts: [...one.facts, work] } : one;
    joined.push(whole);
    if (doi !== undefined && !before) byDoi.set(doi, whole);
  }
  return { arrivals: joined, dois: new Set(byDoi.keys()) };
}
