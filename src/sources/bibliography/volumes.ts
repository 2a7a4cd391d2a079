import type { Container, ContainerKind } from '../../record/container.ts';
import { filled } from '../../record/filled.ts';
import { slug } from '../../record/key.ts';
import { editionOf } from '../values/edition-value.ts';
import type { ContainerHint, Entry } from './entry.ts';
import { asName, distinct, folded } from './journals.ts';

// Proceedings, books and series of papers that entries name.

/** What an entry says of its article, and of what contains it. */
interface InVolume {
  /** As in an MDX file, without the field that names the container. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** As in the container's own file. */
  readonly container: Readonly<Record<string, unknown>>;
}

/**
 * Divides the fields of an entry that is not of a journal: volume, editors and publisher are those of the volume; a report's number is its
 * own. BibTeX and RIS have one field for the number of a volume and that of a series: beside a series, it is the series'.
 */
export function inVolume({ fields, more = {}, container }: Entry): InVolume {
  const { volume, issue, editors, ...own } = fields;
  const { publisher, abbreviation, issn, issns, conference } = container;
  const title = asName(container.title);
  const unspecified = issns.filter((one) => !Object.values(issn).includes(one));
  const numbers = { ...issn, ...(unspecified.length > 0 && { unspecified }) };
  const common = {
    title:
      title ??
      (container.kind === 'series' ? (asName(more['collection-title'] as string) ?? publisher) : undefined),
    abbreviation: abbreviation === title ? undefined : abbreviation,
    'publisher-place': more['publisher-place'],
    issn: Object.keys(numbers).length > 0 ? numbers : undefined,
    editors,
  };
  if (container.kind === 'series')
    return {
      fields: filled({ ...own, 'article-number': more['number'] ?? own['article-number'] ?? issue }),
      container: filled({ ...common, type: more['genre'], institution: publisher }),
    };
  // bibutils has one tag for both.
  const series = more['collection-title'] === title ? undefined : more['collection-title'];
  const number = more['collection-number'];
  return {
    fields: own,
    container: filled({
      ...common,
      conference,
      edition:
        container.kind === 'book' && typeof more['edition'] === 'string'
          ? editionOf(more['edition'])
          : undefined,
      // The date of what appears in a volume is the volume's.
      date: own['date'],
      publisher,
      isbn: more['isbn'],
      volume: series && number === undefined ? undefined : volume,
      series,
      'series-number': series ? (number ?? volume) : undefined,
    }),
  };
}

/** A volume or series, as far as it tells whether two are the same. */
interface KnownVolume {
  readonly id: string;
  readonly year: string | undefined;
  readonly volume: string | undefined;
  readonly number: string | undefined;
  readonly edition: string | undefined;
  readonly publisher: string | undefined;
}

