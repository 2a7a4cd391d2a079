import { block, element, xmlText } from '../../exports/xml.ts';
import { issns, type Article } from '../../record/article.ts';
import { printDate } from '../../record/date.ts';
import { runningName } from '../../record/name.ts';
import { html, htmlParagraphs, plain } from '../../record/text.ts';
import { site } from '../../site.ts';
import { newest, published, updated, type FeedFormat } from './feed.ts';

/** Atom, with what PRISM and Dublin Core say of a journal article: https://www.rfc-editor.org/rfc/rfc4287 */
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
    text('title', feed.title),
    text('id', feed.self),
    text('updated', newest(feed)),
    // Of entries whose authors are unknown: Atom asks for one.
    block('author', {}, [text('name', site.name)]),
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>`,
    ...feed.articles.map(entry),
  ],
)}
`,
} as const satisfies FeedFormat;

const text = (name: string, value: string | undefined, attributes = {}) =>
  value === undefined ? '' : element(name, attributes, xmlText(value));

function entry(article: Article): string {
  const { journal, issued, pages, abstract, doi, language } = article;
  return block('entry', { 'xml:lang': language }, [
    text('title', html(article.title), { type: 'html' }),
    text('id', article.url),
    `<link rel="alternate" type="text/html" href="${xmlText(article.url)}"/>`,
    text('updated', updated(article)),
    text('published', published(article)),
    ...article.authors.map((author) => block('author', {}, [text('name', runningName(author))])),
    ...article.keywords.map((term) => `<category term="${xmlText(term)}"/>`),
    text('summary', abstract && htmlParagraphs(abstract), { type: 'html' }),
    text('rights', article.license?.url),
    text('dc:title', plain(article.title)),
    ...article.authors.map((author) => text('dc:creator', runningName(author))),
    text('dc:identifier', doi && `doi:${doi}`),
    text('dc:publisher', journal.publisher),
    text('dc:language', language),
    text('prism:publicationName', journal.title),
    ...issns(journal).map((issn) => text('prism:issn', issn)),
    text('prism:volume', article.volume),
    text('prism:number', article.issue),
    text('prism:startingPage', pages?.first ?? article.articleNumber),
    text('prism:endingPage', pages?.last),
    text('prism:publicationDate', issued && printDate(issued)),
    text('prism:doi', doi),
    text('prism:url', article.url),
    ...article.keywords.map((keyword) => text('prism:keyword', keyword)),
  ]);
}
