import type { Container } from '../record/container.ts';
import { filesWith, type Article } from '../record/article.ts';
import { plain } from '../record/text.ts';
import { xmlText } from '../exports/xml.ts';
import * as urls from '../urls.ts';

// The pages at which archives begin: https://www.lockss.org/for-publishers , https://clockss.org/

/** The words that the archives look for. */
const permissions = [
  'LOCKSS system has permission to collect, preserve, and serve this open access Archival Unit.',
  'LOCKSS system has permission to collect, preserve, and serve this Archival Unit.',
  'CLOCKSS system has permission to ingest, preserve, and serve this Archival Unit.',
] as const;

/** A volume, or an issue without one. */
interface ArchivalUnit {
  readonly container: Container;
  readonly volume?: string;
  readonly issue?: string;
  readonly articles: readonly Article[];
}

/** The manifest of a volume, with links to everything in it; it needs no scripts and no styles. */
export function manifest({ container, volume, issue: own, articles }: ArchivalUnit): string {
  const isOpen = articles.every(({ license }) => license?.spdx?.startsWith('CC'));
  const [openPermission, permission, clockss] = permissions;
  const licenses = new Map(
    articles.flatMap(({ license }) => (license ? [[license.url, license.spdx ?? license.url] as const] : [])),
  );
  const heading = [container.title, volume ? `Vol. ${volume}` : own && `No. ${own}`]
    .filter(Boolean)
    .join(', ');
  const language = urls.languages[0]!;
  const issues = new Map(
    articles.flatMap((article) =>
      article.issue ? [[urls.issue(article), `No. ${article.issue}`] as const] : [],
    ),
  );
  const item = (url: string, text: string) =>
    `<li><a href="${xmlText(encodeURI(url))}">${xmlText(text)}</a></li>`;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${xmlText(heading)}: LOCKSS and CLOCKSS manifest</title>
<h1>${xmlText(heading)}</h1>
<p>${isOpen ? openPermission : permission}</p>
<p>${clockss}</p>
${[...licenses].map(([url, name]) => `<p><a rel="license" href="${xmlText(url)}">${xmlText(name)}</a></p>`).join('\n')}
<ul>
${[...issues].map(([url, issue]) => item(url, issue)).join('\n')}
</ul>
<ul>
${articles.map((article) => articleItems(article, item)).join('\n')}
</ul>
</html>
`;
}

const articleItems = (article: Article, item: (url: string, text: string) => string): string =>
  [
    item(urls.article(article), plain(article.title)),
    ...filesWith(article).map(({ url }) =>
      item(new URL(url).pathname, new URL(url).pathname.split('/').at(-1)!),
    ),
  ].join('\n');
