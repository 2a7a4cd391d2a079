import { filled } from '../../record/filled.ts';
import { certainFields } from '../bibliography/certain.ts';
import { noting, type Entry } from '../bibliography/entry.ts';
import { abstractIn } from '../values/abstract-value.ts';
import { inOwnMarkup } from '../values/clean.ts';
import { dateOf } from '../values/date-value.ts';
import type { HtmlPage, MetaTag } from './html-page.ts';
import { localeOf, sameLanguage } from './locale.ts';
import { licenseOf } from '../values/license-value.ts';
import { keywordsIn } from '../values/list-value.ts';
import { namesOf, type NameFields } from '../values/names-value.ts';
import { orcidOf } from '../values/values.ts';
import { copyrightIn, downloadUrl } from './oai-dublin-core.ts';
import type { Galley } from './origin.ts';

// The page of an article in its former system, with the tags that Google Scholar reads:
// https://scholar.google.com/intl/en/scholar/inclusion.html#indexing

/** The article of a page. */
interface PageArticle {
  readonly entry: Entry;
  readonly galleys: readonly Galley[];
  /** Its own URLs and those of its galleys, as linked. */
  readonly urls: readonly string[];
}

/**
 * The article of a page; undefined if the page has no tags of one.
 * @param url of the page
 * @param name of the article, for messages
 */
export function readArticlePage(page: HtmlPage, url: string, name: string): PageArticle | undefined {
  const all = (...names: readonly string[]) => page.metas.filter((meta) => names.includes(meta.name));
  const one = (...names: readonly string[]) => all(...names)[0]?.content;
  const title = one('citation_title');
  if (!title) return undefined;
  const { notes, lost } = noting(() => 1);
  const language = localeOf(one('citation_language', 'dc.language'));
  const isOwn = (meta: MetaTag) =>
    meta.language === undefined || language === undefined || sameLanguage(meta.language, language);
  const [first, last] = [one('citation_firstpage'), one('citation_lastpage')];
  const written = one(
    'citation_publication_date',
    'citation_date',
    'citation_cover_date',
    'citation_year',
    'citation_online_date',
  );
  const rights = all('dc.rights').map(({ content }) => content);
  const { fields, issns } = certainFields(
    {
      authors: { value: authorsIn(page.metas, lost) },
      editors: {},
      volume: one('citation_volume'),
      issue: one('citation_issue'),
      pages: first && last && first !== last ? `${first}-${last}` : first,
      articleNumber: one('citation_article_number'),
      date: written === undefined ? {} : dateOf(written),
      doi: one('citation_doi'),
      language,
      license: rights.map((text) => licenseOf(text).value).find(Boolean),
      issns: {
        issn: all('citation_issn')
          .map(({ content }) => content)
          .join('; '),
      },
    },
    lost,
  );
  const keywords = (metas: readonly MetaTag[]) => keywordsIn(metas.map(({ content }) => content));
  const words = all('citation_keywords', 'citation_keyword');
  const abstracts = [
    ...all('citation_abstract'),
    ...(all('citation_abstract').length > 0 ? [] : all('dc.description')),
  ];
  const otherTitles = all('dc.title.alternative').filter((meta) => !isOwn(meta));
  const others = [
    ...new Set(
      [...words, ...abstracts, ...otherTitles].filter((meta) => !isOwn(meta)).map((meta) => meta.language!),
    ),
  ];
  const inTag = (metas: readonly MetaTag[], tag: string) => metas.filter((meta) => meta.language === tag);
  const translations = others.map(
    (tag) =>
      [
        tag,
        filled<Record<string, unknown>>({
          title: inTag(otherTitles, tag)[0] && inOwnMarkup(inTag(otherTitles, tag)[0]!.content),
          abstract: abstractIn(inTag(abstracts, tag).map(({ content }) => inOwnMarkup(content))),
          keywords: inTag(words, tag).length > 0 ? keywords(inTag(words, tag)) : undefined,
        }),
      ] as const,
  );
  const ownKeywords = keywords(words.filter(isOwn));
  const references = all('citation_reference')
    .map(({ content }) => content)
    .filter((text) => !/^citation_\w+=/.test(text));
  return {
    entry: {
      name,
      line: 1,
      type: 'article-journal',
      fields: filled<Record<string, unknown>>({
        title: inOwnMarkup(title),
        ...fields,
        keywords: ownKeywords.length > 0 ? ownKeywords : undefined,
        abstract: abstractIn(
          abstracts
            .filter(isOwn)
            .slice(0, 1)
            .map(({ content }) => inOwnMarkup(content)),
        ),
        copyright: copyrightIn(rights),
        references:
          references.length > 0 ? references.map((text) => ({ text: inOwnMarkup(text) })) : undefined,
        translations: translations.length > 0 ? Object.fromEntries(translations) : undefined,
      }),
      container: {
        ...filled({
          title: one('citation_journal_title'),
          abbreviation: abbreviationIn(one('citation_journal_abbrev')),
          publisher: one('citation_publisher'),
        }),
        ...issns,
      },
      notes,
      lineOf: () => 1,
    },
    ...galleysIn(page, url),
  };
}

