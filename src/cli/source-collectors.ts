import { readFileSync } from 'node:fs';
import type { Bibliography } from '../sources/bibliography/entry.ts';
import { bibliographyFile } from '../sources/bibliography/read-file.ts';
import { decodeBibliography } from '../sources/files/text-file.ts';
import { openArchive } from '../sources/moving/archive.ts';
import type { Client } from '../sources/moving/client.ts';
import { collectJournal } from '../sources/moving/collect.ts';
import type { Arrival, Facts, FormerIssue, Origin } from '../sources/moving/origin.ts';
import { readPubPub } from '../sources/moving/pubpub.ts';
import { readTable } from '../sources/moving/table.ts';
import { crossrefWorks, zoteroCollection, zoteroItems } from '../sources/moving/web-lists.ts';
import { issnOf } from '../sources/values/issn-value.ts';

export type SourceKind = 'address' | 'zotero' | 'issn' | 'table' | 'pubpub';

/** How a journal is asked for. */
export interface JournalOptions {
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

/** What has been collected so far, and by what. */
export interface SourceCollection {
  readonly client: Client;
  readonly options: JournalOptions;
  /** Whether one of these URLs leads to an article that need not be asked for. */
  readonly isHere: (urls: readonly string[]) => boolean;
  readonly arrivals: Arrival[];
  readonly issues: FormerIssue[];
  readonly failures: string[];
  readonly leftOut: string[];
  readonly archives: Awaited<ReturnType<typeof openArchive>>[];
  /** By DOI in lower case. */
  readonly works: Map<string, Facts>;
  /** Of arrivals, of which each has its own. */
  readonly names: Set<string>;
}

/** Collects what a source of each kind has. */
export const collect: Record<SourceKind, (source: string, collection: SourceCollection) => Promise<void>> = {
  async address(source, collection) {
    const { client, options, isHere } = collection;
    takeFound(await collectJournal(client, source, { progress: options.progress, isHere }), collection);
  },
  async zotero(source, collection) {
    const items = zoteroItems(collection.client, collection.options.zotero + zoteroCollection(source)!);
    await inPages(items, collection, (page) => {
      takeEntries('zotero', source, page, collection);
    });
  },
  async issn(source, collection) {
    const { value, unclear } = issnOf(source);
    if (value === undefined) throw new Error(unclear!.replace('\n', '\n    → '));
    await askCrossref(value, collection);
  },
  async table(source, collection) {
    const text = decodeBibliography(readFileSync(source));
    if (typeof text !== 'string') throw new Error(`${source}: ${text.message.replace('\n', '\n    → ')}`);
    const table = readTable(text);
    takeEntries('table', source, table, collection, table);
  },
  async pubpub(source, collection) {
    const archive = await openArchive(source);
    collection.archives.push(archive);
    if (!archive.has('export.json'))
      throw new Error(
        `${source}: it has no export.json at its top.\n    → Give the export of PubPub as it was downloaded.`,
      );
    takeFound(await readPubPub(archive, source), collection);
  },
};

function takeFound(
  found: {
    readonly arrivals: readonly Arrival[];
    readonly issues: readonly FormerIssue[];
    readonly leftOut: readonly string[];
    readonly failures?: readonly string[];
  },
  { arrivals, issues, failures, leftOut }: SourceCollection,
): void {
  // A hundred thousand are too many for one call.
  for (const one of found.arrivals) arrivals.push(one);
  issues.push(...found.issues);
  leftOut.push(...found.leftOut);
  failures.push(...(found.failures ?? []));
}

/** @param file the path or URL of the list */
function takeEntries(
  origin: Origin,
  file: string,
  list: Bibliography,
  { arrivals, leftOut, names }: SourceCollection,
  { urls, issueTitles }: Partial<Pick<ReturnType<typeof readTable>, 'urls' | 'issueTitles'>> = {},
): void {
  const { entries, unreadable, passedOver } = bibliographyFile(file, list);
  leftOut.push(
    ...[...unreadable, ...passedOver].map(({ entry, message }) => [entry ?? file, message].join(': ')),
  );
  for (const entry of entries) {
    let name = `${file}, ${entry.name}`;
    for (let count = 2; names.has(name); count += 1) name = `${file}, ${entry.name} (${count})`;
    names.add(name);
    const issueTitle = issueTitles?.get(entry.name);
    arrivals.push({
      name,
      facts: [{ origin, entry }],
      urls: urls?.get(entry.name) ?? [],
      galleys: [],
      ...(issueTitle && { issueTitle }),
    });
  }
}

/** Collects the works of a journal in Crossref. */
export async function askCrossref(issn: string, collection: SourceCollection): Promise<void> {
  const { client, options, works } = collection;
  options.progress(`Crossref: ${issn}`);
  await inPages(crossrefWorks(client, options.crossref, issn, options.email), collection, ({ entries }) => {
    for (const entry of entries) {
      const { doi } = entry.fields;
      if (typeof doi === 'string' && !works.has(doi.toLowerCase()))
        works.set(doi.toLowerCase(), { origin: 'crossref', entry });
    }
  });
}

/** Uses each page of a list; where it breaks off, what has arrived is kept. */
async function inPages(
  pages: AsyncGenerator<Bibliography>,
  { options: { progress, signal }, failures }: SourceCollection,
  use: (page: Bibliography) => void,
): Promise<void> {
  let count = 0;
  try {
    for await (const page of pages) {
      use(page);
      count += page.entries.length;
      progress(`${count} works`);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    failures.push((error as Error).message);
  }
}
