import type { ArticleType } from './article-type.ts';
import type { BodyNode } from './body-node.ts';
import type { Container } from './container.ts';
import type { PartialDate } from './date.ts';
import type { License } from './license.ts';
import type { LinkedWork } from './linked-work.ts';
import type { Affiliation, Name } from './name.ts';
import type { PageRange } from './pages.ts';
import type { CitedArticle, Reference } from './cited-reference.ts';
import type { Relations, RelationTargets } from './relation.ts';
import type { Text } from './text.ts';

/**
 * The canonical record of one article: CSL-JSON narrowed to what an article in a container has. Page, exports, metadata
 * and search all read this and nothing else. Unknown values are absent, never empty.
 */
export interface Article {
  /** Lower-case ASCII; the file's name and the last segment of the URL. */
  readonly id: string;
  /** What `\cite{…}` takes; unique in the library, ignoring case. */
  readonly citationKey: string;
  /** The absolute, permanent URL of its page. */
  readonly url: string;
  readonly type?: ArticleType;
  /** With the subtitle, if there is one. */
  readonly title: Text;
  /** The parts of a title that has a subtitle. */
  readonly titleParts?: { readonly main: Text; readonly sub: Text };
  /** In the order of the byline; empty if unknown. */
  readonly authors: readonly Name[];
  readonly container: Container;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: PageRange;
  /** For articles that have a number instead of pages, as `e0123456`, and for papers of a series. */
  readonly articleNumber?: string;
  /** Of a book. */
  readonly chapter?: string;
  readonly issued?: PartialDate;
  readonly history?: History;
  /** In the order of the article. */
  readonly keywords: readonly string[];
  /** An empty line separates paragraphs. */
  readonly abstract?: Text;
  /** For readers from outside the field. */
  readonly plainLanguageSummary?: Text;
  /** What is new, in a few sentences. */
  readonly highlights?: readonly Text[];
  /** The graphical abstract. */
  readonly image?: Image;
  /** Bare: `10.…/…` */
  readonly doi?: string;
  /** Identifiers in other registries by their names, in the editor's order: EDN, PMID, arXiv. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** BCP 47, of the full text; the record's own text is in it too, unless it is unknown. */
  readonly language?: string;
  /** By BCP 47 tag. */
  readonly translations: Readonly<Record<string, Translation>>;
  readonly license?: License;
  readonly copyright?: Copyright;
  readonly access?: Access;
  /** The article itself, if it is below the record. */
  readonly body?: readonly BodyNode[];
  /** The images of the body, as paths from the project root. */
  readonly figures?: readonly string[];
  /** The PDF beside the page, and its absolute URL. */
  readonly pdf?: SiteFile & { readonly url: string };
  /** Other files beside the record, in the order of their names. */
  readonly files?: readonly (SiteFile & { readonly url: string })[];
  /** What it cites, in the order of its list. */
  readonly references?: readonly Reference[];
  /** The articles of this library that cite it, latest first. */
  readonly citedBy?: readonly CitedArticle[];
  readonly funding?: readonly Funding[];
  readonly fundingStatement?: Text;
  readonly dataAvailability?: Text;
  readonly competingInterests?: Text;
  /** Approval by an ethics committee, and consent. */
  readonly ethics?: Text;
  readonly links?: readonly LinkedWork[];
  /** Who handled it; those of a volume are its container's. */
  readonly editors?: readonly Name[];
  readonly reviewers?: readonly Name[];
  /** Corrections, retractions and newer versions, both ways. */
  readonly relations: Relations;
  /** The URL of the newest version, if that is another article of this library. */
  readonly latestVersion?: string;
  /** Its place among the versions of a work, from 1, if there are several and all earlier ones are in this library. */
  readonly versionNumber?: number;
  /** The heading of the issue under which the article appears. */
  readonly section?: string;
  /** URL of the page from which the record was taken. */
  readonly source?: string;
  /** As written: `2025-10-08 05:30:49`. */
  readonly modified?: string;
  /** Former ids, whose URLs still lead to the article. */
  readonly formerly?: readonly string[];
}

/** Who may read the full text. https://vocabularies.coar-repositories.org/access_rights/ */
export type Access = (typeof accessRights)[number];
export const accessRights = ['open', 'embargoed', 'restricted', 'metadata-only'] as const;

/** The URL of an access type in COAR's vocabulary. */
export const accessRightsUrl = (access: Access): string =>
  `http://purl.org/coar/access_right/${coarConcepts[access]}`;
const coarConcepts: Record<Access, string> = {
  open: 'c_abf2',
  embargoed: 'c_f1cf',
  restricted: 'c_16ec',
  'metadata-only': 'c_14cb',
};

/** The part of a record that is known in another language. */
export interface Translation {
  readonly title?: Text;
  readonly titleParts?: Article['titleParts'];
  readonly abstract?: Text;
  readonly keywords?: readonly string[];
  /** In the order of the byline, as written in this language; with affiliations if they are known in it. */
  readonly authors?: readonly Name[];
}

/** The dates of a manuscript on its way to publication. */
export interface History {
  readonly received?: PartialDate;
  readonly revised?: readonly PartialDate[];
  readonly accepted?: PartialDate;
  readonly publishedOnline?: PartialDate;
}

/** Who funded the work, and the grants. */
export interface Funding extends Affiliation {
  /** In the Open Funder Registry. */
  readonly doi?: string;
  readonly awards?: readonly string[];
}

export interface Copyright {
  readonly year?: string;
  readonly holder?: string;
  readonly statement?: string;
}

/** An image beside a record. */
export interface Image {
  /** From the project's root. */
  readonly path: string;
  /** Alternative text, for readers who do not see it. */
  readonly alt: string;
}

/** A page of the journal's own, such as About, written in MDX. */
export interface OwnPage {
  /** The file's name and the last segment of the URL. */
  readonly id: string;
  readonly title: string;
}

/** A file that is published with an article. */
export interface SiteFile {
  /** From the project's root. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A record as a single file has it: it names its container, and has no URLs yet. */
export type ArticleEntry = Omit<
  Article,
  'container' | 'url' | 'relations' | 'pdf' | 'files' | 'latestVersion' | 'citedBy'
> & {
  /** See `containerKey`. */
  readonly container: string;
  readonly relations: RelationTargets;
  readonly pdf?: SiteFile;
  readonly files?: readonly SiteFile[];
};

/** The copyright line. */
export const copyrightLine = ({ year, holder, statement }: Copyright): string =>
  statement ?? ['©', year, holder].filter(Boolean).join(' ');

/** True for a file that is the whole article in another form: `x.epub` beside `x.mdx`. */
export const isRendition = ({ id }: Pick<Article, 'id'>, { path }: SiteFile): boolean =>
  new RegExp(`/${id}\\.(?:pdf|epub|xml)$`, 'i').test(path);

/** Every file that is published with an article, its PDF first. */
export const filesWith = ({
  pdf,
  files = [],
}: Pick<Article, 'pdf' | 'files'>): NonNullable<Article['files']> => [...(pdf ? [pdf] : []), ...files];

/** The name of a file, which is the last segment of its URL. */
export const fileName = ({ path }: Pick<SiteFile, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

/** The id of an article and its former ids. */
export const idsOf = ({ id, formerly = [] }: Pick<Article, 'id' | 'formerly'>): readonly string[] => [
  id,
  ...formerly,
];

/** The editors as citations name them: those of the volume, or who handled an article of a journal. */
export const editorsOf = ({
  container,
  editors = [],
}: Pick<Article, 'container' | 'editors'>): readonly Name[] =>
  container.kind === 'journal' ? editors : (container.editors ?? []);
