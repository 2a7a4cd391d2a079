import type { Article } from '../../record/article.ts';
import { printDate } from '../../record/date.ts';
import { leading } from '../../record/name.ts';
import { relatedIn } from '../../record/relation.ts';
import { escapeMarkup, html, htmlParagraphs } from '../../record/text.ts';
import { authorLine, strings } from '../../strings/index.ts';

/** A feed of the latest articles of the site or of a journal. */
export interface Feed {
  readonly title: string;
  /** The URL of the page that shows the same list. */
  readonly page: string;
  /** The URL of the feed itself. */
  readonly self: string;
  /** Latest first. Undated articles are not in feeds, since nothing orders them. */
  readonly articles: readonly Article[];
}

/** A feed format: one file in this folder and one line in its registry. */
export interface FeedFormat {
  readonly label: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

/**
 * The content of an entry as HTML: the number of omitted authors, later retractions and corrections, and the
 * abstract. Undefined if there is nothing.
 */
export function content(article: Article): string | undefined {
  const { authors, relations, abstract } = article;
  const statements = relatedIn(relations).map(
    ({ relation, target: { url, title } }) =>
      `<p>${escapeMarkup(strings.relations[relation])} <a href="${escapeMarkup(url)}">${title ? html(title) : escapeMarkup(url)}</a></p>`,
  );
  return (
    [
      leading(authors).others > 0 && `<p>${escapeMarkup(authorLine(article))}</p>`,
      ...statements,
      abstract && htmlParagraphs(abstract),
    ]
      .filter(Boolean)
      .join('') || undefined
  );
}

/** When a record last changed, or else when the article was published, if known. RFC 3339. */
export const updated = ({ modified, issued }: Article): string | undefined =>
  moment(modified?.replace(' ', 'T') ?? (issued && printDate(issued)));

/** When an article was published, if the day is known. RFC 3339. */
export const published = ({ issued }: Article): string | undefined =>
  issued?.day === undefined ? undefined : moment(printDate(issued));

/** The latest date of a feed's entries, since a feed must not change with the clock. */
export const newest = (feed: Feed): string =>
  feed.articles.map((article) => updated(article)!).reduce((one, other) => (one > other ? one : other));

// A time without a zone counts as UTC; a year or month as its beginning.
const moment = (text: string | undefined) =>
  text &&
  new Date(/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`).toISOString();
