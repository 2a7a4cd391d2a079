import { volumesOf, type JournalIssue, type Library } from './library.ts';
import { listStep } from './steps.ts';
import type { Article, Journal } from '../record/article.ts';
import type { ArticleType } from '../record/article-type.ts';
import type { PartialDate } from '../record/date.ts';
import { journalInLanguage } from '../record/translate.ts';
import { site } from '../site.ts';
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

/** Everything that one step of such a page shows. */
export interface JournalStep extends Omit<JournalPage, 'articles'> {
  /** The title of the journal in the language of the page. */
  readonly name: string;
  /** The issues to which the page leads, by the year in which they appeared. */
  readonly archive: readonly IssuesOfYear[];
  /** Of the journal's own page: what is in the issue that appeared last. */
  readonly current?: { readonly issue: JournalIssue; readonly sections: readonly JournalSection[] };
  /** Its articles by the sections of their issue, in the order of the issue. */
  readonly sections: readonly JournalSection[];
  /** From 1. */
  readonly step: number;
  readonly steps: number;
}

/** The issues of a year; those of which no article has a date stand apart. */
export interface IssuesOfYear {
  readonly year?: number;
  readonly issues: readonly JournalIssue[];
}

/** Articles that follow each other in one section of an issue, or are of one type, or neither. */
export interface JournalSection {
  readonly heading?: string;
  /** Of articles in no section. */
  readonly type?: ArticleType;
  readonly articles: readonly Article[];
}

/** What a step of a journal's page shows in a language of the interface. @param step from 1 */
export function journalStep(page: JournalPage, step: number, language: string): JournalStep {
  const { articles, steps } = listStep(page.articles, step);
  const { journal } = page;
  const own = !page.volume && !page.issue;
  const current = own && step === 1 ? page.issues[0] : undefined;
  return {
    ...page,
    name: (language === site.language ? journal : journalInLanguage(journal, language)).title,
    sections: sectionsOf(articles, page.issue !== undefined),
    archive: step === 1 ? archiveOf(page.issues) : [],
    ...(current && { current: { issue: current, sections: sectionsOf(current.articles, true) } }),
    step,
    steps,
  };
}

function archiveOf(issues: readonly JournalIssue[]): readonly IssuesOfYear[] {
  const yearOf = ({ articles }: JournalIssue) =>
    articles.map(({ issued }) => issued?.year ?? 0).reduce((one, other) => Math.max(one, other), 0);
  return [...Map.groupBy(issues, yearOf)].map(([year, ofYear]) => ({
    ...(year > 0 && { year }),
    issues: ofYear,
  }));
}

/** When an issue appeared, as far as the dates of all its articles agree: a day, a month, a year, or undefined. */
export function issuedOf({ articles }: JournalIssue): PartialDate | undefined {
  const [first, ...others] = articles.map(({ issued }) => issued);
  if (!first || others.includes(undefined)) return undefined;
  const agree = (part: keyof PartialDate) => others.every((one) => one![part] === first[part]);
  if (!agree('year')) return undefined;
  const { year, month, day } = first;
  if (!month || !agree('month')) return { year };
  return day && agree('day') ? first : { year, month };
}

// An article under the heading of another would be a lie: a heading ends where the section does.
function sectionsOf(articles: readonly Article[], inIssue: boolean): readonly JournalSection[] {
  const sections: { heading?: string; type?: ArticleType; articles: Article[] }[] = [];
  for (const article of articles) {
    const last = sections.at(-1);
    const heading = inIssue ? article.section : undefined;
    const type = inIssue && !heading ? article.type : undefined;
    if (last && last.heading === heading && last.type === type) last.articles.push(article);
    else sections.push({ ...(heading && { heading }), ...(type && { type }), articles: [article] });
  }
  return sections;
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
