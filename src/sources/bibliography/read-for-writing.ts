import type { Container } from '../../record/container.ts';
import { recordsOf, type OwnArticle, type WritableContainer } from './read.ts';
import type { BibliographyFile } from './read-file.ts';

/** An article as in a file of its own. */
interface Writable {
  readonly id: string;
  /** Of the file that it was read from. */
  readonly path: string;
  /** How an editor finds it there. */
  readonly name: string;
  readonly doi?: string;
  /** See `containerKey`. */
  readonly container: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Converts bibliographies into separate files.
 * @param known existing journals
 * @param others existing articles, whose ids others do not get
 */
export function readForWriting(
  files: readonly BibliographyFile[],
  known: readonly Container[],
  others: readonly OwnArticle[] = [],
) {
  const { articles, containers, volumes, unreadable, passedOver, losses } = recordsOf(
    files,
    known,
    others,
    true,
  );
  return {
    unreadable,
    passedOver,
    losses,
    containers,
    entries: articles.map(({ id, path, entry, fields, record }): Writable => ({
      id,
      path,
      name: entry.name,
      ...(record.doi && { doi: record.doi }),
      container: record.container,
      fields: {
        title: fields['title'],
        ...(fields['authors'] ? { authors: fields['authors'] } : {}),
        ...fields,
        ...(record.citationKey !== id && { 'citation-key': record.citationKey }),
      },
    })),
    newContainers: [
      ...containers
        .filter(({ kind }) => kind === 'journal')
        .map(
          ({
            kind,
            id,
            title,
            abbreviation,
            publisher,
            issn: { unspecified, ...issn },
          }): WritableContainer => ({
            kind,
            id,
            fields: {
              title,
              ...(abbreviation && { abbreviation }),
              ...((Object.keys(issn).length > 0 || unspecified) && {
                issn: {
                  ...issn,
                  ...(unspecified && {
                    unspecified: unspecified.length > 1 ? unspecified : unspecified[0],
                  }),
                },
              }),
              ...(publisher && { publisher }),
            },
          }),
        ),
      ...volumes,
    ],
  };
}
