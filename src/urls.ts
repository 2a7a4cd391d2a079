import {
  containerFolders,
  containerKey,
  isVolume,
  type Container,
  type ContainerKind,
} from './record/container.ts';
import { slug } from './record/key.ts';
import { site } from 'offprint/site';

// All paths of the site. No other module joins path segments.

const root = parsed(site.url);

/** Scheme and host, for Astro's `site`. */
export const origin = root.origin;
/** The host name of the site. */
export const host = root.hostname;
/** The path of the site, with a slash at both ends. */
export const base = root.pathname;

/** The languages of the interface, the site's own first. */
export const languages: readonly string[] = [site.language, ...site.otherLanguages];

/** The pages of an interface language: the site's own language is at the root, others are below their tags. */
export function pagesIn(language: string = site.language) {
  const top = language === site.language ? base : `${base}${language}/`;
  return {
    home: () => top,
    /** The list of all articles. */
    articles: () => `${top}articles/`,
    article: ({ id }: { readonly id: string }) => `${top}articles/${id}/`,
    /** The list of all containers of a kind, and the parent of their pages. */
    containers: (kind: ContainerKind) => `${top}${containerFolders[kind]}/`,
    /** The list of a journal's issues, the contents of a volume of proceedings or a book, the papers of a series. */
    container: (of: ContainerAddress) => `${top}${containerKey(of)}/`,
    /** The list of a volume's issues. */
    volume: ({ container: of, volume: number }: IssueAddress) =>
      `${top}${issuePath({ container: of, volume: number })}/`,
    /** The contents of an issue, or of a volume without issues. */
    issue: (address: IssueAddress) => `${top}${issuePath(address)}/`,
    /** The indexes of authors, keywords and years. */
    lists: (kind: string) => `${top}${kind}/`,
    list: ({ kind, id }: ListAddress) => `${top}${kind}/${id}/`,
    /** The parent of the journal's own pages. */
    ownPages: () => `${top}pages/`,
    ownPage: ({ id }: { readonly id: string }) => `${top}pages/${id}/`,
    /** The search page. */
    search: () => `${top}search/`,
  };
}
export type LanguagePages = ReturnType<typeof pagesIn>;

// Machine-readable metadata uses the URLs of the site's own language.
export const {
  home,
  articles,
  article,
  containers,
  container,
  volume,
  issue,
  lists,
  list,
  ownPages,
  search,
} = pagesIn();

export const notFound = () => `${base}404.html`;
export const articleExport = (
  { id }: { readonly id: string },
  { extension }: { readonly extension: string },
) => `${base}articles/${id}.${extension}`;
/** A file with all articles. */
export const libraryExport = ({ extension }: { readonly extension: string }) =>
  `${base}articles.${extension}`;
/**
 * The full text, in the folder of its article's page, where Google Scholar looks for it:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export const pdf = ({ id }: { readonly id: string }) => `${base}articles/${id}/${id}.pdf`;
/** Another file published with an article. */
export const articleFile = (of: { readonly id: string }, name: string) => `${article(of)}${name}`;
/** Its former URL, beside that folder. */
export const formerPdf = ({ id }: { readonly id: string }) => articleExport({ id }, { extension: 'pdf' });
/** A file with all articles of a container. */
export const containerExport = (of: ContainerAddress, { extension }: { readonly extension: string }) =>
  `${base}${containerKey(of)}.${extension}`;
/** A file with all articles of an issue, or of a volume without issues: `journals/international-relations/25/3.bib` */
export const issueExport = (address: IssueAddress, { extension }: { readonly extension: string }) =>
  `${base}${issuePath(address)}.${extension}`;

/** The page at which an archive begins to collect a volume: `journals/international-relations/25/lockss/` */
export const manifest = (address: IssueAddress) => `${base}${issuePath(address)}/lockss/`;
/** The list of titles for libraries. */
export const kbart = () => `${base}kbart.txt`;
/** Where harvesters ask. */
export const oai = () => `${base}oai`;
/** The files from which they are answered. */
export const oaiFile = (path: string) => `${base}oai-data/${path}`;

