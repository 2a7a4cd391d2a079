import { toLine } from '../../record/characters.ts';
import { slug } from '../../record/key.ts';
import type { Journal } from '../../record/article.ts';
import { issnOf } from '../values/values.ts';
import type { JournalHint } from './entry.ts';

/** Finds the journals that entries name, first among the editor's own, and creates the missing ones. */
export interface JournalFinder {
  /** The id of the journal; undefined if the entry does not name one. */
  readonly idOf: (hint: JournalHint) => string | undefined;
  /** The created journals. */
  readonly made: () => readonly Journal[];
}

/**
 * Two journals are the same if an ISSN matches, or else if the title, abbreviation or a translated title matches, ignoring case,
 * punctuation and spaces. Two spellings without an ISSN remain two journals, since nothing proves that they are one.
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
        // From any entry, without repeating one whose medium is known from another entry.
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

/** Finds one of the editor's journals by its id, ISSN, title, abbreviation or translated title. */
export function journalByName(known: readonly Journal[]): (name: string) => string | undefined {
  const { byIssn, byTitle } = namesOf(known);
  const ids = new Set(known.map(({ id }) => id));
  return (name) => {
    if (ids.has(name)) return name;
    const small = name.trim().toLowerCase();
    return ids.has(small) ? small : (byIssn.get(issnOf(name)) ?? byTitle.get(folded(name)));
  };
}

/** Journal ids by ISSN and by normalised title. */
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

/** A journal name; undefined if it is longer than any journal's. */
const asName = (name: string | undefined) =>
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

function distinct(id: string, taken: ReadonlySet<string>): string {
  let number = 1;
  let free = id;
  while (taken.has(free)) free = `${id}-${(number += 1)}`;
  return free;
}
