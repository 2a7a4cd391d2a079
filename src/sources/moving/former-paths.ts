import { base } from '../../urls.ts';

// Every form of a URL under which OJS, Janeway and PubPub answer.

/**
 * The paths of a former URL, in all its forms, without a slash at the end.
 * @param url a URL or a path
 * @param locales the language segments that the site had in its paths
 */
export function pathsOf(url: string, locales: readonly string[]): readonly string[] {
  if (!URL.canParse(url, 'https://former.example')) return [];
  const { pathname } = new URL(url, 'https://former.example');
  const path = decoded(pathname).replace(/\/+$/, '');
  const ojs =
    /^(?:\/index\.php)?(\/[^/]+)?(?:\/([a-z]{2,3}(?:[_-][A-Za-z]{2,4})?))?\/((?:article\/(?:view|download|viewFile|downloadSuppFile)|issue\/(?:view|download)|gateway)\/.+|issue\/(?:archive|current))$/.exec(
      path,
    );
  if (!ojs) return path === '' ? [] : [path];
  const [, journal = '', , rest = ''] = ojs;
  const rests = new Set([
    rest,
    ...(/^article\/(?:view|download)\/[^/]+\/[^/]+$/.test(rest) ? galleyForms(rest) : []),
  ]);
  return ['/index.php', ''].flatMap((script) =>
    ['', ...locales.map((locale) => `/${locale}`)].flatMap((locale) =>
      [...rests].map((one) => `${script}${journal}${locale}/${one}`),
    ),
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A galley is shown, and downloaded, and was shown by OJS 2 in another way. */
const galleyForms = (rest: string) => {
  const [, , id, galley] = rest.split('/');
  return ['view', 'download', 'viewFile'].map((verb) => `article/${verb}/${id!}/${galley!}`);
};

/** The language segments in the paths of OJS, after that of the journal: `/index.php/polis/pt_BR/article/view/12` */
export const localesIn = (urls: readonly string[]): readonly string[] => [
  ...new Set(
    urls.flatMap(
      (url) =>
        /^(?:https?:\/\/[^/]+)?(?:\/index\.php)?\/[^/]+\/([a-z]{2,3}(?:[_-][A-Za-z]{2,4})?)\/(?:article|issue)\//.exec(
          url,
        )?.[1] ?? [],
    ),
  ),
];

/** What a journal of OJS has beside its articles and issues, as paths below its own. */
export const journalPages = [
  '',
  '/index',
  '/about',
  ...[
    'submissions',
    'editorialTeam',
    'editorialMasthead',
    'contact',
    'privacy',
    'aboutThisPublishingSystem',
  ].map((page) => `/about/${page}`),
  ...['readers', 'authors', 'librarians'].map((page) => `/information/${page}`),
  '/announcement',
  ...['', '/search', '/authors', '/titles'].map((page) => `/search${page}`),
  '/login',
  '/user/register',
  ...['atom', 'rss', 'rss2'].map((format) => `/gateway/plugin/WebFeedGatewayPlugin/${format}`),
  '/issue/archive',
  '/issue/current',
  '/gateway/lockss',
  '/gateway/clockss',
  // A citation is asked for with the number of the article in the query, which hosts do not match.
  ...[
    'acm-sig-proceedings',
    'acs-nano',
    'ama',
    'apa',
    'associacao-brasileira-de-normas-tecnicas',
    'chicago-author-date',
    'harvard-cite-them-right',
    'ieee',
    'modern-language-association',
    'turabian-fullnote-bibliography',
    'vancouver',
  ].map((style) => `/citationstylelanguage/get/${style}`),
  ...['ris', 'bibtex'].map((format) => `/citationstylelanguage/download/${format}`),
];

/** The path of an old URL, decoded. */
export function formerPath(old: string): { readonly path: string } | { readonly message: string } {
  const url = URL.canParse(old, 'https://old.example') ? new URL(old, 'https://old.example') : undefined;
  if (!url || !/^(?:\/|https?:\/\/)/i.test(old))
    return { message: `“${old}” is not a URL or a path.\nWrite it as /index.php/polis/article/view/12.` };
  // Hosts match paths alone.
  if (url.search !== '')
    return { message: `“${old}” has a query, which hosts do not match.\nRemove the line.` };
  const path = decoded(url.pathname);
  if (/[\p{C}\\"]|\/\.\.?(?:\/|$)/u.test(path))
    return { message: `“${old}” has characters that no file can have.\nRemove the line.` };
  if (!path.startsWith(base) || path === base)
    return {
      message: `“${old}” is not below the path of this site, ${base}.\nRemove the line, and let the server of that path redirect it.`,
    };
  return { path: path.replace(/\/$/, '') };
}
