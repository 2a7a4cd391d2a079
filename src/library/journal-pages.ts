import { volumesOf, type JournalIssue, type Library } from './library.ts';
import type { Article, Journal } from '../record/article.ts';
import * as urls from '../urls.ts';

/** A page of a journal: its own, or that of a volume or issue. */
export interface JournalPage {
  readonly path: (pages: urls.LanguagePages) => string;
  readonly journal: Journal;
  /** Of a volume that is no more than its issues. */
  readonly volume?: string;
  /** Of an issue, or of a volume with articles outside issues. */
  readonly issue?: JournalIssue;
  /** The issues to which the page leads. */
  readonly issues: readonly JournalIssue[];
  /** Those that the page shows itself, in its order. */
  readonly articles: readonly Article[];
  /** All that stand in it, also those that its issues show. */
  readonly count: number;
  /** The stem of the files that hold all of them. */
  readonly download: (file: { readonly extension: string }) => string;
}

/** Every page of a journal. */
export function journalPages(library: Library, journal: Journal): readonly JournalPage[] {
  const issues = library.issues(journal);
  const all = library.byJournal(journal);
  return [
    {
      path: (to) => to.journal(journal),
      journal,
      issues,
      articles: all.filter((article) => !library.issueOf(article)),
      count: all.length,
      download: (file) => urls.journalExport(journal, file),
    },
    ...volumesOf(library, journal).map(({ volume, issues: ofVolume, articles }): JournalPage => ({
      path: (to) => to.volume({ journal, volume }),
      journal,
      volume,
      issues: ofVolume,
      articles: [],
      count: articles.length,
      download: (file) => urls.issueExport({ journal, volume }, file),
    })),
    ...issues.map((issue): JournalPage => ({
      path: (to) => to.issue(issue),
      journal,
      issue,
      // A volume of articles without an issue may hold issues beside them.
      issues: issue.issue
        ? []
        : issues.filter((other) => other.issue && other.volume && urls.volume(other) === urls.volume(issue)),
      articles: issue.articles,
      count: issue.articles.length,
      download: (file) => urls.issueExport(issue, file),
    })),
  ];
}
