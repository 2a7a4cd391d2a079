import type { ArticleEntry } from '../record/article.ts';
import type { Problem } from './problem.ts';

/** Where an id of before is that of another article, now or before: an address can lead to one article only. */
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
              ? `“${id}” stands here twice, or is the name that the article has now.\nTake it out.`
              : `“${id}” leads to ${other} already.\nTake it out here or there.`,
        },
      ];
    }),
  );
}
