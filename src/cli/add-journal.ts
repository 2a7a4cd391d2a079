import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { containerFolders, containerKey } from '../record/container.ts';
import { bibliographyFile } from '../sources/bibliography/read-file.ts';
import { containerByName } from '../sources/bibliography/containers.ts';
import { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import type { Entry } from '../sources/bibliography/entry.ts';
import { mergeFacts } from '../sources/moving/merge-facts.ts';
import { originNames, type Arrival, type FormerIssue } from '../sources/moving/origin.ts';
import { readPubPubText, type DocumentNode } from '../sources/moving/pubpub-text.ts';
import { recordKinds } from '../sources/normalise/record-kinds.ts';
import { readContent, type Content } from '../sources/read-content.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { canonical } from './canonical.ts';
import { fetchGalleys, type FetchFile, type Fetched } from './fetch-galleys.ts';
import { movedTable } from './moved-table.ts';
import { moveReport, type ReportRow } from './move-report.ts';

/** An article that arrives, with its text if the source has one. */
export type Arriving = Arrival & { readonly document?: DocumentNode; readonly isDraft?: boolean };

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

/** The list of the files that were written, by which a repeated run knows those that an editor has not changed. */
const listPath = 'moved/files.json';
export const reportPath = 'moved/report.csv';

/**
 * Writes articles of a former system, their journals, files and redirects. Only files that nobody has changed since they were written are
 * written again.
 * @throws an error in an editor’s words; nothing is written in that case
 */
export async function moveIn(
  root: string,
  arrivals: readonly Arriving[],
  issues: readonly FormerIssue[],
  { explain, journal, isCurrent, fetchFile, picture, progress }: WriteOptions,
): Promise<MovedIn> {
  const content = readContent(root);
  const known = content.containers.map(({ record }) => record);
  const files = trackedFiles(root);
  const here = articlesHere(content);
  const merged = arrivals.map((arrival) => ({ arrival, ...mergeFacts(arrival.facts) }));
  const rows: ReportRow[] = [];
  /** The ids of articles by the names of arrivals. */
  const ids = new Map<string, string>();
  const entries: Entry[] = [];
  const rewritten = new Set<string>();
  for (const { arrival, entry } of merged) {
    const there = here(arrival, entry);
    if (there) ids.set(arrival.name, there.id);
    const { references = [] } = arrival.document ? readPubPubText(arrival.document, 'text') : {};
    const whole =
      references.length > 0 && !entry.fields['references']
        ? { ...entry, fields: { ...entry.fields, references } }
        : entry;
    const named = {
      ...whole,
      name: arrival.name,
      container: { ...(journal !== undefined && { title: journal }), ...whole.container },
    };
    if (!there) entries.push(named);
    else if (isCurrent && files.isOurs(there.path)) {
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
  const own = content.articles.filter(({ id }) => !rewritten.has(id));
  const read = readForWriting([bibliographyFile('the former site', { entries, broken: [] })], known, own);
  for (const { entry, field, message } of [...read.unreadable, ...read.passedOver])
    rows.push({ was: entry, what: 'left out', field, detail: message });
  for (const { name, id } of read.entries) ids.set(name, id);
  const kinds = recordKinds(containerByName([...known, ...read.containers]));
  const numbered = issuesByNumber(issues, merged, ids, read.entries, content);
  const writtenContainers = new Set(read.entries.map(({ container }) => container));
  const texts: (readonly [string, string | Uint8Array])[] = read.newContainers
    .filter((one) => writtenContainers.has(containerKey(one)))
    .map((one) => [
      `content/${containerKey(one)}.yaml`,
      canonical(
        withIssues(one.fields, containerKey(one), numbered, read.entries),
        kinds[containerFolders[one.kind]],
      ),
    ]);
  const byName = new Map(merged.map((one) => [one.arrival.name, one]));
  for (const { id, name, fields, container } of read.entries) {
    const { arrival, from, contradictions } = byName.get(name)!;
    const text = arrival.document ? readPubPubText(arrival.document, id) : undefined;
    const comments = explain
      ? new Map([...from].map(([field, origin]) => [field, originNames[origin]]))
      : undefined;
    const record = explained(canonical(fields, kinds.articles), comments);
    texts.push([`content/articles/${id}.mdx`, `---\n${record}---\n${text ? `\n${text.mdx}\n` : ''}`]);
    if (arrival.jats && !text) texts.push([`content/articles/${id}.xml`, standalone(arrival.jats)]);
    for (const [file, url] of text?.pictures ?? []) {
      const bytes = await picture(url);
      if (bytes) texts.push([`content/articles/${id}/${file}`, bytes]);
      else
        rows.push({
          article: id,
          was: name,
          what: 'missing',
          field: 'text',
          detail: `the picture ${url} is not in the export: save it as content/articles/${id}/${file}`,
        });
    }
    for (const note of [
      ...(text?.notes ?? []),
      ...(arrival.isDraft
        ? ['the text is that of the draft, as the export has no page of the release: compare them.']
        : []),
    ])
      rows.push({ article: id, was: name, what: 'look at', field: 'text', detail: note });
    for (const { field, message } of contradictions)
      rows.push({ article: id, was: name, what: 'look at', field, detail: message });
    for (const [field, origin] of from)
      if (field in fields)
        rows.push({ article: id, was: name, what: 'taken', field, detail: originNames[origin] });
    for (const field of missingIn(fields, container))
      rows.push({ article: id, was: name, what: 'missing', field, detail: 'no source has it.' });
  }
  for (const { entry, field, message } of read.losses)
    rows.push({ article: entry && ids.get(entry), was: entry, what: 'left out', field, detail: message });
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
  progress(`${written.length} files written`);
  const fetched: Fetched = fetchFile
    ? await fetchGalleys(root, arrivals, ids, numbered, fetchFile, progress)
    : { written: [], failures: [], places: new Map(), rows: [] };
  rows.push(...fetched.rows);
  const table = movedTable(root, {
    arrivals,
    ids,
    issues: numbered,
    places: fetched.places,
    containers: readContent(root).containers.map(({ record }) => record),
    journalOf: journalOf(read.entries, content),
  });
  if (table.text !== undefined) {
    replaceFile(root, 'content/moved.csv', table.text);
    written.push('content/moved.csv');
  }
  rows.push(...table.rows);
  files.save();
  replaceFile(root, reportPath, moveReport(rows));
  return { written: [...written, ...fetched.written], rows, failures: fetched.failures };
}

/** The article of an arrival, if it is here: by a former URL, its DOI, or its facts. */
function articlesHere({ articles, moved }: Content) {
  const byPath = new Map(
    moved.flatMap(({ from, to }) => ('article' in to ? [[from, to.article] as const] : [])),
  );
  const byId = new Map(articles.map((one) => [one.id, one]));
  const byDoi = new Map(articles.map((one) => [one.record.doi?.toLowerCase(), one]));
  return ({ urls }: Arrival, { fields }: Entry) => {
    const paths = urls.flatMap((url) =>
      URL.canParse(url, 'https://former.example')
        ? [new URL(url, 'https://former.example').pathname.replace(/\/$/, '')]
        : [],
    );
    const former = paths.map((path) => byId.get(byPath.get(decodeURI(path)) ?? '')).find(Boolean);
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

/** A former issue with its place in a journal of this site. */
export interface NumberedIssue extends FormerIssue {
  /** See `containerKey`. */
  readonly container: string;
  readonly volume?: string;
  readonly number?: string;
}

/** Issues get their numbers from their articles, if these agree, and a title that only the articles know. */
function issuesByNumber(
  issues: readonly FormerIssue[],
  merged: readonly { readonly arrival: Arrival }[],
  ids: ReadonlyMap<string, string>,
  entries: ReturnType<typeof readForWriting>['entries'],
  { articles }: Content,
): readonly NumberedIssue[] {
  const places = new Map([
    ...articles.map(
      ({ id, record: { container, volume, issue } }) => [id, { container, volume, number: issue }] as const,
    ),
    ...entries.map(
      ({ id, container, fields }) =>
        [
          id,
          {
            container,
            volume: fields['volume'] as string | undefined,
            number: fields['issue'] as string | undefined,
          },
        ] as const,
    ),
  ]);
  const idOfUrl = new Map(
    merged.flatMap(({ arrival }) =>
      arrival.urls.map((url) => [url.replace(/\/$/, ''), ids.get(arrival.name)] as const),
    ),
  );
  const found = issues.flatMap((issue): readonly NumberedIssue[] => {
    const own = issue.articles.flatMap((url) => places.get(idOfUrl.get(url) ?? '') ?? []);
    const [first] = own;
    if (
      !first ||
      (first.volume === undefined && first.number === undefined) ||
      own.some((one) => JSON.stringify(one) !== JSON.stringify(first))
    )
      return [];
    return [{ ...issue, ...withoutUndefined(first) }];
  });
  const have = new Set(found.filter(({ title }) => title).map(keyOfIssue));
  // What the articles say of their issue.
  const told = new Map<string, NumberedIssue>();
  for (const { arrival } of merged) {
    const place = places.get(ids.get(arrival.name) ?? '');
    if (!arrival.issueTitle || !place || (place.volume === undefined && place.number === undefined)) continue;
    const one = {
      urls: [],
      articles: [],
      galleys: [],
      title: arrival.issueTitle,
      ...withoutUndefined(place),
    };
    if (!have.has(keyOfIssue(one)) && !told.has(keyOfIssue(one))) told.set(keyOfIssue(one), one);
  }
  return [...found, ...told.values()];
}
const keyOfIssue = ({ container, volume, number }: Pick<NumberedIssue, 'container' | 'volume' | 'number'>) =>
  [container, volume, number].join('\n');
const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]: NonNullable<T[Key]>;
  };

/** The file of a new journal with the titles of its issues, and the dates of those whose articles have none. */
function withIssues(
  fields: Readonly<Record<string, unknown>>,
  container: string,
  issues: readonly NumberedIssue[],
  entries: ReturnType<typeof readForWriting>['entries'],
): Readonly<Record<string, unknown>> {
  const undated = new Set(
    entries
      .filter((one) => one.container === container && !one.fields['date'])
      .map(({ fields: { volume, issue } }) => [volume, issue].join('\n')),
  );
  const own = issues
    .filter((one) => one.container === container)
    .map(({ volume, number, title, date }) =>
      withoutUndefined({
        volume,
        issue: number,
        title,
        date: undated.has([volume, number].join('\n')) ? date : undefined,
      }),
    )
    .filter(({ title, date }) => title ?? date);
  const unique = [...new Map(own.map((one) => [[one.volume, one.issue].join('\n'), one])).values()];
  return unique.length > 0 ? { ...fields, issues: unique } : fields;
}

/** What a record of an article in an issue usually has. */
const missingIn = (fields: Readonly<Record<string, unknown>>, container: string): readonly string[] =>
  [
    'authors',
    'date',
    'abstract',
    'keywords',
    'doi',
    'language',
    ...(container.startsWith('journals/') ? ['volume', 'issue'] : []),
  ]
    .filter((field) => fields[field] === undefined)
    .concat(fields['pages'] === undefined && fields['article-number'] === undefined ? ['pages'] : []);

/** A comment above each field. */
function explained(record: string, from: ReadonlyMap<string, string> | undefined): string {
  if (!from) return record;
  return record.replace(/^([a-z][\w-]*):/gm, (line, field: string) =>
    from.has(field) ? `# From ${from.get(field)!}\n${line}` : line,
  );
}

/** A JATS article as a file of its own: its prefixes may have been declared around it. */
function standalone(article: string): string {
  const known: Readonly<Record<string, string>> = {
    xlink: 'http://www.w3.org/1999/xlink',
    mml: 'http://www.w3.org/1998/Math/MathML',
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
    ali: 'http://www.niso.org/schemas/ali/1.0/',
  };
  const start = /^<(?:\w+:)?article\b[^>]*>/.exec(article)?.[0] ?? '';
  const missing = Object.entries(known).filter(
    ([prefix]) => article.includes(`${prefix}:`) && !start.includes(`xmlns:${prefix}=`),
  );
  const declared = missing.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start.replace(/\/?>$/, `${declared}$&`)}${article.slice(start.length)}\n`;
}

function replaceFile(root: string, path: string, text: string | Uint8Array): void {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  // Whole or not at all.
  writeFileSync(`${at}.part`, text);
  renameSync(`${at}.part`, at);
}

/** The files that were written by earlier runs. */
function trackedFiles(root: string) {
  const list = join(root, listPath);
  const known = new Map<string, string>(
    existsSync(list)
      ? Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, string>>)
      : [],
  );
  const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const isOurs = (path: string) =>
    existsSync(join(root, path)) && known.get(path) === hashOf(readFileSync(join(root, path)));
  return {
    isOurs,
    write(path: string, bytes: string | Uint8Array): 'written' | 'unchanged' | 'left alone' {
      const at = join(root, path);
      if (existsSync(at)) {
        if (hashOf(readFileSync(at)) === hashOf(bytes)) return 'unchanged';
        if (!isOurs(path)) return 'left alone';
      }
      replaceFile(root, path, bytes);
      known.set(path, hashOf(bytes));
      return 'written';
    },
    save: () => replaceFile(root, listPath, `${JSON.stringify(Object.fromEntries(known), undefined, 1)}\n`),
  };
}
