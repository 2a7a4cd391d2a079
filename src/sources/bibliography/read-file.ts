import type { Problem } from '../../problems/problem.ts';
import { decodeBibliography } from '../files/text-file.ts';
import type { Bibliography, Entry } from './entry.ts';
import { bibliographyFormat } from './index.ts';

/** The articles of a file; everything else in it is listed. */
export interface BibliographyFile {
  readonly path: string;
  readonly entries: readonly Entry[];
  /** What could not be read. */
  readonly unreadable: readonly Problem[];
  /** What stands alone. */
  readonly passedOver: readonly Problem[];
  readonly standingAlone: readonly { readonly path: string; readonly otherType: string }[];
}

/** Reads a bibliography in the format of its extension. */
export function readBibliography(path: string, bytes: Buffer): BibliographyFile {
  const text = decodeBibliography(bytes);
  if (typeof text !== 'string')
    return { path, entries: [], passedOver: [], standingAlone: [], unreadable: [{ path, ...text }] };
  return bibliographyFile(path, withoutConflicts(text, bibliographyFormat(path)!.parse(text)));
}

/** The articles among the entries of a file. */
export function bibliographyFile(path: string, { entries: all, broken }: Bibliography): BibliographyFile {
  // What describes a volume for its articles is not an article.
  const wholes = new Set(
    all.flatMap(({ otherType, container: { key } }) => (otherType || !key ? [] : [key])),
  );
  const entries = all.filter(({ otherType, key }) => !(otherType && key && wholes.has(key.toLowerCase())));
  return {
    path,
    entries: entries.filter(({ otherType }) => !otherType),
    unreadable: broken.map((problem): Problem => ({ path, ...problem })),
    passedOver: entries.flatMap(({ name, line, otherType }): Problem[] =>
      otherType
        ? [
            {
              path,
              entry: name,
              line,
              message: `it is in no journal, proceedings, book or series (${otherType}).`,
            },
          ]
        : [],
    ),
    standingAlone: entries.flatMap(({ otherType }) => (otherType ? [{ path, otherType }] : [])),
  };
}

/** Drops the entries between the marks of a git conflict, since either half may be the right one. */
function withoutConflicts(text: string, { entries, broken }: Bibliography): Bibliography {
  const lines = text.split(/\r\n?|\n/);
  const conflicts = lines.flatMap((line, index) => {
    if (!/^<{7}(?: |$)/.test(line)) return [];
    const length = lines.slice(index).findIndex((one) => /^>{7}(?: |$)/.test(one));
    return [{ first: index + 1, last: length < 0 ? lines.length : index + 1 + length }];
  });
  if (conflicts.length === 0) return { entries, broken };
  const isInside = ({ line }: { readonly line: number }) =>
    conflicts.some(({ first, last }) => line >= first && line <= last);
  return {
    entries: entries.filter((entry) => !isInside(entry)),
    broken: [
      ...conflicts.map(({ first }) => ({
        line: first,
        message:
          'a conflict of two versions begins here (<<<<<<<), and nothing up to its end (>>>>>>>) was read.\nKeep one version, and delete the lines with these marks.',
      })),
      ...broken.filter((one) => !isInside(one) && !/^it has no entries/.test(one.message)),
    ],
  };
}
