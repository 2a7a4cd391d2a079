import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { articleAt } from '../sources/moved-urls.ts';
import { politeClient, type Client } from '../sources/moving/client.ts';
import { coversAll, issnsOf, joinedByDoi } from '../sources/moving/join-arrivals.ts';
import type { Arrival, Facts, FormerIssue } from '../sources/moving/origin.ts';
import { archivedPicture } from '../sources/moving/pubpub.ts';
import { zoteroCollection } from '../sources/moving/web-lists.ts';
import { readContent } from '../sources/read-content.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { issnOf } from '../sources/values/issn-value.ts';
import {
  askCrossref,
  collect,
  type SourceCollection,
  type JournalOptions,
  type SourceKind,
} from './source-collectors.ts';

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
export function kindOfSource(source: string): SourceKind | undefined {
  if (/^https?:\/\//i.test(source) && URL.canParse(source) && doiOf(source).value === undefined)
    return zoteroCollection(source) ? 'zotero' : 'address';
  if (existsSync(source)) {
    if (/\.(?:csv|tsv)$/i.test(source)) return 'table';
    if (/\.zip$/i.test(source) || (statSync(source).isDirectory() && existsSync(join(source, 'export.json'))))
      return 'pubpub';
    return undefined;
  }
  // With a wrong check digit it is no other source either.
  return issnOf(source).value === undefined && !/^\d{4}-?\d{3}[\dX]$/i.test(source) ? undefined : 'issn';
}

const answersFolder = '.astro/moving';

/** Collects the articles of journal sources; those with one DOI are one. */
export async function collectSources(
  root: string,
  sources: readonly string[],
  options: JournalOptions,
): Promise<JournalCollected> {
  const folder = join(root, answersFolder);
  // A run that was not whole is gone through again, with the answers that were kept.
  const isResumed = existsSync(folder);
  const here = articleAt(readContent(root).moved);
  const collection: SourceCollection = {
    client: politeClient({ ...options, hosts: hostsOf(sources, options), folder }),
    options,
    isHere: (urls) => !isResumed && here(urls) !== undefined,
    arrivals: [],
    issues: [],
    failures: [],
    leftOut: [],
    archives: [],
    works: new Map(),
    names: new Set(),
  };
  const { client, arrivals, issues, failures, leftOut, archives, works } = collection;
  for (const source of sources) await collect[kindOfSource(source)!](source, collection);
  const registered = sources.filter((source) => kindOfSource(source) === 'issn');
  if (options.asksCrossref) {
    const withDois = arrivals.filter(({ facts }) => facts.some(({ entry }) => entry.fields['doi']));
    const asked = new Set(registered.map((issn) => issnOf(issn).value));
    for (const issn of issnsOf(withDois))
      if (!asked.has(issn) && !coversAll(arrivals, works)) await askCrossref(issn, collection);
  }
  const joined = joinedByDoi(arrivals, works);
  // Of an ISSN, all works; of another source, those that it has.
  const rest = registered.length === 0 ? [] : [...works].filter(([doi]) => !joined.dois.has(doi));
  return {
    arrivals: [
      ...joined.arrivals,
      ...rest.map(([doi, facts]): Arrival => ({ name: doi, facts: [facts], urls: [], galleys: [] })),
    ],
    issues,
    failures,
    leftOut,
    works,
    isCurrent: isResumed || addressesIn(sources).length === 0,
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

const addressesIn = (sources: readonly string[]) =>
  sources.filter((source) => ['address', 'zotero'].includes(kindOfSource(source)!));

/** The hosts that may be asked. */
const hostsOf = (sources: readonly string[], { crossref, zotero }: JournalOptions) =>
  [crossref, ...addressesIn(sources).map((one) => (zoteroCollection(one) === undefined ? one : zotero))].map(
    (one) => new URL(one).host,
  );
