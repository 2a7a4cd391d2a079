import { isVolume, issns, type Container } from '../record/container.ts';
import { printDate, type PartialDate } from '../record/date.ts';
import type { Article } from '../record/article.ts';
import type { JournalIssue } from '../library/library.ts';
import type { Settings } from '../settings/settings.ts';

// What a journal hands in to registries: files of an issue, in formats that readers do not need.

/** The setting of who hands in. */
export type Depositor = NonNullable<Settings['deposit']>;

/** What goes into one file: an issue, a volume without issues, proceedings, or articles outside issues. */
export interface DepositGroup extends Omit<JournalIssue, 'articles' | 'pdf' | 'cover'> {
  readonly articles: readonly Article[];
}

/** Why something is not handed in, or what it lacks. */
export interface Refusal {
  /** Absent if it is about the whole file. */
  readonly article?: Article;
  /** What, why, and after a line break, what to do. */
  readonly message: string;
  /** Whether it is handed in nevertheless. */
  readonly isHandedIn: boolean;
}

/** A format of a registry: a module in this folder and a line in index.ts. */
export interface DepositFormat {
  readonly id: 'crossref' | 'doaj' | 'rsci';
  /** Who takes it. */
  readonly label: string;
  /** File extension, without the dot. */
  readonly extension: string;
  /**
   * What the registry would refuse, by its rules; what it takes with less than it could have.
   * @param depositor for what is handed in only by a setting
   */
  readonly check: (group: DepositGroup, depositor?: Depositor) => readonly Refusal[];
  /** The whole file, with the articles that pass. @param timestamp seventeen digits */
  readonly write: (group: DepositGroup, depositor: Depositor, timestamp: string) => string;
  /** Where it is handed in, step by step. */
  readonly steps: readonly string[];
}

/** The articles that a registry takes. */
export const acceptedBy = ({ check }: DepositFormat, group: DepositGroup): readonly Article[] => {
  const refused = new Set(
    check(group).flatMap(({ article, isHandedIn }) => (article && !isHandedIn ? [article] : [])),
  );
  return group.articles.filter((article) => !refused.has(article));
};

/** Whether a whole file is refused. */
export const isRefused = (format: DepositFormat, group: DepositGroup): boolean =>
  format.check(group).some(({ article, isHandedIn }) => !article && !isHandedIn) ||
  acceptedBy(format, group).length === 0;

/** The first of several articles with one DOI: a batch may not name it twice. */
export function doubleDois(articles: readonly Article[]): readonly Refusal[] {
  const seen = new Map<string, Article>();
  return articles.flatMap((article): readonly Refusal[] => {
    const doi = article.doi?.toLowerCase();
    const before = doi === undefined ? undefined : seen.get(doi);
    if (doi !== undefined && !before) seen.set(doi, article);
    return before
      ? [
          {
            article,
            isHandedIn: false,
            message: `it has the DOI of ${before.id}, and a file may name a DOI only once.\nCorrect the DOI of one of them.`,
          },
        ]
      : [];
  });
}

export const withoutIssn = ({ container }: DepositGroup): boolean => issns(container).length === 0;

/**
 * The timestamp of a build: that of the newest record, so a build of the same content writes the same file. Crossref compares timestamps as numbers,
 * and OJS writes seventeen digits.
 */
export function buildTimestamp({ articles }: Pick<DepositGroup, 'articles'>): string {
  const dates = articles.flatMap(({ modified, issued }) => modified ?? (issued ? printDate(issued) : []));
  const newest = dates.reduce((one, other) => (one > other ? one : other), '0000');
  const [, year = '0000', month = '01', day = '01', hours = '00', minutes = '00', seconds = '00'] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d):(\d\d))?/.exec(newest) ?? [];
  return `${year}${month}${day}${hours}${minutes}${seconds}000`;
}

/** The present in seventeen digits. */
export const presentTimestamp = (now: Date): string =>
  now.toISOString().replace(/\D/g, '').padEnd(17, '0').slice(0, 17);

/** The name of a group in messages and file names: `polis-25-3` */
export const groupName = ({
  container,
  volume,
  issue,
}: Pick<DepositGroup, 'container' | 'volume' | 'issue'>): string =>
  [container.id, volume, issue].filter(Boolean).join('-');

/** The date of a group: what its articles agree on, or else the year of the newest. */
export function groupDate({ articles, container }: DepositGroup): PartialDate | undefined {
  const dates = articles.flatMap(({ issued }) => issued ?? []);
  const [first] = dates;
  if (!first) return container.issued;
  if (dates.every((one) => printDate(one) === printDate(first))) return first;
  return { year: Math.max(...dates.map(({ year }) => year)) };
}

/** Whether only the online edition is known, so dates and ISSNs are its. */
export const isOnlineOnly = ({ issn }: Container): boolean => issn.print === undefined;

/** A journal or proceedings: nothing else is handed in. */
export const isHandedIn = (container: Container): boolean =>
  container.kind === 'journal' || (container.kind === 'proceedings' && isVolume(container));
