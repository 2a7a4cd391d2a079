import type { Settings } from './settings/settings.ts';

/** The settings of the site. Everything else is content. */
export const site: Settings = {
  name: 'Offprint',
  /** One sentence, for search engines and shared links. */
  description: 'Abstracts, citations and search for the articles of two journals of RUDN University.',
  /** The URL of the site, with its path if it has one: https://example.org/journal/ */
  url: 'https://offprint.example/',
  /** Whether the DOIs of the articles resolve to this site rather than to a publisher's. */
  doisLeadHere: false,
  /** Language of the interface, and of records that do not state theirs (a BCP 47 tag). */
  language: 'en',
  /** Additional languages of the interface, each with its own pages below its tag: `['ru', 'ar']`. */
  otherLanguages: [],
  /**
   * What to do with bibliography entries that would be published incorrectly (no title, no journal, a duplicate key, a brace that is
   * not closed): `leave-out` the entry and list it, or `stop` the build.
   */
  unreadableEntries: 'leave-out',
  /** The id of an article to show as the home page; without it the home page has the search, the journals and the latest articles. */
  lead: 'tishkov-2025-kenya',
  /** The usual licence of the articles, at the foot of every page; each article’s own is on its page. */
  // license: 'CC-BY-4.0',
  /** An e-mail address or a page for questions, at the foot of every page. */
  // contact: 'mailto:editors@example.org',
  /** Further links at the foot of every page. */
  // links: [{ label: 'Ethics', url: 'https://example.org/ethics' }],
  /** The repository of the site, for links on every article's page to edit its record and report an error. */
  // repository: 'https://github.com/example/journal',
  /** The branch of the repository, if it is not `main`. */
  // branch: 'main',
  /** The logo: a file in public/. */
  // logo: 'logo.svg',
  /** The colour of links and buttons in the light and dark themes. */
  // colours: { light: '#8a2b1e', dark: '#f0a48f' },
  /** A form for records at /admin/, for a local folder in Chromium or Edge, or for GitHub or GitLab with a token: docs/editing.md. */
  form: false,
  /**
   * The images of shared links: one for each journal (`journals`), one for each article as well (`articles`, about
   * 15 ms and 30 KB each), or `none`.
   */
  cards: 'journals',
  /** Font files (.ttf, .otf or .woff2) for these images, if they need letters other than Latin, Greek, Cyrillic and Arabic. */
  // cardFonts: ['fonts/NotoSerifSC.ttf'],
  /** Number of articles per page of a list. */
  perPage: 100,
  /** The indexes besides journals. Each list is a page and several files: for a very large library `['years']` may be enough. */
  lists: ['authors', 'keywords', 'years'],
  /** Whether the search covers the text of articles, too, where it is on the site; the index grows with it: docs/search.md. */
  searchText: false,
  /** Number of articles under “Related articles”; 0 for none. */
  related: 4,
  /** Number of articles under “Other Latest Articles”. */
  latest: 20,
  /**
   * The files beside every article's page, by file extension. Hosts may limit the number or size of files (Cloudflare Pages
   * 20,000 files; GitHub Pages 1 GB): for a large library `['bib', 'ris', 'json']` may be enough.
   */
  files: [
    'bib',
    'biblatex.bib',
    'ris',
    'json',
    'jats.xml',
    'dc.xml',
    'txt',
    'jsonld',
    'linkset.json',
    'md',
  ],
  /** Compressed copies of every text file, for a web server of your own (`['br', 'gz']`); other hosts compress by themselves. */
  precompress: [],
  /**
   * Who hands in to registries, and what: `crossref`, `doaj` and `rsci` are files of each issue, `kbart` is a list of titles for libraries, `lockss` the
   * pages for archives, and `oai` is for harvesters (docs/handing-in.md). `formerOai` keeps the identifiers of a former repository, and `withdrawn` has
   * the articles that were removed, with the dates.
   */
  // deposit: { name: 'RUDN University', email: 'editor@example.org', formats: ['crossref', 'doaj'] },
  /**
   * The citation styles on an article's page, by their ids in the CSL repository, or a file of yours from the project's root:
   * `styles/house.csl`; the first is the default.
   */
  styles: [
    'apa',
    'chicago-author-date',
    'modern-language-association',
    'harvard-cite-them-right',
    'vancouver',
    'ieee',
    'gost-r-7-0-5-2008',
  ],
};
