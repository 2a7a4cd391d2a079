import { volumesOf, type JournalIssue, type Library } from './library.ts';
import { listPage } from './list-pages.ts';
import type { Article } from '../record/article.ts';
import { conferenceName, isVolume, type Container } from '../record/container.ts';
import type { ArticleType } from '../record/article-type.ts';
import type { PartialDate } from '../record/date.ts';
import { containerInLanguage } from '../record/translate.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';

/** A page of a container: its home, a volume or an issue. */
export interface ContainerPage {
  readonly path: (pages: urls.LanguagePages) => string;
  readonly container: Container;
  /** A volume that consists of issues. */
  readonly volume?: string;
  /** An issue, or a volume with articles outside issues. */
  readonly issue?: JournalIssue;
  /** The issues to which the page links. */
  readonly issues: readonly JournalIssue[];
  /** The articles shown on the page, in order. */
  readonly articles: readonly Article[];
  /** The other volumes of the same conference. */
  readonly otherVolumes?: readonly Container[];
  /** All its articles, including those shown by its issues. */
  readonly count: number;
  /** The path, without extension, of the files with all of them. */
  readonly download: (file: { readonly extension: string }) => string;
}

/** The data of one page of such a list. */
export interface ContainerListPage extends Omit<ContainerPage, 'articles'> {
  /** The title of the container in the language of the page. */
  readonly name: string;
  /** The issues to which the page links, by year of publication. */
  readonly archive: readonly IssuesOfYear[];
  /** For the journal's home: the contents of the latest issue. */
  readonly current?: { readonly issue: JournalIssue; readonly sections: readonly ContentsSection[] };
  /** The articles by section, in the order of the issue. */
  readonly sections: readonly ContentsSection[];
  /** From 1. */
  readonly pageNumber: number;
  readonly pageCount: number;
}

/** The issues of a year; issues without any dated article are separate. */
interface IssuesOfYear {
  readonly year?: number;
  readonly issues: readonly JournalIssue[];
}

/** Consecutive articles of one section of an issue, or of one type, or without either. */
export interface ContentsSection {
  readonly heading?: string;
  /** The heading; absent for articles in no section. */
  readonly type?: ArticleType;
  readonly articles: readonly Article[];
}

/** The data of one page of a container's list in an interface language. @param pageNumber from 1 */
export function containerListPage(
  page: ContainerPage,
  pageNumber: number,
  language: string,
): ContainerListPage {
  const { articles, pageCount } = listPage(page.articles, pageNumber);
  // An issue has the title that the journal had then.
  const container = page.issue?.container ?? page.container;
  const own = !page.volume && !page.issue;
  const current = own && pageNumber === 1 ? page.issues[0] : undefined;
  return {
    ...page,
    name: (language === site.language ? container : containerInLanguage(container, language)).title,
    sections: sectionsOf(articles, page.issue !== undefined),
    archive: pageNumber === 1 ? archiveOf(page.issues) : [],
    ...(current && { current: { issue: current, sections: sectionsOf(current.articles, true) } }),
    pageNumber,
    pageCount,
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

/** The date of an issue as far as all its articles agree: a day, a month, a year, or undefined. */
export function issuedOf({ articles }: JournalIssue): PartialDate | undefined {
  const [first, ...others] = articles.map(({ issued }) => issued);
  if (!first || others.includes(undefined)) return undefined;
  const agree = (part: keyof PartialDate) => others.every((one) => one![part] === first[part]);
  if (!agree('year')) return undefined;
  const { year, month, day } = first;
  if (!month || !agree('month')) return { year };
  return day && agree('day') ? first : { year, month };
}

// A heading must not cover an article of another section.
function sectionsOf(articles: readonly Article[], inIssue: boolean): readonly ContentsSection[] {
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

/** Main conference, demonstrations and findings are volumes of their own. */
function ofSameConference(library: Library, { id, conference, issued }: Container): readonly Container[] {
  const name = conference && conferenceName(conference);
  return name === undefined
    ? []
    : library.containers.filter(
        (other) =>
          other.id !== id &&
          other.conference &&
          conferenceName(other.conference) === name &&
          other.issued?.year === issued?.year,
      );
}

/** Every page of a container. */
export function containerPages(library: Library, container: Container): readonly ContainerPage[] {
  const issues = library.issues(container);
  const all = library.inContainer(container);
  const [volume] = isVolume(container) ? issues : [];
  const home: ContainerPage = {
    path: (to) => to.container(container),
    container,
    otherVolumes: ofSameConference(library, container),
    // Proceedings and books have one page, with their contents.
    ...(volume && { issue: volume }),
    issues: isVolume(container) ? [] : issues,
    articles: volume ? volume.articles : all.filter((article) => !library.issueOf(article)),
    count: all.length,
    download: (file) => urls.containerExport(container, file),
  };
  if (container.kind !== 'journal') return [home];
  return [
    home,
    ...volumesOf(library, container).map(({ volume: number, issues: ofVolume, articles }): ContainerPage => ({
      path: (to) => to.volume({ container, volume: number }),
      container,
      volume: number,
      issues: ofVolume,
      articles: [],
      count: articles.length,
      download: (file) => urls.issueExport({ container, volume: number }, file),
    })),
    ...issues.map((issue): ContainerPage => ({
      path: (to) => to.issue(issue),
      container,
      issue,
      // A volume can have both issues and articles outside issues.
      issues: issue.issue
        ? []
        : issues.filter((other) => other.issue && other.volume && urls.volume(other) === urls.volume(issue)),
      articles: issue.articles,
      count: issue.articles.length,
      download: (file) => urls.issueExport(issue, file),
    })),
  ];
}
