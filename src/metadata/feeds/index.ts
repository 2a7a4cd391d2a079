import type { Library } from '../../library.ts';
import type { Journal } from '../../record/article.ts';
import { site } from '../../site.ts';
import { strings } from '../../strings/index.ts';
import * as urls from '../../urls.ts';
import type { Tag } from '../tag.ts';
import { atom } from './atom.ts';
import { updated, type Feed, type FeedFormat } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/** Every format of a feed. Routes and links are made from this list. */
export const feedFormats: readonly FeedFormat[] = [atom, rss, jsonFeed];

/** A feed in one of its formats. */
export type FeedFile = { readonly feed: Feed; readonly format: FeedFormat };

/** The feed of the site or of a journal, in every format; none where no article has a date. */
export function feedsOf(library: Library, journal?: Journal): readonly FeedFile[] {
  const articles = (journal ? library.byJournal(journal) : library.articles)
    .filter((article) => updated(article) && !article.relations.supersededBy)
    .slice(0, site.latest);
  if (articles.length === 0) return [];
  return feedFormats.map((format) => ({
    format,
    feed: {
      title: journal ? journal.title : site.name,
      page: urls.absolute(journal ? urls.journal(journal) : urls.articles()),
      self: urls.absolute(urls.feed(format, journal)),
      articles,
    },
  }));
}

/** The links by which a reader's program finds the feeds of a list. */
export const feedTags = (feeds: readonly FeedFile[]): readonly Tag[] =>
  feeds.map(({ format, feed }) => ({
    element: 'link',
    attributes: {
      rel: 'alternate',
      type: format.mediaType,
      title: `${feed.title}: ${strings.latest}`,
      href: feed.self,
    },
  }));
