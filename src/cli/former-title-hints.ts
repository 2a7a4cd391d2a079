import type { Container } from '../record/container.ts';
import { containerKey } from '../record/container.ts';
import { folded } from '../sources/bibliography/journals.ts';
import type { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import type { Arrival } from '../sources/moving/origin.ts';
import type { ReportRow } from './move-report.ts';

/** Titles that sources give a journal beside its own, with the years: they may be former ones, which only the editor knows. */
export function formerTitleHints(
  merged: readonly { readonly arrival: Arrival }[],
  { entries, containers }: ReturnType<typeof readForWriting>,
): readonly ReportRow[] {
  const keys = new Map(entries.map(({ name, container }) => [name, container]));
  const own = new Map(containers.map((one) => [containerKey(one), namesOfJournal(one)]));
  const years = new Map<string, Set<string>>();
  for (const { arrival } of merged) {
    const key = keys.get(arrival.name);
    const names = own.get(key ?? '');
    if (key === undefined || !names) continue;
    for (const { entry } of arrival.facts) {
      const { title } = entry.container;
      const { date } = entry.fields;
      if (title === undefined || names.has(folded(title)) || typeof date !== 'string') continue;
      const of = `${key}\n${title}`;
      (years.get(of) ?? years.set(of, new Set()).get(of)!).add(date.slice(0, 4));
    }
  }
  return [...years].map(([of, all]): ReportRow => {
    const [key = '', title = ''] = of.split('\n');
    const sorted = [...all].sort();
    return {
      was: title,
      what: 'look at',
      field: 'titles',
      detail: `sources name the journal so in ${sorted[0]!}–${sorted.at(-1)!}. If that was its title, add it to titles: in content/${key}.yaml.`,
    };
  });
}

const namesOfJournal = ({ title, abbreviation, translations }: Container): ReadonlySet<string> =>
  new Set(
    [title, abbreviation, ...Object.values(translations).map((one) => one.title)]
      .filter((name) => name !== undefined)
      .map(folded),
  );
