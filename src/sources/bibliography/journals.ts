import { toLine } from '../../record/characters.ts';
import { slug } from '../../record/key.ts';
import { issns, type Container } from '../../record/container.ts';
import type { ContainerHint } from './entry.ts';

/** Finds the journals that entries name, first among the editor's own, and creates the missing ones. */
interface JournalFinder {
  /** The id of the journal; undefined if the entry does not name one. */
  readonly idOf: (hint: ContainerHint) => string | undefined;
  /** The created journals. */
  readonly made: () => readonly Container[];
}

/**
 * Two journals are the same if an ISSN matches, or else if the title, abbreviation or a translated title matches, ignoring case,
 * punctuation and spaces; but not if the ISSNs of both are known and differ, unless title and publisher are the same. Two spellings
 * without an ISSN remain two journals, since nothing proves that they are one.
 */
export function findJournals(known: readonly Container[]): JournalFinder {
  const names = nameIndex(known);
  const { byIssn, byTitle } = names;
  const ids = new Set(known.map(({ id }) => id));
  const described = new Map(known.map((journal) => [journal.id, journal]));
  const made = new Map<string, Container>();
  const find = (hint: Named) =>
    hint.numbers.map((one) => byIssn.get(one)).find(Boolean) ??
    hint.titles
      .flatMap((title) => byTitle.get(folded(title)) ?? [])
      .find((id) => !areTwo(made.get(id) ?? described.get(id), hint));
  return {
    made: () => [...made.values()],
    idOf({ issn, issns: others, ...hint }) {
      const [title, abbreviation, publisher] = [hint.title, hint.abbreviation, hint.publisher].map(asName);
      const numbers = [...new Set([...Object.values(issn), ...others])];
      const found = find({ titles: title === undefined ? [] : [title], numbers, publisher });
      const id = found ?? (title === undefined ? undefined : distinct(slug(title) || 'journal', ids));
      if (id === undefined) return undefined;
      const before = made.get(id);
      if (title !== undefined && (before || !ids.has(id))) {
        // From any entry, without repeating one whose medium is known from another entry.
        const { unspecified = [], ...media } = before?.issn ?? {};
        const said = { ...issn, ...media };
        const rest = [...new Set([...unspecified, ...numbers])].filter(
          (one) => !Object.values(said).includes(one),
        );
        ids.add(id);
        made.set(id, {
          kind: 'journal',
          id,
          title,
          ...(abbreviation && abbreviation !== title && { abbreviation }),
          ...(publisher && { publisher }),
          translations: {},
          issues: [],
          ...before,
          issn: { ...said, ...(rest.length > 0 && { unspecified: rest }) },
        });
      }
      for (const one of numbers) if (!byIssn.has(one)) byIssn.set(one, id);
      for (const one of [title, abbreviation]) if (one !== undefined) names.add(one, id);
      return id;
    },
  };
}

/** A journal as an entry names it. */
interface Named {
  readonly titles: readonly string[];
  readonly numbers: readonly string[];
  readonly publisher: string | undefined;
}

/** Whether the ISSNs of a journal and of an entry with its title say that these are two: “Economics” has several publishers. */
function areTwo(journal: Container | undefined, { numbers, publisher }: Named): boolean {
  const own = journal ? issns(journal) : [];
  if (own.length === 0 || numbers.length === 0 || numbers.some((one) => own.includes(one))) return false;
  return !(journal!.publisher && publisher && folded(journal!.publisher) === folded(publisher));
}

/** Journal ids by ISSN, and by normalised title, which several may share. */
export function nameIndex(known: readonly Container[]) {
  const byIssn = new Map<string, string>();
  const byTitle = new Map<string, readonly string[]>();
  const add = (title: string, id: string) => {
    const all = byTitle.get(folded(title)) ?? [];
    if (!all.includes(id)) byTitle.set(folded(title), [...all, id]);
  };
  for (const journal of known) {
    const { id, title, abbreviation, translations } = journal;
    for (const one of issns(journal)) byIssn.set(one, id);
    for (const one of [title, abbreviation, ...Object.values(translations).map((other) => other.title)])
      if (one) add(one, id);
  }
  return { byIssn, byTitle, add };
}

/** A journal name; undefined if it is longer than any journal's. */
export const asName = (name: string | undefined) =>
  name === undefined || name.length > 1000 ? undefined : toLine(name) || undefined;

/** A title without case, accents, punctuation and spaces. */
export const folded = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/^the\s/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '') || title;

export function distinct(id: string, taken: ReadonlySet<string>): string {
  let number = 1;
  let free = id;
  while (taken.has(free)) free = `${id}-${(number += 1)}`;
  return free;
}
