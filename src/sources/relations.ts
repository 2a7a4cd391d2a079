import type { ArticleEntry } from '../record/article.ts';
import { relationField } from '../record/fields.ts';
import { isWebAddress } from '../record/identifiers.ts';
import { inverse, relations } from '../record/relation.ts';
import type { Problem } from '../problems/problem.ts';
import type { Read } from './read-folder.ts';

type RelatedEntry = Pick<Read<ArticleEntry>, 'path' | 'lineOf'> & { readonly record: ArticleEntry };

/** Corrections, retractions and newer versions that are named on one side only, or whose target does not exist. */
export function relationProblems(entries: readonly RelatedEntry[]): readonly Problem[] {
  const byId = new Map(entries.map((entry) => [entry.record.id, entry]));
  return entries.flatMap(({ path, lineOf, record }) =>
    relations.flatMap((relation) =>
      (record.relations[relation] ?? []).flatMap((target) => {
        const field = relationField(relation);
        const other = byId.get(target);
        const complain = (message: string) => [{ path, line: lineOf([field]), field, message }];
        if (target === record.id)
          return complain('an article cannot refer to itself here.\nName the other article.');
        if (!other)
          return isWebAddress(target)
            ? []
            : complain(
                `there is no article “${target}”.\nWrite the name of its file without .mdx, or its URL.`,
              );
        const back = inverse[relation];
        return other.record.relations[back]?.includes(record.id)
          ? []
          : complain(
              `${other.path} does not state the same.\nAdd there: ${relationField(back)}: ${record.id}`,
            );
      }),
    ),
  );
}
