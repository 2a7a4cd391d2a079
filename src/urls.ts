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
/** The folder of what belongs to journals. */
export const journals = () => `${base}journals/`;
/** A file of all articles of a journal. */
export const journalExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${journals()}${id}.${extension}`;
/** A file of all articles of an issue, or of a volume that has no issues: `journals/international-relations/25/3.bib` */
export const issueExport = (
  { journal, volume, issue }: IssueAddress,
  { extension }: { readonly extension: string },
) => `${journals()}${[journal.id, ...issueSteps(volume, issue)].join('/')}.${extension}`;

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
export const icon = () => `${base}icon.svg`;
/** The folder of the search index. */
export const searchIndex = () => `${base}pagefind/`;

/** A path of the site as an address. */
export const absolute = (path: string) => new URL(path, origin).href;
