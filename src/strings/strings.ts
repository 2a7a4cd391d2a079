import type { NamedStyle } from '../settings/settings.ts';
import type { FormatId } from '../exports/index.ts';
import type { Access } from '../record/article.ts';
import type { ArticleType } from '../record/article-type.ts';
import type { PartialDate } from '../record/date.ts';
import type { LinkedWorkType } from '../record/linked-work.ts';
import type { Relation } from '../record/relation.ts';
import type { Role } from '../record/role.ts';

/** All strings of the interface. One file per language. */
export interface Strings {
  /** The language, in itself. */
  readonly ownName: string;
  /** Label of the links to other languages. */
  readonly languages: string;
  /** Separator between volume and issue. */
  readonly comma: string;
  /** Formats a date as precisely as it is known. */
  readonly date: (date: PartialDate) => string;
  readonly allArticles: string;
  readonly skipToContent: string;
  readonly journal: string;
  readonly journals: string;
  readonly currentIssue: string;
  readonly allJournals: string;
  /** Heading of the latest articles on a home page. */
  readonly latestArticles: string;
  readonly contact: string;
  /** Link to the repository. */
  readonly repository: string;
  /** Link to the feed of the site. */
  readonly feed: string;
  readonly editors: string;
  /** Link to the journal's website elsewhere. */
  readonly homepage: string;
  /** Link for submissions. */
  readonly submit: string;
  readonly issues: string;
  /** Heading of articles outside issues. */
  /** Heading of articles without a section that follow a section. */
  readonly withoutSection: string;
  readonly outsideIssues: string;
  readonly license: string;
  readonly access: string;
  readonly accessRights: Readonly<Record<Access, string>>;
  readonly fullText: string;
  /** Article types, in the singular and as headings. */
  readonly articleTypes: Readonly<Record<ArticleType, readonly [one: string, several: string]>>;
  readonly articleType: string;
  readonly highlights: string;
  readonly plainLanguageSummary: string;
  readonly graphicalAbstract: string;
  readonly correspondingAuthor: string;
  readonly writeTo: (name: string) => string;
  readonly contributions: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly funding: string;
  /** Before grant numbers. */
  readonly grant: string;
  readonly dataAndMaterials: string;
  readonly linkedWorks: Readonly<Record<LinkedWorkType, string>>;
  readonly received: string;
  readonly revised: string;
  readonly accepted: string;
  readonly publishedOnline: string;
  readonly handlingEditors: string;
  readonly reviewers: string;
  readonly copyright: string;
  /** Heading of the files of an article. */
  readonly files: string;
  /** Heading of the references. */
  readonly references: string;
  /** Before a figure number. */
  readonly figure: string;
  readonly allReferences: (count: number) => string;
  readonly citedBy: string;
  /** Link from a reference to an article of this site. */
  readonly onThisSite: string;
  /** Mark of a reference to a retracted article. */
  readonly retracted: string;
  /** Link from a reference back to its citation in the text. */
  readonly backToText: string;
  /** Banners above the title, each followed by links to the other articles. */
  readonly relations: Readonly<Record<Relation, string>>;
  /** Volume and issue after the journal's title: “Vol. 25, No. 3”. */
  readonly volume: (volume: string) => string;
  readonly issue: (issue: string) => string;
  readonly inIssue: string;
  readonly section: string;
  readonly publicationDate: string;
  readonly authors: string;
  /** Summary of folded names. */
  readonly moreAuthors: (count: number) => string;
  /** Heading of the facts of an article. */
  readonly about: string;
  /** The theme switch. */
  readonly theme: {
    readonly label: string;
    readonly auto: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly select: {
    readonly start: string;
    /** Button that ticks all articles of the page. */
    readonly all: string;
    readonly end: string;
    /** `#` is a placeholder for the number. */
    readonly chosen: string;
    readonly one: string;
    readonly failed: string;
  };
  readonly page: string;
  readonly articleNumber: string;
  readonly keywords: string;
  readonly abstract: string;
  readonly alsoTitled: string;
  readonly abstractIn: string;
  readonly keywordsIn: string;
  /** Names a language by its BCP 47 tag. */
  readonly languageName: (tag: string) => string;
  readonly publisher: string;
  readonly source: string;
  readonly lastModified: string;
  /** Link to the file of a record. */
  readonly editRecord: string;
  /** Link to a new issue or email. */
  readonly reportError: string;
  /** Its subject. */
  readonly errorIn: (title: string) => string;
  readonly cite: string;
  readonly style: string;
  /** Names of citation styles by their CSL ids; any other style goes by its id. */
  readonly styles: Readonly<Record<NamedStyle, string>>;
  readonly citationKey: string;
  /** Heading of the table of contents of an article. */
  readonly contents: string;
  readonly affiliations: string;
  /** Button that copies the URL of the page. */
  readonly copyLink: string;
  readonly copy: string;
  /** Button that copies the citation key. */
  readonly copyKey: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly download: string;
  /** The purpose of each format, by its id. */
  readonly purpose: Readonly<Record<FormatId, string>>;
  /** Heading of the files with all citations of a page. */
  readonly allCitations: string;
  /** Heading of the feed links. */
  readonly feeds: string;
  /** Label of the letter links of an index. */
  readonly letters: string;
  /** Label of the pagination. */
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly related: string;
  /** Before the words shared by two articles. */
  readonly shares: string;
  readonly sharedCitations: (count: number) => string;
  readonly previousInIssue: string;
  readonly nextInIssue: string;
  readonly inThisIssue: string;
  readonly lists: Readonly<Record<'authors' | 'keywords' | 'years', string>>;
  readonly articleCount: (count: number) => string;
  /** Note on the page of a bare name. */
  readonly underThisName: (count: number) => string;
  /** Other spellings of a person's name. */
  readonly alsoPrinted: (names: string) => string;
  /** After the title on later pages of a list. */
  readonly step: (step: number) => string;
  /** On the page at a former URL. */
  readonly moved: string;
  readonly latest: string;
  readonly search: {
    readonly title: string;
    readonly label: string;
    readonly placeholder: string;
    /** By plural category; `#` is a placeholder for the number. */
    readonly results: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
    /** While typing, if results are not counted. */
    readonly uncounted: string;
    /** `#` is a placeholder for the query. */
    readonly none: string;
    /** `#` is a placeholder for the number of results without the ticked values. */
    readonly noneTicked: string;
    /** `#` is a placeholder for the corrected query. */
    readonly corrected: string;
    /** For results with most of the words. */
    readonly relaxed: string;
    /** For results with some of the words. */
    readonly nearest: string;
    /** `#` is a placeholder for words that no result has. */
    readonly dropped: string;
    readonly searching: string;
    readonly failed: string;
    /** Button to retry after an error. */
    readonly repeat: string;
    /** Button to search without corrections. */
    readonly asTyped: string;
    /** Button that shows a result's citation files. */
    readonly cite: string;
    /** Button that clears all filters. */
    readonly untick: string;
    /** Label of a facet's filter box. */
    readonly filter: string;
    /** Label of the suggestions. */
    readonly suggested: string;
    /** Link from a search box to the search page. */
    readonly all: string;
    readonly more: string;
    readonly order: string;
    readonly byRelevance: string;
    readonly byDate: string;
    readonly narrow: string;
    readonly year: string;
    readonly recent: string;
    /** Button that clears them. */
    readonly forget: string;
    /** Summary of the hint. */
    readonly tips: string;
    /** The search syntax. */
    readonly hint: string;
    readonly noScript: string;
  };
  readonly notFound: { readonly title: string; readonly text: string };
}
