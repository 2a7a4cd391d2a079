import { filled } from '../../record/filled.ts';
import { dateOf } from '../values/date-value.ts';
import type { HtmlPage } from './html-page.ts';
import { downloadUrl } from './oai-dublin-core.ts';
import type { FormerIssue, Galley } from './origin.ts';

// The pages of issues in OJS, read by their links: themes differ in everything else.

/** The issues and further pages of an archive: https://docs.pkp.sfu.ca/ */
export function readArchive(
  page: HtmlPage,
  journal: string,
): { readonly issues: readonly string[]; readonly more: readonly string[] } {
  const within = page.links.map(({ url }) => withoutEnd(url)).filter((url) => url.startsWith(journal));
  return {
    issues: [...new Set(within.filter((url) => /\/issue\/view\/[^/]+$/.test(url)))],
    more: [...new Set(within.filter((url) => /\/issue\/archive\/\d+$/.test(url)))],
  };
}

const withoutEnd = (url: string) => url.replace(/[#?].*$/, '').replace(/\/$/, '');

/** @param url of the page */
export function readIssuePage(page: HtmlPage, url: string): FormerIssue {
  const links = page.links.map((link) => ({ ...link, url: withoutEnd(link.url) }));
  const [, name = ''] = /\/issue\/view\/([^/]+)$/.exec(url) ?? [];
  const cover = page.images.find((image) => /cover_issue_|\/issue\/.*cover/i.test(image.url));
  const isGalley = (target: string) =>
    new RegExp(`/issue/(?:view|download)/${escaped(name)}/[^/]+$`).test(target);
  const galleys = links
    .filter((link) => isGalley(link.url))
    .map((link): Galley => ({ url: downloadUrl(link.url), label: link.text }));
  const date = page.metas.find((meta) =>
    /^(?:dc\.date|citation_date|article:published_time)/.test(meta.name),
  )?.content;
  return {
    urls: [
      url,
      ...links.filter((link) => isGalley(link.url)).map((link) => link.url),
      ...galleys.map((galley) => galley.url),
    ],
    articles: [
      ...new Set(links.map((link) => link.url).filter((target) => /\/article\/view\/[^/]+$/.test(target))),
    ],
    ...filled({ title: titleOf(page.headings), date: date && dateOf(date).value, cover: cover?.url }),
    galleys: [...new Map(galleys.map((galley) => [galley.url, galley])).values()],
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** “Vol. 25 No. 3 (2025): Africa in world politics” */
function titleOf(headings: readonly string[]): string | undefined {
  const found = headings.map((heading) => /\(\d{4}\):\s*(\S.*)$/.exec(heading)?.[1]).find(Boolean);
  return found?.trim();
}