/** OJS writes the acronym of a journal, if it has no abbreviation. */
const abbreviationIn = (text: string | undefined) => (text && /\p{L}[.\s]/u.test(text) ? text : undefined);

/** Each author, with what follows the name. */
function authorsIn(
  metas: readonly MetaTag[],
  lost: (field: string, message: string | undefined) => void,
): readonly object[] {
  const authors: { name: NameFields; affiliations: string[]; orcid?: string; email?: string }[] = [];
  for (const { name, content } of metas) {
    const last = authors.at(-1);
    if (name === 'citation_author') {
      const { value = [], unclear } = namesOf(content, { order: 'running' });
      lost('authors', unclear);
      authors.push(...value.map((person) => ({ name: person, affiliations: [] })));
    } else if (!last) continue;
    else if (name === 'citation_author_institution') last.affiliations.push(content);
    else if (name === 'citation_author_orcid') last.orcid = orcidOf(content);
    else if (name === 'citation_author_email') last.email = content;
  }
  return authors.map(({ name, ...rest }) =>
    filled<Record<string, unknown>>({
      ...name,
      ...rest,
      affiliations: rest.affiliations.length > 0 ? rest.affiliations : undefined,
    }),
  );
}

/** The galleys of an article of OJS, which are below its own URL, and those that the tags name. */
function galleysIn(page: HtmlPage, url: string): Pick<PageArticle, 'galleys' | 'urls'> {
  const [, start = '', id = ''] = /^(.*\/article)\/view\/([^/?#]+)/.exec(url) ?? [];
  const below = start
    ? page.links.filter(({ url: target }) => {
        const rest = target.startsWith(`${start}/`) ? target.slice(start.length + 1) : '';
        return (
          /^(?:view|download|viewFile|downloadSuppFile)\//.test(rest) &&
          rest.split(/[/?#]/)[1] === id &&
          rest.split('/').length > 2
        );
      })
    : [];
  const tagged = page.metas
    .filter(({ name }) => name === 'citation_pdf_url')
    .map(({ content }): Galley => ({ url: content, type: 'application/pdf' }));
  const linked = below
    .filter(({ url: target }) => !/\/version\/\d+\/?$/.test(target))
    .map(({ url: target, text }): Galley => ({ url: downloadUrl(target), ...(text && { label: text }) }));
  const galleys = new Map<string, Galley>();
  for (const one of [...tagged, ...linked].filter((galley) => URL.canParse(galley.url, url))) {
    const absolute = new URL(one.url, url).href;
    galleys.set(absolute, { ...one, ...galleys.get(absolute), url: absolute });
  }
  return { galleys: [...galleys.values()], urls: [url, ...below.map((link) => link.url), ...galleys.keys()] };
}
