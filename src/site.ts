import type { Settings } from './sources/settings.ts';

/** What is set once for a whole site. The rest is content. */
export const site: Settings = {
  name: 'Offprint',
  description: 'Abstracts, citations and search for the articles of two journals of RUDN University.',
  /** Where the site will stand, with its path if it has one: https://example.org/journal/ */
  url: 'https://offprint.example/',
  /** True where the DOIs of the articles lead to this site, not to a publisher's. */
  doisLeadHere: false,
  /** BCP 47 tag of the interface, and of records that do not name their language. */
  language: 'en',
  /** Further languages of the interface, each of which has pages of its own below its tag: `['ru', 'ar']`. */
  otherLanguages: [],
  /**
   * What becomes of an entry of a bibliography that would be published wrong (no title, no journal, a key used twice, a brace that is
   * not closed): `leave-out` the entry and list it, or `stop` the build.
   */
  unreadableEntries: 'leave-out',
  /** The id of the article that the home page shows; without it the home page has the search, the journals and the latest articles. */
  lead: 'tishkov-2025-kenya',
  /**
   * What the foot of every page leads to besides publisher, ISSN and feed; each may be left out:
   * license: 'CC-BY-4.0', under which the articles are published in general; each article’s own is on its page;
   * contact: 'mailto:editors@example.org', links: [{ label: 'Ethics', url: 'https://example.org/ethics' }],
   * repository: 'https://github.com/example/journal', to which every article's page then has links for editing its record and reporting an
   * error (branch: 'main', if it is another).
   *
   * A brand, which may be left out too: logo: 'logo.svg', a file of public/; colours: { light: '#8a2b1e', dark: '#f0a48f' }, that of links
   * and buttons on light and on dark pages.
   */
  /** A form for records at /admin/, for the folder itself in Chromium or Edge, and for GitHub or GitLab with a token: docs/form.md. */
  form: false,
  /**
   * The pictures that are shown where a link is shared: one for each journal ('journals'), one for each article as well ('articles', some
   * 15 ms and 30 KB each), or 'none'. They know Latin, Greek, Cyrillic and Arabic letters; for others name the files of fonts, .ttf, .otf
   * or .woff2: cardFonts: ['fonts/NotoSerifSC.ttf']
   */
  cards: 'journals',
  /** How many articles a page of a list holds. */
  perPage: 100,
  /** What articles are listed by, apart from their journals. A list is a page and several files: a very large library may do with `['years']`. */
  lists: ['authors', 'keywords', 'years'],
  /** How many articles stand under “Related articles”, chosen by the words they share; 0 for none. */
  related: 4,
  /** How many articles stand under “Other Latest Articles”. */
  latest: 20,
  /**
   * The files beside every article's page, by their endings. A host may take no more than so many files (Cloudflare Pages
   * 20,000; GitHub Pages 1 GB): a large library can do with `['bib', 'ris', 'json']`.
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
  /** Compressed copies beside every file of text, for a web server of your own (`['br', 'gz']`); other hosts compress by themselves. */
  precompress: [],
  /** The CSL styles of the reference on an article's page, by their ids in the CSL repository; the first is shown first. */
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
