import type { NamedStyle } from '../exports/csl-styles.ts';
import type { FormatId } from '../exports/index.ts';
import type { Access } from '../record/article.ts';
import type { ArticleType } from '../record/article-type.ts';
import type { PartialDate } from '../record/date.ts';
import type { LinkedWorkType } from '../record/linked-work.ts';
import type { Relation } from '../record/relation.ts';
import type { Role } from '../record/role.ts';

/** Every word of the interface. One file a language. */
export interface Strings {
  /** The language, in itself. */
  readonly ownName: string;
  /** Over the links to the page in other languages. */
  readonly languages: string;
  /** What stands between volume and number. */
  readonly comma: string;
  /** A date in the precision that is known. */
  readonly date: (date: PartialDate) => string;
  readonly allArticles: string;
  readonly skipToContent: string;
  readonly journal: string;
  readonly journals: string;
  readonly currentIssue: string;
  readonly allJournals: string;
  /** Over the latest articles of a home page. */
  readonly latestArticles: string;
  readonly contact: string;
  /** Of a link to the files that a site is made from. */
  readonly repository: string;
  /** Of a link to the feed of the whole site. */
  readonly feed: string;
  readonly editors: string;
  /** Of the journal's own website elsewhere. */
  readonly homepage: string;
  /** Of the link by which authors send their articles. */
  readonly submit: string;
  readonly issues: string;
  /** Over articles of a journal that are in no issue. */
  /** Over the articles of an issue that follow a section and are in none. */
  readonly withoutSection: string;
  readonly outsideIssues: string;
  readonly license: string;
  readonly access: string;
  readonly accessRights: Readonly<Record<Access, string>>;
  readonly fullText: string;
  /** What an article is, and the heading over several of a kind. */
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
  /** Before the numbers of a grant. */
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
  /** Over the files beside a record. */
  readonly files: string;
  /** What an article cites. */
  readonly references: string;
  /** Before the number of a figure. */
  readonly figure: string;
  readonly allReferences: (count: number) => string;
  readonly citedBy: string;
  /** Of the link from a reference to the article that it is. */
  readonly onThisSite: string;
  /** After a reference to an article that has been retracted. */
  readonly retracted: string;
  /** Of the link from a reference back to the place that names it. */
  readonly backToText: string;
  /** The banner above the title; each is followed by links to the other articles. */
  readonly relations: Readonly<Record<Relation, string>>;
  /** Volume and number as they stand behind the journal's title: “Vol. 25, No. 3”. */
  readonly volume: (volume: string) => string;
  readonly issue: (issue: string) => string;
  readonly inIssue: string;
  readonly section: string;
  readonly publicationDate: string;
  readonly authors: string;
  /** Of the names that a long list folds away. */
  readonly moreAuthors: (count: number) => string;
  /** Over the facts of an article. */
  readonly about: string;
  /** The switch between light and dark. */
  readonly theme: {
    readonly label: string;
    readonly auto: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly select: {
    readonly start: string;
    /** Of a button that ticks every article of the page. */
    readonly all: string;
    readonly end: string;
    /** `#` stands for the number. */
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
  /** The name of a language by its BCP 47 tag. */
  readonly languageName: (tag: string) => string;
  readonly publisher: string;
  readonly source: string;
  readonly lastModified: string;
  /** Leads to the file of a record. */
  readonly editRecord: string;
  /** Leads to an issue or a letter. */
  readonly reportError: string;
  /** Its subject. */
  readonly errorIn: (title: string) => string;
  readonly cite: string;
  readonly style: string;
  /** Names of citation styles by their CSL ids; any other style goes by its id. */
  readonly styles: Readonly<Record<NamedStyle, string>>;
  readonly citationKey: string;
  /** Over the headings of the text below a record. */
  readonly contents: string;
  readonly affiliations: string;
  /** Of a button that copies the URL of the page. */
  readonly copyLink: string;
  readonly copy: string;
  /** Of a button that copies the citation key. */
  readonly copyKey: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly download: string;
  /** What a format is for, by its id. */
  readonly purpose: Readonly<Record<FormatId, string>>;
  /** Over the files that hold the citations of all articles of a page. */
  readonly allCitations: string;
  /** Over the addresses of feeds. */
  readonly feeds: string;
  /** Of the links to the letters of an index. */
  readonly letters: string;
  /** Over the links between the steps of a long list. */
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly related: string;
  /** Before the words that two articles share. */
  readonly shares: string;
  readonly sharedCitations: (count: number) => string;
  readonly previousInIssue: string;
  readonly nextInIssue: string;
  readonly inThisIssue: string;
  readonly lists: Readonly<Record<'authors' | 'keywords' | 'years', string>>;
  readonly articleCount: (count: number) => string;
  /** Of a name that several people may have. */
  readonly underThisName: (count: number) => string;
  /** Other spellings of a person's name. */
  readonly alsoPrinted: (names: string) => string;
  /** Behind the title of a later step of a list. */
  readonly step: (step: number) => string;
  /** On the page of an address of before. */
  readonly moved: string;
  readonly latest: string;
  readonly search: {
    readonly title: string;
    readonly label: string;
    readonly placeholder: string;
    /** By the plural category of the number, for which `#` stands. */
    readonly results: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
    /** Of results that are not counted while someone types. */
    readonly uncounted: string;
    /** `#` stands for the query. */
    readonly none: string;
    /** `#` stands for the number of results without the ticked values. */
    readonly noneTicked: string;
    /** `#` stands for the query that was answered in place of the one that was asked. */
    readonly corrected: string;
    /** Of results that have most of the words. */
    readonly relaxed: string;
    /** Of results that have fewer. */
    readonly nearest: string;
    /** `#` stands for words that no result has. */
    readonly dropped: string;
    readonly searching: string;
    readonly failed: string;
    /** The button that tries again what failed. */
    readonly repeat: string;
    /** The button that searches without corrections. */
    readonly asTyped: string;
    /** The button of a result that shows its citation files. */
    readonly cite: string;
    /** The button that takes back every tick. */
    readonly untick: string;
    /** Names the box over the values of a facet. */
    readonly filter: string;
    /** Names the authors and journals that go with what is typed. */
    readonly suggested: string;
    /** The way from a box over a list to the search's own page. */
    readonly all: string;
    readonly more: string;
    readonly order: string;
    readonly byRelevance: string;
    readonly byDate: string;
    readonly narrow: string;
    readonly year: string;
    readonly recent: string;
    /** The button that forgets them. */
    readonly forget: string;
    /** Opens the hint. */
    readonly tips: string;
    /** What may be typed. */
    readonly hint: string;
    readonly noScript: string;
  };
  readonly notFound: { readonly title: string; readonly text: string };
}
