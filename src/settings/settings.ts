/** The values of settings that have a fixed set. */
export const accepted = {
  unreadableEntries: ['stop', 'leave-out'],
  cards: ['journals', 'articles', 'none'],
  lists: ['authors', 'keywords', 'years'],
  files: ['bib', 'biblatex.bib', 'ris', 'json', 'jats.xml', 'dc.xml', 'txt', 'jsonld', 'linkset.json', 'md'],
  precompress: ['br', 'gz'],
  deposit: ['crossref', 'doaj', 'rsci', 'kbart', 'lockss', 'oai'],
} as const;

type Accepted<Name extends keyof typeof accepted> = (typeof accepted)[Name][number];

/** The citation styles with a name in every interface language; others are shown by id. */
export const namedStyles = [
  'apa',
  'chicago-author-date',
  'modern-language-association',
  'harvard-cite-them-right',
  'vancouver',
  'ieee',
  'gost-r-7-0-5-2008',
] as const;
export type NamedStyle = (typeof namedStyles)[number];

/** The languages of the interface that Offprint has. */
export const interfaceLanguages = ['en', 'ru', 'ar'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Why an interface language cannot be used, and what to do. */
export const languageMessage = (language: string, known: readonly string[]): string =>
  `the interface is not available in “${language}”.\nUse ${known.join(', ')}, or write its strings, and name them in strings: docs/customising.md.`;

/** The settings of `src/site.ts`. An editor shows these sentences; `src/site.ts` has each of them, too. */
export interface Settings {
  readonly name: string;
  /** One sentence, for search engines and shared links. */
  readonly description: string;
  /** The URL of the site, with its path if it has one: https://example.org/journal/ */
  readonly url: string;
  /** Whether the DOIs of the articles resolve to this site rather than to a publisher's. */
  readonly doisLeadHere?: boolean;
  /** Language of the interface, and of records that do not state theirs (a BCP 47 tag). */
  readonly language?: string;
  /** Additional languages of the interface, each with its own pages below its tag: `['ru', 'ar']`. */
  readonly otherLanguages?: readonly string[];
  /**
   * What to do with bibliography entries that would be published incorrectly (no title, no journal, a duplicate key, a brace that is
   * not closed): `leave-out` the entry and list it, or `stop` the build.
   */
  readonly unreadableEntries?: Accepted<'unreadableEntries'>;
  /** The id of an article to show as the home page; without it the home page has the search, the journals and the latest articles. */
  readonly lead?: string;
  /** The logo: a file in public/. */
  readonly logo?: string;
  /** The colour of links and buttons in the light and dark themes. */
  readonly colours?: { readonly light: string; readonly dark: string };
  /** The usual licence of the articles, at the foot of every page; each article’s own is on its page. */
  readonly license?: string;
  /** An e-mail address or a page for questions, at the foot of every page. */
  readonly contact?: string;
  /** Further links at the foot of every page. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  /** The repository of the site, for links on every article's page to edit its record and report an error. */
  readonly repository?: string;
  /** The branch of the repository, if it is not `main`. */
  readonly branch?: string;
  /** A form for records at /admin/, for a local folder in Chromium or Edge, or for GitHub or GitLab with a token: docs/editing.md. */
  readonly form?: boolean;
  /**
   * The images of shared links: one for each journal (`journals`), one for each article as well (`articles`, about
   * 15 ms and 30 KB each), or `none`.
   */
  readonly cards?: Accepted<'cards'>;
  /** Font files (.ttf, .otf or .woff2) for these images, if they need letters other than Latin, Greek, Cyrillic and Arabic. */
  readonly cardFonts?: readonly string[];
  /** Number of articles per page of a list. */
  readonly perPage?: number;
  /** The indexes besides journals. Each list is a page and several files: for a very large library `['years']` may be enough. */
  readonly lists?: readonly Accepted<'lists'>[];
  /** Whether the search covers the text of articles, too, where it is on the site; the index grows with it: docs/search.md. */
  readonly searchText?: boolean;
  /** Number of articles under “Related articles”; 0 for none. */
  readonly related?: number;
  /** Number of articles under “Other Latest Articles”. */
  readonly latest?: number;
  /**
   * The files beside every article's page, by file extension. Hosts may limit the number or size of files (Cloudflare Pages
   * 20,000 files; GitHub Pages 1 GB): for a large library `['bib', 'ris', 'json']` may be enough.
   */
  readonly files?: readonly Accepted<'files'>[];
  /** Compressed copies of every text file, for a web server of your own (`['br', 'gz']`); other hosts compress by themselves. */
  readonly precompress?: readonly Accepted<'precompress'>[];
  /**
   * Who hands in to registries, and what: `crossref`, `doaj` and `rsci` are files of each issue, `kbart` is a list of titles for libraries, `lockss` the
   * pages for archives, and `oai` is for harvesters (docs/handing-in.md). `formerOai` keeps the identifiers of a former repository, and `withdrawn` has
   * the articles that were removed, with the dates.
   */
  readonly deposit?: {
    readonly name: string;
    readonly email: string;
    readonly registrant?: string;
    readonly formats: readonly Accepted<'deposit'>[];
    readonly crossmark?: string;
    readonly formerOai?: string;
    readonly withdrawn?: Readonly<Record<string, string>>;
  };
  /** The citation styles on an article's page, by their ids in the CSL repository, or a file of yours from the project's root: `styles/house.csl`; the first is the default. */
  readonly styles?: readonly [string, ...string[]];
  /** Strings of further interface languages, by tag: `{ de }`. */
  readonly strings?: Readonly<Record<string, object>>;
  /** Further formats of the files beside an article. */
  readonly formats?: readonly object[];
  /** Further formats of bibliographies in content/. */
  readonly sources?: readonly object[];
}

/** What holds where `src/site.ts` says nothing. */
export const defaults = {
  doisLeadHere: false,
  language: 'en',
  otherLanguages: [],
  unreadableEntries: 'leave-out',
  form: false,
  cards: 'journals',
  perPage: 100,
  lists: accepted.lists,
  searchText: false,
  related: 4,
  latest: 20,
  files: accepted.files,
  precompress: [],
  styles: namedStyles,
} as const satisfies Partial<Settings>;

/** The settings of a site with the defaults. */
export type SiteSettings = Settings & Required<Pick<Settings, keyof typeof defaults>>;
