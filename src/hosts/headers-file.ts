import { containerKindsOf, type Library } from '../library/library.ts';
import { kindsOf } from '../library/lists.ts';
import { signposting, type Link } from '../metadata/signposting.ts';
import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { catalogLink, linkValue } from './links.ts';
import { catalogMediaType, ownMediaTypes, withCharset } from './media-types.ts';
import {
  caching,
  foldersWithPolicy,
  immutableIn,
  otherHeaders,
  policyName,
  policyOf,
  securityHeaders,
} from './policy.ts';

/** A rule of a `_headers` file. */
interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Cloudflare's limits: https://developers.cloudflare.com/pages/configuration/headers/ */
const maxRules = 100;
const maxLineLength = 2000;

/**
 * `_headers` for Netlify and Cloudflare Pages: headers of every response, cache lifetimes, the media type of every
 * kind of file, and the links of article pages for programs that request headers only. A host joins the
 * values of overlapping rules, so there is one rule per file extension that determines the type, and
 * none for the cache lifetime of pages, which these hosts manage. The latest articles come first if there are more than a host
 * accepts rules.
 */
export function headersFile(library: Library): string {
  const everything = rulesOfEverything(library);
  const digested = immutableIn(library).map((part): Rule => ({
    path: `${urls.base}${part}*`,
    headers: [['Cache-Control', caching.immutable]],
  }));
  const types = typesByLastPart().map(([extension, mediaType]): Rule => ({
    path: `${urls.base}*.${extension}`,
    headers: [['Content-Type', withCharset(mediaType)]],
  }));
  const catalog: Rule = {
    path: urls.apiCatalog(),
    headers: [
      ['Content-Type', catalogMediaType],
      ['Link', catalogLink],
    ],
  };
  const links = library.articles.flatMap((article) => {
    const all = fitting(signposting(article, library.issueOf(article)));
    return urls.languages.map((language): Rule => ({
      path: urls.pagesIn(language).article(article),
      headers: [['Link', all]],
    }));
  });
  return [...everything, ...digested, ...types, catalog, ...links].slice(0, maxRules).map(print).join('\n');
}

/**
 * Headers of every response. If the form has a policy of its own, the strict one is set folder by folder, since hosts join the values of
 * overlapping rules and browsers enforce both.
 */
function rulesOfEverything(library: Library): readonly Rule[] {
  if (foldersWithPolicy.length === 0) return [{ path: `${urls.base}*`, headers: securityHeaders() }];
  const folders = [
    urls.articles(),
    ...containerKindsOf(library).map(urls.containers),
    urls.search(),
    ...kindsOf(library).map(urls.lists),
    ...(library.pages.length > 0 ? [urls.ownPages()] : []),
    ...site.otherLanguages.map((language) => urls.pagesIn(language).home()),
  ].map((folder) => `${folder}*`);
  const strict = [urls.base, urls.notFound(), ...folders].map((path): Rule => ({
    path,
    headers: [[policyName, policyOf(path)]],
  }));
  return [
    { path: `${urls.base}*`, headers: otherHeaders },
    ...strict,
    ...foldersWithPolicy.map((folder): Rule => ({
      path: `${folder}*`,
      headers: [[policyName, policyOf(folder)]],
    })),
  ];
}

/** A Link header: https://www.rfc-editor.org/rfc/rfc8288. Only the link set, if all links would be too long. */
function fitting(links: readonly Link[]): string {
  const printed = (some: readonly Link[]) => some.map(linkValue).join(', ');
  const all = printed(links);
  return all.length < maxLineLength - 'Link: '.length
    ? all
    : printed(links.filter(({ rel }) => rel === 'linkset'));
}

const print = ({ path, headers }: Rule) =>
  `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;

/** The media types determined by the file extension alone; hosts already know `.json` and `.xml`. */
function typesByLastPart(): readonly (readonly [extension: string, mediaType: string])[] {
  const all = ownMediaTypes().map(({ ending, mediaType }) => [ending.split('.').at(-1)!, mediaType] as const);
  return [...Map.groupBy(all, ([extension]) => extension)].flatMap(([extension, those]) => {
    const types = new Set(those.map(([, mediaType]) => mediaType));
    return types.size === 1 && /^(?!json$|xml$)\w+$/.test(extension)
      ? [[extension, [...types][0]!] as const]
      : [];
  });
}
