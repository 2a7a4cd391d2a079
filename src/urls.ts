import anyAscii from 'any-ascii';
import { site } from './site.ts';

// Every path of the site. Nothing else joins path segments.

const root = new URL(site.url.replace(/\/*$/, '/'));

/** Scheme and host, for Astro's `site`. */
export const origin = root.origin;
/** The path below which the site stands, with a slash at both ends. */
export const base = root.pathname;

export const home = () => base;
export const notFound = () => `${base}404.html`;
/** The list of all articles. */
export const articles = () => `${base}articles/`;
export const article = ({ id }: { readonly id: string }) => `${base}articles/${id}/`;
export const articleExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${base}articles/${id}.${extension}`;
/** A file of all articles. */
export const libraryExport = ({ extension }: { readonly extension: string }) =>
  `${base}articles.${extension}`;
/** The full text beside an article's page. */
export const pdf = { extension: 'pdf' } as const;
/** The list of all journals, and the folder of what belongs to them. */
export const journals = () => `${base}journals/`;
/** The list of a journal's issues. */
export const journal = ({ id }: { readonly id: string }) => `${journals()}${id}/`;
/** The list of a volume's issues. */
export const volume = ({ journal, volume }: IssueAddress) =>
  `${journals()}${issuePath({ journal, volume })}/`;
/** The contents of an issue, or of a volume that has no issues. */
export const issue = (address: IssueAddress) => `${journals()}${issuePath(address)}/`;
/** A file of all articles of a journal. */
export const journalExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${journals()}${id}.${extension}`;
/** A file of all articles of an issue, or of a volume that has no issues: `journals/international-relations/25/3.bib` */
export const issueExport = (address: IssueAddress, { extension }: { readonly extension: string }) =>
  `${journals()}${issuePath(address)}.${extension}`;

const issuePath = ({ journal, volume, issue }: IssueAddress) =>
  [journal.id, ...issueSteps(volume, issue)].join('/');

interface IssueAddress {
  readonly journal: { readonly id: string };
  readonly volume?: string;
  readonly issue?: string;
}

// An issue that no volume holds must not look like a volume.
const issueSteps = (volume?: string, issue?: string): readonly string[] =>
  volume ? [volume, issue].filter((step) => step !== undefined).map(slug) : [`no-${slug(issue ?? '')}`];

/** A number as the step of an address: "Suppl 1" is `suppl-1`. */
const slug = (value: string) =>
  anyAscii(value)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
/** A feed of the latest articles: of the site, or of a journal. */
export const feed = ({ extension }: { readonly extension: string }, of?: { readonly id: string }) =>
  `${of ? journal(of) : base}feed.${extension}`;
export const sitemap = () => `${base}sitemap.xml`;
/** A sitemap of at most 50,000 addresses, where there are more. */
export const sitemapPart = (part: number) => `${base}sitemap-${part}.xml`;
export const signmap = () => `${base}signmap.xml`;
export const robots = () => `${base}robots.txt`;
export const llms = () => `${base}llms.txt`;
export const apiCatalog = () => `${base}.well-known/api-catalog`;
export const themeScript = () => `${base}theme.js`;
export const icon = () => `${base}icon.svg`;
/** The search on a page of its own. */
export const search = () => `${base}search/`;
/** The folder of the search index. */
export const searchIndex = () => `${base}pagefind/`;

/** A path of the site as an address. */
export const absolute = (path: string) => new URL(path, origin).href;
