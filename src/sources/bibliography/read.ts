import type { ArticleEntry, Journal } from '../../record/article.ts';
import { articleFields } from '../../record/fields.ts';
import { isCitationKey, slug, suggestKey } from '../../record/key.ts';
import type { Problem } from '../problem.ts';
import { decode } from '../text-file.ts';
import { checked } from '../words.ts';
import type { Entry } from './entry.ts';
import { bibliographyFormats } from './index.ts';
import { findJournals } from './journals.ts';

/** An article of a bibliography, and where it stands. */
export interface Cited {
  readonly id: string;
  readonly path: string;
  readonly entry: Entry;
  readonly record: ArticleEntry;
}

/** What bibliographies hold. */
export interface Bibliographies {
  readonly articles: readonly Cited[];
  /** Those that no YAML file describes. */
  readonly journals: readonly Journal[];
  /** Entries that cannot be read for certain, and why. */
  readonly unreadable: readonly Problem[];
  /** Entries that a site of articles has no place for: books, and what is there twice. */
  readonly passedOver: readonly Problem[];
}

/**
 * Reads bibliographies, each once. Never throws for what stands in them.
 * @param paths from the root, sorted
 * @param bytesOf what a file holds
 * @param known the journals that the editor has described
 * @param taken ids of other articles; an entry with one of them is reported
 */
export function readBibliographies(
  paths: readonly string[],
  bytesOf: (path: string) => Buffer,
  known: readonly Journal[],
  taken: ReadonlyMap<string, string>,
): Bibliographies {
  const journals = findJournals(known);
  const check = checked(articleFields);
  const articles: Cited[] = [];
  const unreadable: Problem[] = [];
  const passedOver: Problem[] = [];
  const byId = new Map<string, Cited>();
  const idOf = idsOf();
  for (const path of paths) {
    const file = readFile(path, bytesOf(path));
    unreadable.push(...file.unreadable);
    passedOver.push(...file.passedOver);
    for (const entry of file.entries) {
      const at = { path, entry: entry.name };
      const { problems, record } = toRecord(entry, journals.idOf(entry.journal), check);
      if (!record) {
        unreadable.push(...problems.map((problem) => ({ ...at, ...problem })));
        continue;
      }
      const { id, citationKey } = idOf(entry, record);
      const before = byId.get(id);
      const other = before?.path ?? taken.get(id);
      const whole = { id, citationKey, ...record } as ArticleEntry;
      if (!other) {
        const cited = { id, path, entry, record: whole };
        byId.set(id, cited);
        articles.push(cited);
      } else if (before && JSON.stringify(before.record) === JSON.stringify(whole))
        passedOver.push({
          ...at,
          line: entry.line,
          message: `it is there already, in ${other}, line ${before.entry.line}.`,
        });
      else
        unreadable.push({
          ...at,
          line: entry.line,
          message: `its key is that of ${other}${before ? `, line ${before.entry.line}` : ''}, already, and the two differ.\nTake one of them out, or give one another key.`,
        });
    }
  }
  return { articles, journals: journals.made(), unreadable, passedOver };
}

/** An article as its own file would hold it. */
export interface Writable {
  readonly id: string;
  readonly doi?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * What one bibliography would be as files of an editor's own.
 * @param path names the file in messages, and by its ending the format
 * @param known the journals that are there
 */
export function readForWriting(path: string, bytes: Buffer, known: readonly Journal[]) {
  const { articles, journals, unreadable, passedOver } = readBibliographies(
    [path],
    () => bytes,
    known,
    new Map(),
  );
  return {
    unreadable,
    passedOver,
    entries: articles.map(({ id, entry, record }): Writable => ({
      id,
      ...(record.doi && { doi: record.doi }),
      fields: {
        title: entry.fields['title'],
        ...(entry.fields['authors'] ? { authors: entry.fields['authors'] } : {}),
        journal: record.journal,
        ...entry.fields,
        ...(record.citationKey !== id && { 'citation-key': record.citationKey }),
      },
    })),
    newJournals: journals.map(({ id, title, abbreviation, publisher, issn: { unspecified, ...issn } }) => ({
      id,
      fields: {
        title,
        ...(abbreviation && { abbreviation }),
        // A file of the editor's own says of which medium an ISSN is; this one is not known to be either.
        ...(Object.keys(issn).length > 0 ? { issn } : unspecified && { issn: { unspecified } }),
        ...(publisher && { publisher }),
      },
    })),
  };
}

/** The articles that a file describes; what else stands in it is listed. */
function readFile(path: string, bytes: Buffer) {
  const text = decode(bytes);
  if (typeof text !== 'string')
    return {
      entries: [],
      passedOver: [],
      unreadable: [{ path, ...text }],
    };
  const format = bibliographyFormats.find(({ extension }) => path.endsWith(extension))!;
  const { entries, broken } = format.parse(text);
  return {
    entries: entries.filter(({ otherType }) => !otherType),
    unreadable: broken.map((problem): Problem => ({ path, ...problem })),
    passedOver: entries.flatMap(({ name, line, otherType }): Problem[] =>
      otherType
        ? [{ path, entry: name, line, message: `it is no article in a journal (${otherType}).` }]
        : [],
    ),
  };
}

function toRecord(
  entry: Entry,
  journal: string | undefined,
  check: ReturnType<typeof checked<typeof articleFields>>,
) {
  if (entry.record && journal) return { problems: [], record: { ...entry.record, journal } };
  const problems: Omit<Problem, 'path'>[] = [];
  const record = check(
    { ...entry.fields, ...(journal && { journal }) },
    ([field = ''], { field: named, message }) =>
      problems.push({
        line: entry.lineOf(String(field)),
        field: named!,
        message:
          field === 'journal' && !journal ? 'the journal is missing.\nAdd its title to the entry.' : message,
      }),
  );
  return { problems, record };
}

/** The address and the key of an entry: its own key, as far as it can be one, or else author, year and word. */
function idsOf() {
  const suggested = new Map<string, number>();
  return ({ key }: Entry, record: Pick<ArticleEntry, 'authors' | 'issued' | 'title'>) => {
    const own = key !== undefined && isCitationKey(key) ? key : undefined;
    if (own && slug(own)) return { id: slug(own), citationKey: own };
    const base = suggestKey(record);
    // Two articles of an author and a year whose titles begin alike: none of them has a key that could tell them apart.
    const count = (suggested.get(base) ?? 0) + 1;
    suggested.set(base, count);
    const citationKey = count === 1 ? base : `${base}-${count}`;
    return { id: slug(citationKey), citationKey };
  };
}
