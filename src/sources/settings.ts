/** The settings of `src/site.ts`, where each is explained. */
export interface Settings {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly doisLeadHere: boolean;
  readonly language: string;
  readonly otherLanguages: readonly string[];
  readonly unreadableEntries: 'stop' | 'leave-out';
  readonly lead?: string;
  readonly logo?: string;
  readonly colours?: { readonly light: string; readonly dark: string };
  readonly license?: string;
  readonly contact?: string;
  readonly cards?: 'journals' | 'articles' | 'none';
  readonly cardFonts?: readonly string[];
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  readonly repository?: string;
  readonly branch?: string;
  readonly form?: boolean;
  readonly perPage: number;
  readonly lists: readonly ('authors' | 'keywords' | 'years')[];
  readonly related: number;
  readonly latest: number;
  readonly files: readonly string[];
  readonly precompress: readonly ('br' | 'gz')[];
  readonly styles: readonly [string, ...string[]];
}
