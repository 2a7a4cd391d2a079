import { containerFolders, containerKey } from '../record/container.ts';
import { bibliographyFile } from '../sources/bibliography/read-file.ts';
import { containerByName } from '../sources/bibliography/containers.ts';
import { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import type { Entry } from '../sources/bibliography/entry.ts';
import type { Problem } from '../problems/problem.ts';
import { mergeFacts } from '../sources/moving/merge-facts.ts';
import { articleAt, movedFile } from '../sources/moved-urls.ts';
import type { Arrival, FormerIssue } from '../sources/moving/origin.ts';
import { readPubPubText } from '../sources/moving/pubpub-text.ts';
import { recordKinds } from '../sources/normalise/record-kinds.ts';
import { readContent, type Content } from '../sources/read-content.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { arrivedArticle } from './arrived-article.ts';
import { canonical } from './canonical.ts';
import { fetchGalleys, type FetchFile, type Fetched } from './fetch-galleys.ts';
import { issuesByNumber, withIssues, type NumberedIssue } from './former-issues.ts';
import { formerTitleHints } from './former-title-hints.ts';
import { movedTable } from './moved-table.ts';
import { moveReport, type ReportRow } from './move-report.ts';
import { replaceFile, trackedFiles } from './tracked-files.ts';

interface WriteOptions {
  /** Whether each field gets a comment that says where it is from. */
  readonly explain: boolean;
  /** The title of the journal of articles whose sources do not say it. */
  readonly journal: string | undefined;
  /** Whether files that nobody has changed are written again. */
  readonly isCurrent: boolean;
  /** Fetches a file of the former site; absent if files are not asked for. */
  readonly fetchFile: FetchFile | undefined;
  /** A picture of a text, by its URL. */
  readonly picture: (url: string) => Promise<Buffer | undefined>;
  readonly progress: (line: string) => void;
}

/** What came of a journal that moved in. */
interface MovedIn {
  readonly written: readonly string[];
  readonly rows: readonly ReportRow[];
  /** What did not arrive. */
  readonly failures: readonly string[];
}

export const reportPath = 'moved/report.csv';

/**
 * Writes articles of a former system, their journals, files and redirects. Only files that nobody has changed since they were written are
 * written again.
 * @throws an error in an editor’s words; nothing is written in that case
 */
export async function moveIn(
  root: string,
  arrivals: readonly Arrival[],
  issues: readonly FormerIssue[],
  { explain, journal, isCurrent, fetchFile, picture, progress }: WriteOptions,
): Promise<MovedIn> {
  const content = readContent(root);
  const files = trackedFiles(root);
  const merged = arrivals.map((arrival) => ({ arrival, ...mergeFacts(arrival.facts) }));
  const { entries, ids, rewritten, rows } = arriving(merged, content, {
    journal,
    isOurs: (path) => isCurrent && files.isOurs(path),
  });
  const known = content.containers.map(({ record }) => record);
  const own = content.articles.filter(({ id }) => !rewritten.has(id));
  const read = readForWriting([bibliographyFile('the former site', { entries, broken: [] })], known, own);
  for (const { name, id } of read.entries) ids.set(name, id);
  const leftOut = ({ entry, field, message }: Problem): ReportRow => ({
    article: entry && ids.get(entry),
    was: entry,
    what: 'left out',
    field,
    detail: message,
  });
  for (const one of [...read.unreadable, ...read.passedOver]) rows.push(leftOut(one));
  const kinds = recordKinds(containerByName([...known, ...read.containers]));
  const numbered = issuesByNumber(issues, merged, ids, read.entries, content);
  const texts = containerTexts(read, numbered, kinds);
  const byName = new Map(merged.map((one) => [one.arrival.name, one]));
  for (const entry of read.entries) {
    const arrived = await arrivedArticle(entry, byName.get(entry.name)!, kinds.articles, {
      explain,
      picture,
    });
    texts.push(...arrived.files);
    rows.push(...arrived.rows);
  }
  for (const one of read.losses) rows.push(leftOut(one));
  rows.push(...formerTitleHints(merged, read));
  const written = texts.flatMap(([path, bytes]) => {
    const outcome = files.write(path, bytes);
    if (outcome === 'left alone')
      rows.push({
        was: path,
        what: 'left alone',
        detail: 'it is here already, and was changed or written by hand.',
      });
    return outcome === 'written' ? [path] : [];
  });
  files.save();
  progress(`${written.length} files written`);
  const moves = {
    arrivals,
    ids,
    issues: numbered,
    containers: new Set([...known.map(containerKey), ...read.entries.map(({ container }) => container)]),
    journalOf: journalOf(read.entries, content),
  };
  // Before files are fetched, which may take hours: the next run knows the articles by it.
  const addMoves = (table: ReturnType<typeof movedTable>) => {
    if (table.text !== undefined) replaceFile(root, movedFile, table.text);
    rows.push(...table.rows);
  };
  addMoves(movedTable(root, moves));
  const fetched: Fetched = fetchFile
    ? await fetchGalleys(root, arrivals, ids, numbered, fetchFile, progress)
    : { written: [], failures: [], places: new Map(), rows: [] };
  rows.push(...fetched.rows);
  addMoves(movedTable(root, moves, fetched.places));
  replaceFile(root, reportPath, moveReport(rows));
  return { written: [...written, ...fetched.written], rows, failures: fetched.failures };
}

type Merged = ReturnType<typeof mergeFacts> & { readonly arrival: Arrival };

/** The entries to be written: new articles, and those here that may be written again. */
function arriving(
  merged: readonly Merged[],
  content: Content,
  { journal, isOurs }: Pick<WriteOptions, 'journal'> & { readonly isOurs: (path: string) => boolean },
) {
  const here = articlesHere(content);
  const entries: Entry[] = [];
  /** The ids of articles by the names of arrivals. */
  const ids = new Map<string, string>();
  const rewritten = new Set<string>();
  const rows: ReportRow[] = [];
  for (const { arrival, entry } of merged) {
    const named = {
      ...withReferences(entry, arrival),
      name: arrival.name,
      container: { ...(journal !== undefined && { title: journal }), ...entry.container },
    };
    const there = here(arrival, entry);
    if (!there) entries.push(named);
    else {
      ids.set(arrival.name, there.id);
      if (isOurs(there.path)) {
        rewritten.add(there.id);
        entries.push({ ...named, key: there.id });
      } else
        rows.push({
          article: there.id,
          was: arrival.name,
          what: 'left alone',
          detail: `${there.path} is here already.`,
        });
    }
  }
  return { entries, ids, rewritten, rows };
}

/** PubPub has the references in the text. */
function withReferences(entry: Entry, { document }: Arrival): Entry {
  if (!document || entry.fields['references']) return entry;
  const { references } = readPubPubText(document, 'text');
  return references.length === 0 ? entry : { ...entry, fields: { ...entry.fields, references } };
}

/** The files of new containers that articles are in. */
function containerTexts(
  { newContainers, entries }: ReturnType<typeof readForWriting>,
  numbered: readonly NumberedIssue[],
  kinds: ReturnType<typeof recordKinds>,
): (readonly [path: string, content: string | Uint8Array])[] {
  const used = new Set(entries.map(({ container }) => container));
  return newContainers
    .filter((one) => used.has(containerKey(one)))
    .map((one) => {
      const key = containerKey(one);
      const fields = withIssues(one.fields, key, numbered, entries);
      return [`content/${key}.yaml`, canonical(fields, kinds[containerFolders[one.kind]])];
    });
}

/** The article of an arrival, if it is here: by a former URL, or by its DOI. */
function articlesHere({ articles, moved }: Content) {
  const idAt = articleAt(moved);
  const byId = new Map(articles.map((one) => [one.id, one]));
  const byDoi = new Map(articles.map((one) => [one.record.doi?.toLowerCase(), one]));
  return ({ urls }: Arrival, { fields }: Entry) => {
    const former = byId.get(idAt(urls) ?? '');
    const doi = typeof fields['doi'] === 'string' ? doiOf(fields['doi']).value : undefined;
    return former ?? (doi === undefined ? undefined : byDoi.get(doi.toLowerCase()));
  };
}

/** The container of each article, written now or before. */
const journalOf = (entries: ReturnType<typeof readForWriting>['entries'], { articles }: Content) => {
  const found = new Map([
    ...articles.map(({ id, record }) => [id, record.container] as const),
    ...entries.map(({ id, container }) => [id, container] as const),
  ]);
  return (id: string) => found.get(id);
};
