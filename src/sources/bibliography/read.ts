import type { ArticleEntry } from '../../record/article.ts';
import { articleFields } from '../../record/fields.ts';
import { isCitationKey, isId, slug, suggestKey } from '../../record/key.ts';
import type { Problem } from '../../problems/problem.ts';
import { articleFinder, type Identity } from '../values/same-article.ts';
import { checked } from '../../problems/words.ts';
import { withoutLost, type Entry, type EntryNote } from './entry.ts';
import { findContainers } from './containers.ts';
import { readBibliography, type BibliographyFile } from './read-file.ts';
import {
  containerFolders,
  containerKinds,
  type Container,
  type ContainerKind,
} from '../../record/container.ts';
import { contentFields } from '../../record/field-schema.ts';

/** An article of a bibliography with its location. */
interface BibliographyArticle {
  readonly id: string;
  readonly path: string;
  readonly entry: Entry;
  /** As in a file of its own. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly record: ArticleEntry;
}

/** The content of bibliographies. */
export interface Bibliographies {
  readonly articles: readonly BibliographyArticle[];
  /** Containers without a YAML file. */
  readonly containers: readonly Container[];
  /** Volumes among them, as fields of a file. */
  readonly volumes: readonly WritableContainer[];
  /** What is in files of several kinds of entries, or with entries that stand alone. */
  readonly counts: readonly EntryCount[];
  /** Entries that are ambiguous or invalid, and why. */
  readonly unreadable: readonly Problem[];
  /** Entries that do not belong on the site: books and duplicates. */
  readonly passedOver: readonly Problem[];
  /** What could not be used of published entries. */
  readonly losses: readonly Problem[];
}

/** The number of entries of one kind in a bibliography. */
export interface EntryCount {
  readonly path: string;
  /** In words: `conference paper`, or the type of what stands alone as the file has it. */
  readonly kind: string;
  readonly count: number;
  readonly isPublished: boolean;
}

/** A container as in a file of its own. */
export interface WritableContainer {
  readonly kind: ContainerKind;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An article with its own file, as far as it could be read. */
export interface OwnArticle {
  readonly id: string;
  readonly path: string;
  readonly record?: Identity & Pick<ArticleEntry, 'formerly'>;
}

/**
 * Reads bibliographies, each once. Never throws, whatever they contain.
 * @param paths from the root, sorted
 * @param bytesOf reads a file
 * @param described journals of the editor
 * @param others articles with files of their own; an entry with the id of one of them is reported
 */
export const readBibliographies = (
  paths: readonly string[],
  bytesOf: (path: string) => Buffer,
  described: readonly Container[],
  others: readonly OwnArticle[],
): Bibliographies =>
  recordsOf(
    paths.map((path) => readBibliography(path, bytesOf(path))),
    described,
    others,
  );

/**
 * The records of bibliographies that have been read.
 * @param freeIds whether an entry without a key gets another id than the articles with files of their own
 */
export function recordsOf(
  files: readonly BibliographyFile[],
  described: readonly Container[],
  others: readonly OwnArticle[],
  freeIds = false,
): Bibliographies {
  const containers = findContainers(described);
  const check = checked(articleFields);
  const articles: BibliographyArticle[] = [];
  const unreadable: Problem[] = [];
  const passedOver: Problem[] = [];
  const losses: Problem[] = [];
  const standingAlone: { path: string; otherType: string }[] = [];
  const byId = new Map<string, BibliographyArticle>();
  const taken = new Map(others.map(({ id, path }) => [id, path]));
  const known = articleFinder<string>();
  for (const { path, record } of others) if (record) known.add(record, path);
  const idOf = idFinder(
    freeIds
      ? new Set([...taken.keys(), ...files.flatMap(({ entries }) => entries.flatMap(({ key }) => key ?? []))])
      : new Set(),
  );
  for (const file of files) {
    const { path } = file;
    unreadable.push(...file.unreadable);
    passedOver.push(...file.passedOver);
    standingAlone.push(...file.standingAlone);
    for (const read of file.entries) {
      // A file with one article is named as its record would be.
      const [, name] = /([^/]+)\.(?:xml|nxml)$/i.exec(path) ?? [];
      const entry = name && isId(name) ? { ...read, key: name } : read;
      const at = { path, entry: entry.name };
      const { problems, record, notes, fields } = toRecord(entry, containers.place(entry, path), check);
      if (!record) {
        unreadable.push(...problems.map((problem) => ({ ...at, ...problem })));
        continue;
      }
      const { id, citationKey } = idOf(entry, record);
      const before = byId.get(id);
      const other = before?.path ?? taken.get(id);
      const whole = { id, citationKey, ...record } as ArticleEntry;
      const same = known.find(whole);
      const place = { ...at, line: entry.line };
      if (before && JSON.stringify(before.record) === JSON.stringify(whole))
        passedOver.push({
          ...place,
          message: `it already exists in ${other!}, line ${before.entry.line}.`,
        });
      else if (same !== undefined)
        passedOver.push({
          ...place,
          message: `it is the same article as ${same.found}: the same ${same.by}.\nRemove one of them.`,
        });
      else if (other)
        unreadable.push({
          ...place,
          message: `its key is already used by ${other}${before ? `, line ${before.entry.line}` : ''}, and the two differ.\nRemove one of them, or change one key.`,
        });
      else {
        known.add(whole, `${path}, ${entry.name}`);
        const cited = { id, path, entry, fields, record: whole };
        byId.set(id, cited);
        articles.push(cited);
        losses.push(...notes.map((note) => ({ ...at, ...note })));
      }
    }
  }
  const volumes = containers.volumes();
  const made = volumes.map(toContainer);
  return {
    articles: withFreeIds(articles, others, losses),
    containers: [...containers.journals(), ...made],
    volumes,
    counts: countsOf(
      files.map(({ path }) => path),
      articles,
      standingAlone,
    ),
    unreadable,
    passedOver,
    losses,
  };
}

/** A volume whose file has been read; a value that cannot be one is left out. */
function toContainer({ kind, id, fields }: WritableContainer): Container {
  const check = checked(contentFields[containerFolders[kind]] as typeof contentFields.proceedings);
  const lost: (readonly PropertyKey[])[] = [];
  const found =
    check(fields, (at) => lost.push(at)) ??
    check(withoutLost(fields, lost), () => undefined) ??
    check({ title: fields['title'] }, () => undefined)!;
  return { id, ...found };
}

/** Files whose entries are all of one kind are not counted. */
function countsOf(
  paths: readonly string[],
  articles: readonly BibliographyArticle[],
  standingAlone: readonly { readonly path: string; readonly otherType: string }[],
): readonly EntryCount[] {
  const published = Map.groupBy(articles, ({ path }) => path);
  const others = Map.groupBy(standingAlone, ({ path }) => path);
  return paths.flatMap((path) => {
    const ofFile = published.get(path) ?? [];
    const counts = [
      ...containerKinds.map((kind) => ({
        kind: articleWords[kind],
        count: ofFile.filter(({ record }) => record.container.startsWith(`${containerFolders[kind]}/`))
          .length,
        isPublished: true,
      })),
      ...[...Map.groupBy(others.get(path) ?? [], ({ otherType }) => otherType)].map(([kind, all]) => ({
        kind,
        count: all.length,
        isPublished: false,
      })),
    ].filter(({ count }) => count > 0);
    return counts.length > 1 ? counts.map((one) => ({ path, ...one })) : [];
  });
}

const articleWords = {
  journal: 'journal article',
  proceedings: 'conference paper',
  book: 'chapter',
  series: 'report',
} as const satisfies Record<ContainerKind, string>;

/** Drops former ids that belong to another article; the editor's own files take precedence. */
function withFreeIds(
  articles: readonly BibliographyArticle[],
  others: readonly OwnArticle[],
  losses: Problem[],
): readonly BibliographyArticle[] {
  const taken = new Set([...articles, ...others].map(({ id }) => id));
  for (const { record } of others) for (const id of record?.formerly ?? []) taken.add(id);
  return articles.map((cited) => {
    const { path, entry, record } = cited;
    if (!record.formerly) return cited;
    const { formerly, ...rest } = record;
    const free: string[] = [];
    for (const id of formerly) {
      if (taken.has(id))
        losses.push({
          path,
          entry: entry.name,
          line: entry.lineOf('formerly'),
          field: 'formerly',
          message: `“${id}” is or was the name of another article.\nRemove it here or there.`,
        });
      else free.push(id);
      taken.add(id);
    }
    return { ...cited, record: free.length > 0 ? { ...rest, formerly: free } : rest };
  });
}

/** Without these fields an entry would be published incorrectly; any other unreadable field is left out. */
const needed = new Set<string>(['title', ...containerKinds]);

const missing = {
  journal: 'the journal is missing.\nAdd its title to the entry.',
  proceedings: 'the proceedings are missing.\nAdd their title to the entry.',
  book: 'the book that contains it is missing.\nAdd its title to the entry.',
  series: 'the series and the institution are missing.\nAdd one of them to the entry.',
} as const satisfies Record<ContainerKind, string>;

function toRecord(
  entry: Entry,
  { kind, id, fields: own }: ReturnType<ReturnType<typeof findContainers>['place']>,
  check: ReturnType<typeof checked<typeof articleFields>>,
) {
  const problems: EntryNote[] = [];
  const notes: EntryNote[] = [...entry.notes];
  const lost: (readonly PropertyKey[])[] = [];
  const fields = { ...own, ...(id && { [kind]: id }) };
  const found = check(fields, (place, { field: named, message }) => {
    const field = String(place[0] ?? '');
    const at = { line: entry.lineOf(field), field: named! };
    if (field === 'journal' && !id)
      problems.push({
        ...at,
        field: kind,
        line: entry.lineOf(kind),
        message:
          entry.notes.find((note) => /^(?:journal|book)(?:title)?$/.test(note.field ?? ''))?.message ??
          missing[kind],
      });
    else if (needed.has(field) || !(field in fields)) problems.push({ ...at, message });
    else {
      lost.push(place);
      notes.push({ ...at, message });
    }
  });
  if (found || problems.length > 0) return { problems, notes, fields, record: found };
  const left = withoutLost(fields, lost);
  return {
    problems,
    notes,
    fields: left,
    record: check(left, (_, { message }) => problems.push({ line: entry.line, message })),
  };
}

/** The id and citation key of an entry: its own key if valid, or else author, year and word. */
function idFinder(taken: ReadonlySet<string>) {
  const suggested = new Map<string, number>();
  /** The keys by the ids that they become: `smith_2020` and `smith:2020` are two keys. */
  const keys = new Map<string, string[]>();
  return ({ key }: Entry, record: Pick<ArticleEntry, 'authors' | 'issued' | 'title'>) => {
    const own = key !== undefined && isCitationKey(key) ? key : undefined;
    if (own && slug(own)) {
      const id = /^page-\d+$/.test(slug(own)) ? `article-${slug(own)}` : slug(own);
      const same = keys.get(id) ?? keys.set(id, []).get(id)!;
      const lower = own.toLowerCase();
      if (!same.includes(lower)) same.push(lower);
      const number = same.indexOf(lower) + 1;
      return { id: number === 1 ? id : `${id}-${number}`, citationKey: own };
    }
    const base = suggestKey(record);
    // Two articles by one author in one year whose titles begin alike, and no key to distinguish them.
    let citationKey: string;
    do {
      const count = (suggested.get(base) ?? 0) + 1;
      suggested.set(base, count);
      citationKey = count === 1 ? base : `${base}-${count}`;
    } while (taken.has(slug(citationKey)));
    return { id: slug(citationKey), citationKey };
  };
}
