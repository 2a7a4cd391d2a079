import type { FormerIssue, Arrival } from '../sources/moving/origin.ts';
import type { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import type { Content } from '../sources/read-content.ts';

type WritableEntries = ReturnType<typeof readForWriting>['entries'];

/** A former issue with its place in a journal of this site. */
export interface NumberedIssue extends FormerIssue {
  /** See `containerKey`. */
  readonly container: string;
  readonly volume?: string;
  readonly number?: string;
}

/** Issues get their numbers from their articles, if these agree, and a title that only the articles know. */
export function issuesByNumber(
  issues: readonly FormerIssue[],
  merged: readonly { readonly arrival: Arrival }[],
  ids: ReadonlyMap<string, string>,
  entries: WritableEntries,
  { articles }: Content,
): readonly NumberedIssue[] {
  const places = new Map([
    ...articles.map(
      ({ id, record: { container, volume, issue } }) => [id, { container, volume, number: issue }] as const,
    ),
    ...entries.map(
      ({ id, container, fields }) =>
        [
          id,
          {
            container,
            volume: fields['volume'] as string | undefined,
            number: fields['issue'] as string | undefined,
          },
        ] as const,
    ),
  ]);
  const idOfUrl = new Map(
    merged.flatMap(({ arrival }) =>
      arrival.urls.map((url) => [url.replace(/\/$/, ''), ids.get(arrival.name)] as const),
    ),
  );
  const found = issues.flatMap((issue): readonly NumberedIssue[] => {
    const own = issue.articles.flatMap((url) => places.get(idOfUrl.get(url) ?? '') ?? []);
    const [first] = own;
    if (
      !first ||
      (first.volume === undefined && first.number === undefined) ||
      own.some((one) => JSON.stringify(one) !== JSON.stringify(first))
    )
      return [];
    return [{ ...issue, ...withoutUndefined(first) }];
  });
  const have = new Set(found.filter(({ title }) => title).map(keyOfIssue));
  // What the articles say of their issue.
  const told = new Map<string, NumberedIssue>();
  for (const { arrival } of merged) {
    const place = places.get(ids.get(arrival.name) ?? '');
    if (!arrival.issueTitle || !place || (place.volume === undefined && place.number === undefined)) continue;
    const one = {
      urls: [],
      articles: [],
      galleys: [],
      title: arrival.issueTitle,
      ...withoutUndefined(place),
    };
    if (!have.has(keyOfIssue(one)) && !told.has(keyOfIssue(one))) told.set(keyOfIssue(one), one);
  }
  return [...found, ...told.values()];
}
const keyOfIssue = ({ container, volume, number }: Pick<NumberedIssue, 'container' | 'volume' | 'number'>) =>
  [container, volume, number].join('\n');
const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]: NonNullable<T[Key]>;
  };

/** The file of a new journal with the titles of its issues, and the dates of those whose articles have none. */
export function withIssues(
  fields: Readonly<Record<string, unknown>>,
  container: string,
  issues: readonly NumberedIssue[],
  entries: WritableEntries,
): Readonly<Record<string, unknown>> {
  const undated = new Set(
    entries
      .filter((one) => one.container === container && !one.fields['date'])
      .map(({ fields: { volume, issue } }) => [volume, issue].join('\n')),
  );
  const own = issues
    .filter((one) => one.container === container)
    .map(({ volume, number, title, date }) =>
      withoutUndefined({
        volume,
        issue: number,
        title,
        date: undated.has([volume, number].join('\n')) ? date : undefined,
      }),
    )
    .filter(({ title, date }) => title ?? date);
  const unique = [...new Map(own.map((one) => [[one.volume, one.issue].join('\n'), one])).values()];
  return unique.length > 0 ? { ...fields, issues: unique } : fields;
}
