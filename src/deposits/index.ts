import { site } from 'offprint/site';
import type { Library } from '../library/library.ts';
import type { Container } from '../record/container.ts';
import { isHandedIn, type DepositFormat, type DepositGroup } from './deposit-format.ts';
import { crossref } from './crossref.ts';
import { doaj } from './doaj.ts';
import { rsci } from './rsci.ts';

/** Every format of a registry. */
export const depositFormats: readonly DepositFormat[] = [crossref, doaj, rsci];

/** Those that the site writes. */
export const chosenDeposits = (): readonly DepositFormat[] =>
  depositFormats.filter(({ id }) => site.deposit?.formats.some((one) => one === id));

/** What is handed in of a container in one file each: its issues, and its articles outside issues. */
export function depositGroups(library: Library, container: Container): readonly DepositGroup[] {
  if (!isHandedIn(container)) return [];
  const issues = library.issues(container);
  const inIssues = new Set(issues.flatMap(({ articles }) => articles));
  const others = library.inContainer(container).filter((article) => !inIssues.has(article));
  // Articles outside issues, by the title of their time.
  const outside = [...Map.groupBy(others, (article) => article.container)]
    .slice(0, 1)
    .map(([titled, articles]): DepositGroup => ({ container: titled, articles }));
  return [...issues, ...outside];
}