/** What the PDF and the cover of an issue are named: `25-3` */
export const issueName = (address: Omit<IssueAddress, 'container'>): string =>
  slug(issueSteps(address).join('-'));
/** The {@link issueName} that a file has. */
export const issueNameOf = (path: string): string => slug(path.replace(/^.*\/|\.\w+$/g, ''));

/** Proceedings and books are the volume themselves. */
const issuePath = ({ container: of, ...numbers }: IssueAddress) =>
  [containerKey(of), ...(isVolume(of) ? [] : issueSteps(numbers))].join('/');

/** A file with all articles of a list. */
export const listExport = ({ kind, id }: ListAddress, { extension }: { readonly extension: string }) =>
  `${base}${kind}/${id}.${extension}`;

interface ListAddress {
  readonly kind: string;
  readonly id: string;
}

/** A later page of a long list, from 2; the first is the list itself. */
export const pageOf = (first: string, number: number) => (number > 1 ? `${first}page-${number}/` : first);

type ContainerAddress = Pick<Container, 'kind' | 'id'>;

interface IssueAddress {
  readonly container: ContainerAddress;
  readonly volume?: string;
  readonly issue?: string;
}

// An issue without a volume must not look like a volume.
const issueSteps = (address: Omit<IssueAddress, 'container'>): readonly string[] =>
  address.volume
    ? [
        step(address.volume).replace(/^(?=no-)/, 'vol-'),
        ...(address.issue === undefined ? [] : [step(address.issue)]),
      ]
    : [`no-${step(address.issue ?? '')}`];

/** Signs and Greek letters keep issues apart that differ in nothing else: 1 and 1+. Other punctuation slugs to an empty string. */
const step = (number: string) =>
  slug(number.replace(/[+*?!=½α-ω]/giu, (sign) => ` ${signs[sign.toLowerCase()] ?? sign} `)) || 'other';
const signs: Readonly<Record<string, string>> = {
  '+': 'plus',
  '*': 'star',
  '?': 'question',
  '!': 'exclamation',
  '=': 'equals',
  '½': 'half',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ω: 'omega',
};

/** A feed of the latest articles of the site, or of a journal or list. */
export const feed = ({ extension }: { readonly extension: string }, page = base) =>
  `${page}feed.${extension}`;
export const sitemap = () => `${base}sitemap.xml`;
/** One part of a sitemap with more than 50,000 URLs. */
export const sitemapPart = (part: number) => `${base}sitemap-${part}.xml`;
export const signmap = () => `${base}signmap.xml`;
export const robots = () => `${base}robots.txt`;
export const llms = () => `${base}llms.txt`;
export const apiCatalog = () => `${base}.well-known/api-catalog`;
export const themeScript = () => `${base}theme.js`;
/** The style sheet with the configured colours. */
export const brand = () => `${base}brand.css`;
/** The record form, if it is enabled. */
export const form = () => `${base}admin/`;
/** The images of shared links. */
export const siteCard = () => `${base}card.png`;
export const containerCard = (of: ContainerAddress) => containerExport(of, { extension: 'png' });
export const articleCard = (of: { readonly id: string }) => articleExport(of, { extension: 'png' });
/** A file in `public/`. */
export const publicFile = (path: string) => base + path;
export const icon = () => `${base}icon.svg`;
/** The folder of the search index, or of one of several. */
export const searchIndex = (part = 1) => `${base}pagefind${part > 1 ? `-${part}` : ''}/`;

/** An absolute URL from a path of the site. */
export const absolute = (path: string) => new URL(path, origin).href;

/** @throws if it is not the URL of a site; without a stack trace, which is of no use to an editor */
function parsed(url: string): URL {
  const address = URL.parse(url.replace(/\/*$/, '/'));
  if (address && /^https?:$/.test(address.protocol)) return address;
  const message = `src/site.ts, url: “${url}” is not a URL.\n    → Write it in full, as https://example.org/journal/`;
  throw Object.assign(new Error(message), { stack: '' });
}
