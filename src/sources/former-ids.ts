import type { ArticleEntry } from '../record/article.ts';
import type { Problem } from '../problems/problem.ts';

/** Former ids that are also ids or former ids of another article: a URL can lead to one article only. */
export function formerIdProblems(
  entries: readonly {
    readonly path: string;
    readonly record: ArticleEntry;
    readonly lineOf?: (field: readonly PropertyKey[]) => number;
  }[],
): readonly Problem[] {
  const takenBy = new Map(entries.map(({ path, record }) => [record.id, path]));
  return entries.flatMap(({ path, record, lineOf }) =>
    (record.formerly ?? []).flatMap((id): readonly Problem[] => {
      const other = takenBy.get(id);
      takenBy.set(id, path);
      if (other === undefined) return [];
      return [
        {
          path,
          ...(lineOf && { line: lineOf(['formerly']) }),
          field: 'formerly',
          message:
            other === path
              ? `“${id}” is listed twice, or is the current name of the article.\nRemove it.`
              : `“${id}” already leads to ${other}.\nRemove it here or there.`,
        },
      ];
    }),
  );
}
