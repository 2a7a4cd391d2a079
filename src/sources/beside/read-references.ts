import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleEntry } from '../../record/article.ts';
import { referenceFields, type WrittenReference } from '../../record/work-fields.ts';
import { referencesFormat } from '../bibliography/index.ts';
import { withoutLost } from '../bibliography/entry.ts';
import { fieldsOfReference } from '../bibliography/reference-fields.ts';
import type { Problem } from '../../problems/problem.ts';
import { decodeBibliography } from '../files/text-file.ts';
import { checked } from '../../problems/words.ts';

/** The references of an article, and problems with them. */
interface ReferencesRead {
  readonly references: readonly WrittenReference[];
  readonly problems: readonly Problem[];
  /** What could not be used of an entry. */
  readonly losses: readonly Problem[];
}

const check = checked(referenceFields);

/** Reads the references file beside a record. @param path from the project root */
export function readReferences(root: string, path: string): ReferencesRead {
  const text = decodeBibliography(readFileSync(join(root, path)));
  if (typeof text !== 'string') return { references: [], problems: [{ path, ...text }], losses: [] };
  const { entries, broken } = referencesFormat(path)!.parse(text);
  const losses: Problem[] = [];
  const problems: Problem[] = broken.map((problem) => ({ path, ...problem }));
  const references = entries.flatMap((entry): readonly WrittenReference[] => {
    const at = { path, entry: entry.name };
    losses.push(
      ...entry.notes
        // “in press” is a status, not a date.
        .filter(({ field }) => !(field === 'date' && entry.more?.['status']))
        .map((note) => ({ ...at, ...note })),
    );
    const fields = fieldsOfReference(entry);
    const lost: (readonly PropertyKey[])[] = [];
    const found = check(fields, (place, problem) => {
      lost.push(place);
      losses.push({ ...at, line: entry.lineOf(String(place[0] ?? '')), ...problem });
    });
    const read = found ?? check(withoutLost(fields, lost), () => undefined);
    return read ? [read] : [];
  });
  return { references, problems, losses };
}

/**
 * The references of a record; bare keys are resolved in the file beside it. A key of another record is left to
 * the library.
 * @param listed in the record itself
 * @param inFile in the file beside it
 * @param isKnown whether a text is the id or citation key of an article
 */
export function resolveReferences(
  listed: ArticleEntry['references'],
  inFile: readonly WrittenReference[],
  isKnown: (key: string) => boolean,
  complain: (place: number, message: string) => void,
): readonly WrittenReference[] {
  if (!listed) return inFile;
  const byKey = new Map(inFile.map((reference) => [reference.key, reference]));
  return listed.map((reference, place) => {
    const { key } = reference;
    if (key === undefined || Object.keys(reference).length > 1) return reference;
    if (!byKey.has(key) && !isKnown(key))
      complain(
        place,
        `“${key}” is neither an article of this site nor an entry in the references file beside the record.\nWrite the reference as text:, as printed, or correct the key.`,
      );
    return byKey.get(key) ?? reference;
  });
}
