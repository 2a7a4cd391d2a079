import type { ContainerHint, Entry } from '../bibliography/entry.ts';
import { originNames, origins, type Facts, type Origin } from './origin.ts';

/** An article as all sources together know it. */
interface MergedFacts {
  readonly entry: Entry;
  /** Where each field is from. */
  readonly from: ReadonlyMap<string, Origin>;
  /** Where sources contradict each other, with the value that was taken. */
  readonly contradictions: readonly { readonly field: string; readonly message: string }[];
}

type MergedFields = Readonly<Record<string, unknown>>;

/** Merges what several sources say of one article: of every field the value of the most trusted one, completed by the others. */
export function mergeFacts(all: readonly Facts[]): MergedFacts {
  const sorted = all.toSorted((one, other) => origins.indexOf(one.origin) - origins.indexOf(other.origin));
  const fields = new Map<string, unknown>();
  const from = new Map<string, Origin>();
  const contradictions: { field: string; message: string }[] = [];
  for (const { origin, entry } of sorted)
    for (const [field, value] of Object.entries(entry.fields)) {
      if (isEmpty(value)) continue;
      const before = fields.get(field);
      if (before === undefined) {
        // An article number and pages are two ways to say one thing.
        if (
          (field === 'pages' && fields.has('article-number')) ||
          (field === 'article-number' && fields.has('pages'))
        )
          continue;
        fields.set(field, value);
        from.set(field, origin);
      } else {
        fields.set(field, completed(field, before, value));
        const other = contradiction(field, before, value);
        if (other)
          contradictions.push({
            field,
            message: `“${other[0]}” (${originNames[from.get(field)!]}) was taken, but ${originNames[origin]} has “${other[1]}”.\nCompare them with the article.`,
          });
      }
    }
  const [first] = sorted;
  return {
    entry: {
      ...first!.entry,
      fields: Object.fromEntries(fields),
      container: mergedContainer(sorted.map(({ entry }) => entry.container)),
      notes: sorted.flatMap(({ origin, entry }) =>
        // A value that another source has is not lost.
        entry.notes
          .filter(({ field }) => field === undefined || !fields.has(field))
          .map((note) => ({ ...note, message: `${originNames[origin]}: ${note.message}` })),
      ),
      line: first!.entry.line,
      lineOf: first!.entry.lineOf,
    },
    from,
    contradictions,
  };
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function mergedContainer(all: readonly ContainerHint[]): ContainerHint {
  const merged = Object.assign({}, ...all.toReversed()) as ContainerHint;
  const issn = Object.assign({}, ...all.toReversed().map((one) => one.issn)) as ContainerHint['issn'];
  const known: readonly string[] = Object.values(issn);
  return {
    ...merged,
    issn,
    issns: [...new Set(all.flatMap((one) => one.issns))].filter((one) => !known.includes(one)),
  };
}

/** A value of a trusted source with what only another one has. */
function completed(field: string, value: unknown, other: unknown): unknown {
  if (field === 'authors' && Array.isArray(value) && Array.isArray(other))
    return completedNames(value as MergedFields[], other as MergedFields[]);
  if (field === 'references' && Array.isArray(value) && Array.isArray(other))
    return completedReferences(value as MergedFields[], other as MergedFields[]);
  if (field === 'translations' && isFields(value) && isFields(other))
    return Object.fromEntries(
      [...new Set([...Object.keys(value), ...Object.keys(other)])].map((tag) => [
        tag,
        { ...(other[tag] as MergedFields | undefined), ...(value[tag] as MergedFields | undefined) },
      ]),
    );
  if (['identifiers', 'copyright'].includes(field) && isFields(value) && isFields(other))
    return { ...other, ...value };
  return value;
}

const isFields = (value: unknown): value is MergedFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same people, one by one: affiliations, an ORCID iD and an e-mail address that only one source has, and the division of a name that is certain. */
function completedNames(
  names: readonly MergedFields[],
  others: readonly MergedFields[],
): readonly MergedFields[] {
  if (names.length !== others.length || !names.every((one, place) => isSamePerson(one, others[place]!)))
    return names;
  return names.map((one, place) => {
    const other = others[place]!;
    // “Ann Maria Lo Ro” leaves open what “Lo Ro, Ann Maria” says.
    const isDivided =
      one['particle'] === undefined &&
      Boolean(other['family'] && other['given']) &&
      wordsOf(one) === wordsOf(other);
    return { ...namePartsOf(isDivided ? other : one), ...withoutName(other), ...withoutName(one) };
  });
}
const nameParts = ['particle', 'family', 'given', 'suffix', 'literal'] as const;
const namePartsOf = (name: MergedFields) =>
  Object.fromEntries(nameParts.flatMap((part) => (name[part] === undefined ? [] : [[part, name[part]]])));
const withoutName = (name: MergedFields) =>
  Object.fromEntries(Object.entries(name).filter(([part]) => !nameParts.some((one) => one === part)));
/** The words of a name, in any order. */
const wordsOf = (name: MergedFields) =>
  folded(
    nameParts
      .map((part) => name[part])
      .filter(Boolean)
      .join(' '),
  )
    .split(' ')
    .sort()
    .join(' ');
const partOf = (name: MergedFields, part: (typeof nameParts)[number]) => {
  const value = name[part];
  return typeof value === 'string' ? value : '';
};
function isSamePerson(one: MergedFields, other: MergedFields): boolean {
  if (wordsOf(one) === wordsOf(other)) return true;
  const [a, b] = [one, other].map((name) => folded(partOf(name, 'family') || partOf(name, 'literal')));
  const initials = [one, other].map((name) => folded(partOf(name, 'given')).slice(0, 1));
  return a !== '' && a === b && (initials[0] === initials[1] || initials.includes(''));
}

/** DOIs that another list of the same works has. */
function completedReferences(
  references: readonly MergedFields[],
  others: readonly MergedFields[],
): readonly MergedFields[] {
  if (references.length !== others.length) return references;
  return references.map((one, place) => {
    const other = others[place]!;
    if (one['doi'] !== undefined || typeof other['doi'] !== 'string') return one;
    const [text, title] = [one['text'] ?? one['title'], other['text'] ?? other['title']].map((part) =>
      typeof part === 'string' ? folded(part) : '',
    );
    return title!.length > 15 && text!.includes(title!) ? { ...one, doi: other['doi'] } : one;
  });
}

/** Two values of what has one; undefined if they can be the same. */
function contradiction(field: string, value: unknown, other: unknown): readonly [string, string] | undefined {
  if (typeof value !== 'string' || typeof other !== 'string') return undefined;
  const [one, two] =
    field === 'date' ? [value.slice(0, 4), other.slice(0, 4)] : [folded(value), folded(other)];
  const isOne = ['date', 'doi', 'volume', 'issue', 'pages', 'article-number', 'title'].includes(field);
  // Registries leave out last pages and subtitles.
  return !isOne || one.startsWith(two) || two.startsWith(one) ? undefined : [value, other];
}

const folded = (text: string) =>
  text
    .replace(/<\/?(?:i|b|sub|sup|sc)>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
