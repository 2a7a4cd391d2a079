import { dateIn, dateRangeIn } from './date-in.ts';
import type { NamedStyle } from '../settings/settings.ts';
import type { FormatId } from '../exports/index.ts';
import type { Access } from '../record/article.ts';
import type { ArticleType } from '../record/article-type.ts';
import type { ContainerKind } from '../record/container.ts';
import type { LinkedWorkType } from '../record/linked-work.ts';
import type { Relation } from '../record/relation.ts';
import type { Role } from '../record/role.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** All strings of the interface; the other languages have the same, and the compiler lists what is missing. */
export const en = {
  /** The language, in itself. */
  ownName: 'English',
  /** Label of the links to other languages. */
  languages: 'Languages',
  /** Separator between volume and issue. */
  comma: ', ',
  /** Formats a date as precisely as it is known. */
  date: dateIn('en'),
  allArticles: 'All articles',
  skipToContent: 'Skip to content',
  journal: 'Journal',
  journals: 'Journals',
  /** Headings of the pages of each kind of container. */
  containers: {
    journal: 'Journals',
    proceedings: 'Proceedings',
    book: 'Books',
    series: 'Series of papers',
  } satisfies Record<ContainerKind, string>,
  /** Before the title of proceedings or a book. */
  inVolume: 'In',
  /** Label of what contains an article, where there are not only journals. */
  publishedIn: 'Published in',
  conference: 'Conference',
  /** Formats the first and the last day of a conference. */
  dateRange: dateRangeIn('en'),
  volumeEditors: 'Edited by',
  edition: 'Edition',
  chapter: 'Chapter',
  /** Label of the series of proceedings or a book. */
  series: 'Series',
  institution: 'Institution',
  /** Before the number of a paper. */
  paper: (number: string) => `No. ${number}`,
  /** Link to the file of whole proceedings or a book. */
  wholeVolume: 'Whole volume (PDF)',
  otherVolumes: 'Other volumes of the conference',
  currentIssue: 'Current issue:',
  allJournals: 'All journals',
  allOfThem: (count: number) => `All ${count}`,
  /** Heading of the latest articles on a home page. */
  latestArticles: 'Latest articles',
  contact: 'Contact',
  /** Link to the repository. */
  repository: 'Source of this site',
  /** Link to the feed of the site. */
  feed: 'Atom feed',
  editors: 'Editors',
  /** Link to the journal's website elsewhere. */
  homepage: 'Website',
  /** Link for submissions. */
  submit: 'Submit an article',
  issues: 'Issues',
  /** Heading of articles without a section that follow a section. */
  withoutSection: 'Other articles',
  outsideIssues: 'Articles outside an issue',
  license: 'Licence',
  access: 'Access',
  accessRights: {
    open: 'Open access',
    embargoed: 'Embargoed',
    restricted: 'Restricted',
    'metadata-only': 'Record only',
  } satisfies Record<Access, string>,
  wholeIssue: 'Whole issue (PDF)',
  fullText: 'Full text (PDF)',
  /** Article types, in the singular and as headings. */
  articleTypes: {
    'research-article': ['Research article', 'Research articles'],
    'review-article': ['Review article', 'Review articles'],
    'systematic-review': ['Systematic review', 'Systematic reviews'],
    'brief-report': ['Brief report', 'Brief reports'],
    'rapid-communication': ['Rapid communication', 'Rapid communications'],
    'case-report': ['Case report', 'Case reports'],
    'data-paper': ['Data paper', 'Data papers'],
    'methods-article': ['Methods article', 'Methods articles'],
    'article-commentary': ['Commentary', 'Commentaries'],
    discussion: ['Discussion', 'Discussions'],
    letter: ['Letter', 'Letters'],
    reply: ['Reply', 'Replies'],
    editorial: ['Editorial', 'Editorials'],
    introduction: ['Introduction', 'Introductions'],
    'book-review': ['Book review', 'Book reviews'],
    'product-review': ['Product review', 'Product reviews'],
    'meeting-report': ['Meeting report', 'Meeting reports'],
    news: ['News', 'News'],
    announcement: ['Announcement', 'Announcements'],
    obituary: ['Obituary', 'Obituaries'],
    oration: ['Speech', 'Speeches'],
    translation: ['Translation', 'Translations'],
    correction: ['Correction', 'Corrections'],
    addendum: ['Addendum', 'Addenda'],
    retraction: ['Retraction', 'Retractions'],
    'expression-of-concern': ['Expression of concern', 'Expressions of concern'],
  } satisfies Record<ArticleType, readonly [one: string, several: string]>,
  articleType: 'Type',
  highlights: 'Highlights',
  plainLanguageSummary: 'Plain-language summary',
  graphicalAbstract: 'Graphical abstract',
  correspondingAuthor: 'Corresponding author',
  writeTo: (name: string) => `Write to ${name}`,
  /** @param names in the order of the byline */
  contributedEqually: (names: readonly string[]) =>
    `${new Intl.ListFormat('en-GB').format(names)} contributed equally.`,
  competingInterests: 'Competing interests',
  ethics: 'Ethics',
  figures: 'Figures',
  /** Label of the link of a heading or figure to itself. */
  linkTo: 'Link to this place',
  /** Button of a figure. */
  fullSize: 'Full size',
  close: 'Close',
  share: 'Share',
  /** Link for a reference without a DOI. */
  findIn: 'Google Scholar',
  contributions: 'Author contributions',
  roles: {
    conceptualization: 'Conceptualization',
    'data-curation': 'Data curation',
    'formal-analysis': 'Formal analysis',
    'funding-acquisition': 'Funding acquisition',
    investigation: 'Investigation',
    methodology: 'Methodology',
    'project-administration': 'Project administration',
    resources: 'Resources',
    software: 'Software',
    supervision: 'Supervision',
    validation: 'Validation',
    visualization: 'Visualization',
    'writing-original-draft': 'Writing – original draft',
    'writing-review-editing': 'Writing – review & editing',
  } satisfies Record<Role, string>,
  funding: 'Funding',
  /** Before grant numbers. */
  grant: 'Grant',
  dataAndMaterials: 'Data and materials',
  linkedWorks: {
    dataset: 'Data',
    software: 'Software',
    supplement: 'Supplement',
    protocol: 'Protocol',
    registration: 'Registration',
    preprint: 'Preprint',
    review: 'Peer review',
    commentary: 'Commentary',
    video: 'Video',
    other: 'See also',
  } satisfies Record<LinkedWorkType, string>,
  received: 'Received',
  revised: 'Revised',
  accepted: 'Accepted',
  publishedOnline: 'Published online',
  handlingEditors: 'Edited by',
  reviewers: 'Reviewed by',
  copyright: 'Copyright',
  /** Heading of the files of an article. */
  files: 'Files',
  /** Heading of the references. */
  references: 'References',
  /** Before a figure number. */
  figure: 'Figure',
  allReferences: (count: number) => `All ${count} references`,
  citedBy: 'Cited here by',
  /** Link from a reference to an article of this site. */
  onThisSite: 'On this site',
  /** Mark of a reference to a retracted article. */
  retracted: 'Retracted',
  /** Link from a reference back to its citation in the text. */
  backToText: 'Back to the text',
  /** Banners above the title, each followed by links to the other articles. */
  relations: {
    retractedBy: 'This article has been retracted. See the notice:',
    retracts: 'This notice retracts:',
    correctedBy: 'This article has been corrected. See:',
    corrects: 'This is a correction of:',
    supersededBy: 'There is a newer version of this article:',
    supersedes: 'This is a newer version of:',
    commentsOn: 'This article comments on:',
    commentedOnBy: 'There is a commentary on this article:',
    reviews: 'This is a review of:',
    reviewedBy: 'This article has been reviewed:',
    companion: 'Companion article:',
  } satisfies Record<Relation, string>,
  /** Volume and issue after the journal's title: “Vol. 25, No. 3”. */
  volume: (volume: string) => `Vol. ${volume}`,
  issue: (issue: string) => `No. ${issue}`,
  inIssue: 'Issue',
  section: 'Section',
  publicationDate: 'Publication date',
  authors: 'Authors',
  /** Summary of folded names. */
  moreAuthors: (count: number) => `and ${count} more`,
  /** Heading of the facts of an article. */
  about: 'About this article',
  /** The theme switch. */
  theme: { label: 'Theme', auto: 'System', light: 'Light', dark: 'Dark' },
  select: {
    start: 'Select articles to cite',
    /** Button that ticks all articles of the page. */
    all: 'Select all',
    end: 'Done',
    /** `#` is a placeholder for the number. */
    chosen: '# selected. Download as:',
    one: 'Select “#”',
    failed: 'A file could not be loaded. Try again.',
  },
  page: 'Pages',
  articleNumber: 'Article number',
  keywords: 'Keywords',
  abstract: 'Abstract',
  alsoTitled: 'Title in',
  authorsIn: 'Authors in',
  journalIn: 'Journal in',
  abstractIn: 'Abstract in',
  keywordsIn: 'Keywords in',
  /** Names a language by its BCP 47 tag. */
  languageName: (tag: string) => languageNames.of(tag) ?? tag,
  formerTitles: 'Former titles',
  publisher: 'Publisher',
  source: 'Metadata source',
  lastModified: 'Last modified',
  /** Link to the file of a record. */
  editRecord: 'Edit this record',
  /** Link to a new issue or email. */
  reportError: 'Report an error',
  /** Its subject. */
  errorIn: (title: string) => `Error in: ${title}`,
  cite: 'Cite this article',
  style: 'Style',
  /** Names of citation styles by their CSL ids; any other style goes by its id. */
  styles: {
    apa: 'APA',
    'chicago-author-date': 'Chicago',
    'modern-language-association': 'MLA',
    'harvard-cite-them-right': 'Harvard',
    vancouver: 'Vancouver',
    ieee: 'IEEE',
    'gost-r-7-0-5-2008': 'GOST R 7.0.5',
  } satisfies Record<NamedStyle, string>,
  citationKey: 'Citation key',
  /** Heading of the table of contents of an article. */
  contents: 'Contents',
  affiliations: 'Affiliations',
  /** Button that copies the URL of the page. */
  copyLink: 'Copy link',
  copy: 'Copy',
  /** Button that copies the citation key. */
  copyKey: 'Copy key',
  copied: 'Copied',
  notCopied: 'Select the text to copy it',
  download: 'For your reference manager',
  /** The purpose of each format, by its id. */
  purpose: {
    bibtex: 'LaTeX with BibTeX',
    biblatex: 'LaTeX with biber, any script',
    ris: 'EndNote, Mendeley, Zotero',
    'csl-json': 'pandoc, Zotero, programs',
    jats: 'Archives and publishing systems',
    'dublin-core': 'Library catalogues, OAI-PMH',
    text: 'A reference to copy and paste',
  } satisfies Record<FormatId, string>,
  /** Heading of the files with all citations of a page. */
  allCitations: 'All citations in one file:',
  /** Heading of the feed links. */
  feeds: 'Feeds:',
  /** Label of the letter links of an index. */
  letters: 'Letters',
  /** Label of the pagination. */
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  related: 'Related articles',
  /** Before the words shared by two articles. */
  shares: 'In common:',
  sharedCitations: (count: number) => (count === 1 ? '1 citation' : `${count} citations`),
  inThisIssue: {
    label: 'In this issue',
    previous: 'Previous article in the issue',
    next: 'Next article in the issue',
  },
  inThisVolume: {
    label: 'In this volume',
    previous: 'Previous article in the volume',
    next: 'Next article in the volume',
  },
  lists: { authors: 'Authors', keywords: 'Keywords', years: 'Years' },
  articleCount: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
  /** Note on the page of a bare name. */
  underThisName: (count: number) => `${count} articles under this name. They may be by different people.`,
  /** Other spellings of a person's name. */
  alsoPrinted: (names: string) => `Also printed as: ${names}`,
  /** After the title on later pages of a list. */
  pageNumber: (pageNumber: number) => `page ${pageNumber}`,
  /** On the page at a former URL. */
  moved: 'This article has moved',
  latest: 'Other Latest Articles',
  search: {
    title: 'Search',
    label: 'Search the articles',
    placeholder: 'Title, author, journal, keyword',
    /** By plural category; `#` is a placeholder for the number. */
    results: { one: 'One article found', other: '# articles found' } as Partial<
      Record<Intl.LDMLPluralRule, string>
    >,
    /** While typing, if results are not counted. */
    uncounted: 'First results',
    /** `#` is a placeholder for the query. */
    none: 'No article matches “#”.',
    /** `#` is a placeholder for the number of results without the ticked values. */
    noneTicked: 'No articles match these filters; # match without them.',
    /** `#` is a placeholder for the corrected query. */
    corrected: 'Showing results for “#”.',
    /** For results with most of the words. */
    relaxed: 'No article has all the words; these have most of them.',
    /** For results with some of the words. */
    nearest: 'No article has all the words; these have some of them.',
    /** `#` is a placeholder for words that no result has. */
    dropped: 'No article has “#” with the other words; showing results without it.',
    searching: 'Searching…',
    failed: 'Search could not be loaded. You can browse the list of all articles.',
    /** Button to retry after an error. */
    repeat: 'Try again',
    /** Button to search without corrections. */
    asTyped: 'Search for exactly what I typed',
    /** Button that shows a result's citation files. */
    cite: 'Cite',
    /** Button that clears all filters. */
    untick: 'Remove the filters',
    /** Before the ticked filters. */
    filters: 'Filters:',
    /** Label of a ticked filter's button; # is its name. */
    removeFilter: 'Remove the filter “#”',
    /** Label of a facet's filter box. */
    filter: 'Filter these values',
    /** Label of the suggestions. */
    suggested: 'Authors and journals',
    /** Link from a search box to the search page. */
    all: 'All results, with filters',
    more: 'More results',
    order: 'Sort by',
    byRelevance: 'Relevance',
    byDate: 'Date, newest first',
    narrow: 'Narrow the results',
    year: 'Year',
    recent: 'Your recent searches',
    /** Button that clears them. */
    forget: 'Clear',
    /** Summary of the hint. */
    tips: 'Search tips',
    /** The search syntax. */
    hint: 'Words in any order, a phrase in “quotation marks”, title:, author:, journal: or keyword: before a word, year:2025, year:2020-2025 or year:>2020, peace OR war, -war for articles without the word. A DOI, an ISSN, a page range or a whole reference is found, too. Spelling mistakes are corrected, and Тишков finds Tishkov.',
    noScript: 'Search needs JavaScript. Every article is in the list:',
  },
  notFound: {
    title: 'Page not found',
    text: 'The URL may be mistyped, or there was never a page here. Articles keep their URLs, so the one you want is in the list.',
  },
};

export type Strings = typeof en;