/** A volume or series without a file of its own. */
interface MadeVolume {
  readonly kind: ContainerKind;
  readonly id: string;
  /** As in its own file. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Finds proceedings, books or series, first among the editor's own, and creates the missing ones. */
interface VolumeFinder {
  /** The id; undefined if the entry does not name it. @param fields of its file */
  readonly idOf: (hint: ContainerHint, fields: Readonly<Record<string, unknown>>) => string | undefined;
  readonly made: () => readonly MadeVolume[];
}

/**
 * Two volumes are the same if an ISBN or the entry from which they inherit is the same, or else if the title is, and neither year, volume,
 * number in a series nor edition contradicts. Two series are the same if title and publisher are.
 */
export function findVolumes(
  kind: Exclude<ContainerKind, 'journal'>,
  all: readonly Container[],
): VolumeFinder {
  const known = all.filter((one) => one.kind === kind);
  const ids = new Set(known.map(({ id }) => id));
  const byKey = new Map<string, string>();
  const byIsbn = new Map<string, string>();
  const byTitle = new Map<string, KnownVolume[]>();
  const made = new Map<string, MadeVolume>();
  const add = (titles: readonly (string | undefined)[], isbns: readonly string[], one: KnownVolume) => {
    for (const isbn of isbns) if (!byIsbn.has(bare(isbn))) byIsbn.set(bare(isbn), one.id);
    for (const title of new Set(titles.flatMap((each) => (each ? [folded(each)] : []))))
      byTitle.set(title, [...(byTitle.get(title) ?? []).filter((other) => other.id !== one.id), one]);
  };
  for (const {
    id,
    title,
    abbreviation,
    translations,
    isbn = [],
    issued,
    volume,
    series,
    edition,
    publisher,
  } of known)
    add([title, abbreviation, ...Object.values(translations).map((other) => other.title)], isbn, {
      id,
      year: issued && String(issued.year),
      volume,
      number: series?.number,
      edition,
      publisher,
    });
  return {
    made: () => [...made.values()],
    idOf({ key }, fields) {
      const { title } = fields as { readonly title?: string };
      const facts = factsOf(fields);
      const isbns = isbnsOf(fields);
      const found =
        (key === undefined ? undefined : byKey.get(key)) ??
        isbns.map((isbn) => byIsbn.get(bare(isbn))).find(Boolean) ??
        (title === undefined
          ? undefined
          : byTitle.get(folded(title))?.find((one) => !contradict(one, facts, kind))?.id);
      const id = found ?? (title === undefined ? undefined : distinct(idFor(title, facts.year) || kind, ids));
      if (id === undefined) return undefined;
      if (key !== undefined) byKey.set(key, id);
      const before = made.get(id);
      if (before || !ids.has(id)) {
        ids.add(id);
        // What an earlier entry says is kept, and what it does not say is added.
        const allIsbns = [...new Set([...isbnsOf(before?.fields ?? {}), ...isbns])];
        const merged = {
          ...fields,
          ...before?.fields,
          ...(allIsbns.length > 0 && { isbn: allIsbns.length > 1 ? allIsbns : allIsbns[0] }),
          ...(before && filled({ date: sharedDate(before.fields['date'], fields['date']) })),
        };
        made.set(id, { kind, id, fields: merged });
        add([title], isbns, { id, ...factsOf(merged) });
      }
      return id;
    },
  };
}

/** The part of two dates that is the same: the month of a volume whose articles have days. */
function sharedDate(one: unknown, other: unknown): string | undefined {
  if (typeof one !== 'string' || typeof other !== 'string') return (one ?? other) as string | undefined;
  const [parts, others] = [one.split('-'), other.split('-')];
  const differing = parts.findIndex((part, index) => part !== (others[index] ?? part));
  return (differing < 0 ? parts : parts.slice(0, differing)).join('-') || undefined;
}

const isbnsOf = ({ isbn = [] }: Readonly<Record<string, unknown>>) => [isbn].flat() as readonly string[];
const bare = (isbn: string) => isbn.replaceAll('-', '');

function factsOf(fields: Readonly<Record<string, unknown>>): Omit<KnownVolume, 'id'> {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  return {
    year: text('date')?.slice(0, 4),
    volume: text('volume'),
    number: text('series-number'),
    edition: text('edition'),
    publisher: text('publisher') ?? text('institution'),
  };
}

const contradict = (
  one: Omit<KnownVolume, 'id'>,
  other: Omit<KnownVolume, 'id'>,
  kind: ContainerKind,
): boolean =>
  (kind === 'series' ? (['publisher'] as const) : (['year', 'volume', 'number', 'edition'] as const)).some(
    (fact) => {
      const [a, b] = [one[fact], other[fact]];
      return a !== undefined && b !== undefined && folded(a) !== folded(b);
    },
  );

/** The title, shortened to whole words, and the year if that does not say it. */
function idFor(title: string, year: string | undefined): string {
  const whole = slug(title);
  const room = longestId - (year === undefined ? 0 : year.length + 1);
  const short = whole.length > room ? whole.slice(0, room).replace(/-[^-]*$/, '') : whole;
  return year === undefined || short.includes(year) ? short : `${short}-${year}`;
}
const longestId = 100;
