import type { SiteFile } from './article.ts';
import { printDate, type DateRange, type PartialDate } from './date.ts';
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
  /** Of a journal’s title. */
  readonly doi?: string;
  /** Of a journal in registries: `eLIBRARY`. */
  readonly identifiers?: Readonly<Record<string, string>>;
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
  /** The titles that a journal had before, and until when. */
  readonly formerTitles?: readonly FormerTitle[];
  /** Of a journal as its articles of former years name it: the title of today. */
  readonly titleNow?: string;
  /** PDFs of whole issues, named by volume and issue: `25-3.pdf` */
  readonly issuePdfs?: readonly SiteFile[];
  /** Covers of issues, named likewise, from the project root: `25-3.jpg` */
  readonly issueCovers?: readonly string[];
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

/** What a journal says of an issue. */
export interface Issue {
  readonly volume?: string;
  readonly issue?: string;
  readonly title?: string;
  /** That of its articles which have none. */
  readonly issued?: PartialDate;
}

/** What a journal says of an issue, if it does. */
export const issueIn = (
  { issues }: Container,
  { volume, issue }: Pick<Issue, 'volume' | 'issue'>,
): Issue | undefined => issues.find((one) => one.volume === volume && one.issue === issue);

/** A title that a journal had. */
interface FormerTitle extends Pick<Container, 'title' | 'abbreviation' | 'issn'> {
  /** The last date on which it was published under this title. */
  readonly until: PartialDate;
}

/** A journal as it was called when an article was published: its title, abbreviation and ISSNs of that time. */
export function titledOn(container: Container, issued: PartialDate | undefined): Container {
  const then = issued && container.formerTitles?.find(({ until }) => isUntil(issued, until));
  if (!then) return container;
  const rest = Object.fromEntries(
    Object.entries(container).filter(([name]) => name !== 'abbreviation' && name !== 'formerTitles'),
  ) as unknown as Container;
  const { title, abbreviation, issn } = then;
  return {
    ...rest,
    title,
    ...(abbreviation && { abbreviation }),
    issn,
    translations: {},
    titleNow: container.title,
  };
}

/** Whether a date is certainly not after another. A year alone may be before and after a month of it. */
const isUntil = (date: PartialDate, last: PartialDate): boolean => {
  const [one, other] = [printDate(date), printDate(last)];
  return one.length < other.length ? one < other.slice(0, one.length) : one.slice(0, other.length) <= other;
};

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
