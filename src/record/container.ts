import type { SiteFile } from './article.ts';
import type { DateRange, PartialDate } from './date.ts';
import type { Name } from './name.ts';
import type { Text } from './text.ts';

/** What an article can be in: a journal, the proceedings of a conference, an edited book, or a series of papers. */
export const containerKinds = ['journal', 'proceedings', 'book', 'series'] as const;
export type ContainerKind = (typeof containerKinds)[number];

/** What contains articles, in CSL's word. */
export interface Container {
  readonly kind: ContainerKind;
  /** Unique among those of its kind. */
  readonly id: string;
  readonly title: string;
  /** Of a journal, the ISO 4 abbreviation. */
  readonly abbreviation?: string;
  /** `unspecified` if a bibliography does not say which medium. */
  readonly issn: {
    readonly print?: string;
    readonly online?: string;
    readonly unspecified?: readonly string[];
  };
  readonly isbn?: readonly string[];
  /** Of a series of papers, the institution. */
  readonly publisher?: string;
  readonly publisherPlace?: string;
  readonly homepage?: string;
  /** What it is about. */
  readonly description?: Text;
  /** Who edited the proceedings, the book or the series, as references name them. */
  readonly editors?: readonly Name[];
  /** The editors of a journal with their roles, as shown on its page. */
  readonly masthead?: readonly string[];
  /** The URL where authors send their articles. */
  readonly submit?: string;
  /** The image beside its record, from the project root. */
  readonly cover?: string;
  /** Titles by BCP 47 tag. */
  readonly translations: Readonly<Record<string, { readonly title: string }>>;
  readonly issues: readonly Issue[];
  /** PDFs of whole issues, named by volume and issue: `25-3.pdf` */
  readonly issuePdfs?: readonly SiteFile[];
  /** Of proceedings or a book, and so of all its articles. */
  readonly issued?: PartialDate;
  readonly conference?: Conference;
  /** The number of this volume among those of the proceedings or the book. */
  readonly volume?: string;
  /** A number, or words: `2`, `revised`. */
  readonly edition?: string;
  /** The series in which proceedings or a book appeared. */
  readonly series?: { readonly title: string; readonly number?: string };
  /** What the papers of a series are: `Working paper`. */
  readonly paperType?: string;
  /** The whole volume. */
  readonly pdf?: SiteFile;
}

/** The conference whose papers are in the proceedings. */
export interface Conference {
  readonly name?: string;
  readonly acronym?: string;
  /** Which one in its series: `59` */
  readonly number?: string;
  readonly place?: string;
  readonly date?: DateRange;
}

/** An issue that has a title of its own. */
export interface Issue {
  readonly volume?: string;
  readonly issue?: string;
  readonly title: string;
}

/** The folder of a kind in `content/`, and the segment of its URLs. */
export const containerFolders = {
  journal: 'journals',
  proceedings: 'proceedings',
  book: 'books',
  series: 'series',
} as const satisfies Record<ContainerKind, string>;
export type ContainerFolder = (typeof containerFolders)[ContainerKind];

/** Identifies a container among those of all kinds: `proceedings/acl-2021` */
export const containerKey = ({ kind, id }: Pick<Container, 'kind' | 'id'>): string =>
  `${containerFolders[kind]}/${id}`;

/** Whether it appears once, as proceedings and books do, rather than in issues or numbers. */
export const isVolume = ({ kind }: Pick<Container, 'kind'>): boolean =>
  kind === 'proceedings' || kind === 'book';

/** ISSNs, print first. */
export const issns = ({ issn }: Pick<Container, 'issn'>): readonly string[] =>
  [issn.print, issn.online, ...(issn.unspecified ?? [])].filter((value) => value !== undefined);

/** The name of a conference as printed: `Annual Meeting of the ACL (ACL 2021)`; undefined if it has none. */
export const conferenceName = ({ name, acronym }: Conference): string | undefined =>
  name && acronym && !name.includes(acronym) ? `${name} (${acronym})` : (name ?? acronym);
