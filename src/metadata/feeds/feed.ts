import type { Article } from '../../record/article.ts';
import { printDate } from '../../record/date.ts';
import { leading } from '../../record/name.ts';
import { relatedIn } from '../../record/relation.ts';
import { escapeMarkup, html, htmlParagraphs } from '../../record/text.ts';
import { authorLine, strings } from '../../strings/index.ts';

/** The latest articles of the site or of a journal. */
export interface Feed {
  readonly title: string;
  /** The address of the page that shows the same list. */
  readonly page: string;
  /** The address of the feed itself. */
  readonly self: string;
  /** Latest first; each has a date, or stands in no feed: there is nothing to order it by. */
  readonly articles: readonly Article[];
}

/** A feed's format: one file of this folder, and one line in its registry. */
export interface FeedFormat {
  readonly label: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

/**
 * What an entry says, as HTML: the number of authors that it leaves out, what was done to the article since, and its
 * abstract. Undefined where there is none of them.
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

/** When a record last changed, or else when the article appeared, as far as that is known. RFC 3339. */
export const updated = ({ modified, issued }: Article): string | undefined =>
  moment(modified?.replace(' ', 'T') ?? (issued && printDate(issued)));

/** When an article appeared, where the day is known. RFC 3339. */
export const published = ({ issued }: Article): string | undefined =>
  issued?.day === undefined ? undefined : moment(printDate(issued));

/** The newest of a feed's moments, since a feed must not change with the clock. */
export const newest = (feed: Feed): string =>
  feed.articles.map((article) => updated(article)!).reduce((one, other) => (one > other ? one : other));

// A moment without a zone is taken for UTC; of a year or month, its beginning.
const moment = (text: string | undefined) =>
  text &&
  new Date(/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`).toISOString();
