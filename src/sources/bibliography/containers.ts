import { containerKey, containerKinds, type Container, type ContainerKind } from '../../record/container.ts';
import { isbnOf } from '../values/isbn-value.ts';
import { issnOf } from '../values/issn-value.ts';
import type { Entry } from './entry.ts';
import { findJournals, folded, nameIndex } from './journals.ts';
import { findVolumes, inVolume } from './volumes.ts';

/** Finds what contains the articles of entries, first among the editor's own, and creates the missing ones. */
interface ContainerFinder {
  /**
   * The fields of the article, as in an MDX file, and the id of its container.
   * @param scope what tells the keys of this file from those of others
   */
  readonly place: (
    entry: Entry,
    scope: string,
  ) => { readonly kind: ContainerKind; readonly id: string | undefined; readonly fields: Entry['fields'] };
  readonly journals: () => readonly Container[];
  readonly volumes: () => ReturnType<ReturnType<typeof findVolumes>['made']>;
}

export function findContainers(known: readonly Container[]): ContainerFinder {
  const journals = findJournals(known.filter(({ kind }) => kind === 'journal'));
  const finders = {
    proceedings: findVolumes('proceedings', known),
    book: findVolumes('book', known),
    series: findVolumes('series', known),
  };
  return {
    place(entry, scope) {
      const { kind = 'journal', key } = entry.container;
      if (kind === 'journal') return { kind, id: journals.idOf(entry.container), fields: entry.fields };
      const { fields, container } = inVolume(entry);
      const scoped = { ...entry.container, ...(key !== undefined && { key: `${scope}\n${key}` }) };
      return { kind, id: finders[kind].idOf(scoped, container), fields };
    },
    journals: journals.made,
    volumes: () => Object.values(finders).flatMap((finder) => finder.made()),
  };
}

/** Finds one of the editor's containers by its id, ISSN, ISBN, title, abbreviation or translated title. */
export function containerByName(
  known: readonly Container[],
): (kind: ContainerKind, name: string) => string | undefined {
  const keys = new Set(known.map(containerKey));
  const byKind = new Map(
    containerKinds.map((kind) => [kind, nameIndex(known.filter((one) => one.kind === kind))] as const),
  );
  const byIsbn = new Map(
    known.flatMap(({ kind, id, isbn = [] }) =>
      isbn.map((one) => [`${kind} ${one.replaceAll('-', '')}`, id] as const),
    ),
  );
  return (kind, name) => {
    const small = [name, name.trim().toLowerCase()].find((id) => keys.has(containerKey({ kind, id })));
    if (small !== undefined) return small;
    const { byIssn, byTitle } = byKind.get(kind)!;
    const titled = byTitle.get(folded(name)) ?? [];
    if (kind === 'journal') return byIssn.get(issnOf(name).value ?? '') ?? titled[0];
    // Volumes of a series share its ISSN, and editions a title.
    return (
      byIsbn.get(`${kind} ${isbnOf(name).value?.replaceAll('-', '')}`) ??
      (titled.length === 1 ? titled[0] : undefined)
    );
  };
}
