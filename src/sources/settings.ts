/** The values of settings that have a fixed set. */
export const accepted = {
  unreadableEntries: ['stop', 'leave-out'],
  cards: ['journals', 'articles', 'none'],
  lists: ['authors', 'keywords', 'years'],
  files: ['bib', 'biblatex.bib', 'ris', 'json', 'jats.xml', 'dc.xml', 'txt', 'jsonld', 'linkset.json', 'md'],
  precompress: ['br', 'gz'],
} as const;

type Accepted<Name extends keyof typeof accepted> = (typeof accepted)[Name][number];

/** The extension of a file beside an article's page. */
export type FileExtension = Accepted<'files'>;

/** Why an interface language cannot be used, and what to do. */
export const languageMessage = (language: string, known: readonly string[]): string =>
  `the interface is not available in “${language}”.\nUse ${known.join(', ')}, or add src/strings/${language}.ts and a line in src/strings/index.ts.`;

/** The settings of `src/site.ts`, where each is explained. */
export interface Settings {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly doisLeadHere: boolean;
  readonly language: string;
  readonly otherLanguages: readonly string[];
  readonly unreadableEntries: Accepted<'unreadableEntries'>;
  readonly lead?: string;
  readonly logo?: string;
  readonly colours?: { readonly light: string; readonly dark: string };
  readonly license?: string;
  readonly contact?: string;
  readonly cards?: Accepted<'cards'>;
  readonly cardFonts?: readonly string[];
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  readonly repository?: string;
  readonly branch?: string;
  readonly form?: boolean;
  readonly perPage: number;
  readonly lists: readonly Accepted<'lists'>[];
  readonly related: number;
  readonly latest: number;
  readonly files: readonly FileExtension[];
  readonly precompress: readonly Accepted<'precompress'>[];
  readonly styles: readonly [string, ...string[]];
}
