import { block, textElement, xmlText } from '../../exports/xml.ts';
import type { Article } from '../../record/article.ts';
import { issns } from '../../record/container.ts';
import { printDate } from '../../record/date.ts';
import { leading, runningName } from '../../record/name.ts';
import { relatedIn } from '../../record/relation.ts';
import { html, plain } from '../../record/text.ts';
import { site } from 'offprint/site';
import { content, newest, published, updated, type FeedFormat } from './feed.ts';

/** Atom, with PRISM and Dublin Core elements for journal articles: https://www.rfc-editor.org/rfc/rfc4287 */
export const atom = {
  label: 'Atom',
  extension: 'atom',
  mediaType: 'application/atom+xml',
  write: (feed) => `<?xml version="1.0" encoding="UTF-8"?>
${block(
  'feed',
  {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:prism': 'http://prismstandard.org/namespaces/basic/3.0/',
  },
  [
    textElement('title', feed.title),
    textElement('id', feed.self),
    textElement('updated', newest(feed)),
    // Atom requires an author, even if entries have none.
    block('author', {}, [textElement('name', site.name)]),
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>`,
    ...feed.articles.map(entry),
  ],
)}
`,
} as const satisfies FeedFormat;

function entry(article: Article): string {
  const { container, issued, pages, doi, language } = article;
  const authors = leading(article.authors).names.map(runningName);
  return block('entry', { 'xml:lang': language }, [
    textElement('title', html(article.title), { type: 'html' }),
    textElement('id', article.url),
    `<link rel="alternate" type="text/html" href="${xmlText(article.url)}"/>`,
    ...relatedIn(article.relations).map(
      ({ target }) => `<link rel="related" type="text/html" href="${xmlText(target.url)}"/>`,
    ),
    textElement('updated', updated(article)),
    textElement('published', published(article)),
    ...authors.map((author) => block('author', {}, [textElement('name', author)])),
    ...article.keywords.map((term) => `<category term="${xmlText(term)}"/>`),
    textElement('summary', content(article), { type: 'html' }),
    textElement('rights', article.license?.url),
    textElement('dc:title', plain(article.title)),
    ...authors.map((author) => textElement('dc:creator', author)),
    textElement('dc:identifier', doi && `doi:${doi}`),
    textElement('dc:publisher', container.publisher),
    textElement('dc:language', language),
    textElement('prism:publicationName', container.title),
    ...issns(container).map((issn) => textElement('prism:issn', issn)),
    textElement('prism:volume', article.volume),
    textElement('prism:number', article.issue),
    textElement('prism:startingPage', pages?.first ?? article.articleNumber),
    textElement('prism:endingPage', pages?.last),
    textElement('prism:publicationDate', issued && printDate(issued)),
    textElement('prism:doi', doi),
    textElement('prism:url', article.url),
    ...article.keywords.map((keyword) => textElement('prism:keyword', keyword)),
  ]);
}
