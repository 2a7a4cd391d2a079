import { slug } from './record/key.ts';
import { site } from './site.ts';

// Every path of the site. Nothing else joins path segments.

const root = parsed(site.url);

/** Scheme and host, for Astro's `site`. */
export const origin = root.origin;
/** The name under which a web server is asked for the site. */
export const host = root.hostname;
/** The path below which the site stands, with a slash at both ends. */
export const base = root.pathname;

/** The pages of an interface language: those of the site's own language stand at the root, others below their tags. */
export function pagesIn(language: string = site.language) {
  const top = language === site.language ? base : `${base}${language}/`;
  return {
    home: () => top,
    /** The list of all articles. */
    articles: () => `${top}articles/`,
    article: ({ id }: { readonly id: string }) => `${top}articles/${id}/`,
    /** The list of all journals, and what their pages stand below. */
    journals: () => `${top}journals/`,
    /** The list of a journal's issues. */
    journal: ({ id }: { readonly id: string }) => `${top}journals/${id}/`,
    /** The list of a volume's issues. */
    volume: ({ journal, volume }: IssueAddress) => `${top}journals/${issuePath({ journal, volume })}/`,
    /** The contents of an issue, or of a volume that has no issues. */
    issue: (address: IssueAddress) => `${top}journals/${issuePath(address)}/`,
    /** What articles are listed by: all authors, keywords or years. */
    lists: (kind: string) => `${top}${kind}/`,
    list: ({ kind, id }: ListAddress) => `${top}${kind}/${id}/`,
    /** What the pages of the journal's own are below. */
    ownPages: () => `${top}pages/`,
    ownPage: ({ id }: { readonly id: string }) => `${top}pages/${id}/`,
    /** The search on a page of its own. */
    search: () => `${top}search/`,
  };
}
export type LanguagePages = ReturnType<typeof pagesIn>;

// The addresses by which a page is known to machines are those of the site's own language.
export const { home, articles, article, journals, journal, volume, issue, lists, list, ownPages, search } =
  pagesIn();

export const notFound = () => `${base}404.html`;
export const articleExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${base}articles/${id}.${extension}`;
/** A file of all articles. */
export const libraryExport = ({ extension }: { readonly extension: string }) =>
  `${base}articles.${extension}`;
/**
 * The full text, in the folder of its article's page, where Google Scholar looks for it:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export const pdf = ({ id }: { readonly id: string }) => `${base}articles/${id}/${id}.pdf`;
/** Another file that is published with an article. */
export const articleFile = (of: { readonly id: string }, name: string) => `${article(of)}${name}`;
/** Where it was before, beside that folder. */
export const formerPdf = ({ id }: { readonly id: string }) => articleExport({ id }, { extension: 'pdf' });
/** A file of all articles of a journal. */
export const journalExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${journals()}${id}.${extension}`;
/** A file of all articles of an issue, or of a volume that has no issues: `journals/international-relations/25/3.bib` */
export const issueExport = (address: IssueAddress, { extension }: { readonly extension: string }) =>
  `${journals()}${issuePath(address)}.${extension}`;

const issuePath = (address: IssueAddress) => [address.journal.id, ...issueSteps(address)].join('/');

/** A file of all articles of a list. */
export const listExport = ({ kind, id }: ListAddress, { extension }: { readonly extension: string }) =>
  `${base}${kind}/${id}.${extension}`;

interface ListAddress {
  readonly kind: string;
  readonly id: string;
}

/** A later step of a long list, from 2; the first is the list itself. */
export const stepOf = (first: string, number: number) => (number > 1 ? `${first}page-${number}/` : first);

interface IssueAddress {
  readonly journal: { readonly id: string };
  readonly volume?: string;
  readonly issue?: string;
}

// An issue that no volume holds must not look like a volume.
const issueSteps = (address: IssueAddress): readonly string[] =>
  address.volume
    ? [address.volume, address.issue].filter((number) => number !== undefined).map(step)
    : [`no-${step(address.issue ?? '')}`];

// Of a number that is all signs, nothing is left for an address.
const step = (number: string) => slug(number) || 'other';

/** A feed of the latest articles of a page: of the whole site, or of a journal or list. */
export const feed = ({ extension }: { readonly extension: string }, page = base) =>
  `${page}feed.${extension}`;
export const sitemap = () => `${base}sitemap.xml`;
/** A sitemap of at most 50,000 addresses, where there are more. */
export const sitemapPart = (part: number) => `${base}sitemap-${part}.xml`;
export const signmap = () => `${base}signmap.xml`;
export const robots = () => `${base}robots.txt`;
export const llms = () => `${base}llms.txt`;
export const apiCatalog = () => `${base}.well-known/api-catalog`;
export const themeScript = () => `${base}theme.js`;
/** The colours of a site that has its own. */
export const brand = () => `${base}brand.css`;
/** The form for records, where it is on. */
export const form = () => `${base}admin/`;
/** The pictures that are shown where a link is shared. */
export const siteCard = () => `${base}card.png`;
export const journalCard = (of: { readonly id: string }) => journalExport(of, { extension: 'png' });
export const articleCard = (of: { readonly id: string }) => articleExport(of, { extension: 'png' });
/** A file of `public/`. */
export const publicFile = (path: string) => base + path;
export const icon = () => `${base}icon.svg`;
/** The folder of the search index, or of that of a later part of the site. */
export const searchIndex = (part = 1) => `${base}pagefind${part > 1 ? `-${part}` : ''}/`;

/** A path of the site as an address. */
export const absolute = (path: string) => new URL(path, origin).href;

/** @throws if it is not the address of a site; without a stack, which is of no use to the one who mends a setting */
function parsed(url: string): URL {
  const address = URL.parse(url.replace(/\/*$/, '/'));
  if (address && /^https?:$/.test(address.protocol)) return address;
  const message = `src/site.ts, url: “${url}” is not a web address.\n    → Write it in full, as https://example.org/journal/`;
  throw Object.assign(new Error(message), { stack: '' });
}
