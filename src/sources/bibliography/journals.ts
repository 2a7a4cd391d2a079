import { toLine } from '../../record/characters.ts';
import { slug } from '../../record/key.ts';
import type { Journal } from '../../record/article.ts';
import { issnOf } from '../record/values.ts';
import type { JournalHint } from './entry.ts';

/** Finds the journals that entries name, among those of the editor first, and makes those that are not there. */
export interface JournalFinder {
  /** The id of the journal; undefined where the entry names none. */
  readonly idOf: (hint: JournalHint) => string | undefined;
  /** The journals that were made. */
  readonly made: () => readonly Journal[];
}

/**
 * A journal is the same if an ISSN is, or else if its title, abbreviation or a translated title is, but for case,
 * marks and blanks. One that two files spell in two ways without an ISSN stays two: nothing says that they are one.
 */
export function findJournals(known: readonly Journal[]): JournalFinder {
  const { byIssn, byTitle } = namesOf(known);
  const ids = new Set(known.map(({ id }) => id));
  const made = new Map<string, Journal>();
  return {
    made: () => [...made.values()],
    idOf({ issn, issns, ...hint }) {
      const [title, abbreviation, publisher] = [hint.title, hint.abbreviation, hint.publisher].map(asName);
      const numbers = [...new Set([...Object.values(issn), ...issns])];
      const found =
        numbers.map((one) => byIssn.get(one)).find(Boolean) ??
        (title === undefined ? undefined : byTitle.get(folded(title)));
      const id = found ?? (title === undefined ? undefined : distinct(slug(title) || 'journal', ids));
      if (id === undefined) return undefined;
      const before = made.get(id);
      if (title !== undefined && (before || !ids.has(id))) {
        // Whichever entry says it, and one that another says the medium of not twice.
        const { unspecified: others = [], ...media } = before?.issn ?? {};
        const said = { ...issn, ...media };
        const rest = [...new Set([...others, ...numbers])].filter(
          (one) => !Object.values(said).includes(one),
        );
        ids.add(id);
        made.set(id, {
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
      if (title !== undefined && !byTitle.has(folded(title))) byTitle.set(folded(title), id);
      return id;
    },
  };
}

/** The id of a journal of the editor's by its id, ISSN, title, abbreviation or translated title. */
export function journalByName(known: readonly Journal[]): (name: string) => string | undefined {
  const { byIssn, byTitle } = namesOf(known);
  const ids = new Set(known.map(({ id }) => id));
  return (name) => {
    if (ids.has(name)) return name;
    const small = name.trim().toLowerCase();
    return ids.has(small) ? small : (byIssn.get(issnOf(name)) ?? byTitle.get(folded(name)));
  };
}

/** The ids of journals by ISSN, and by folded title. */
function namesOf(known: readonly Journal[]) {
  const byIssn = new Map<string, string>();
  const byTitle = new Map<string, string>();
  for (const { id, title, abbreviation, issn, translations } of known) {
    for (const one of Object.values(issn).flat()) byIssn.set(one, id);
    for (const one of [title, abbreviation, ...Object.values(translations).map((other) => other.title)])
      if (one) byTitle.set(folded(one), id);
  }
  return { byIssn, byTitle };
}

/** A name as a record holds it; what is longer than any journal's is none. */
const asName = (name: string | undefined) =>
  name === undefined || name.length > 1000 ? undefined : toLine(name) || undefined;

/** A title without case, accents, marks and blanks. */
export const folded = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/^the\s/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '') || title;

function distinct(id: string, taken: ReadonlySet<string>): string {
  let number = 1;
  let free = id;
  while (taken.has(free)) free = `${id}-${(number += 1)}`;
  return free;
}
