import type { Library } from '../../library/library.ts';
import type { List } from '../../library/lists.ts';
import type { Article } from '../../record/article.ts';
import type { Container } from '../../record/container.ts';
import { site } from 'offprint/site';
import * as urls from '../../urls.ts';
import type { Tag } from '../tag.ts';
import { atom } from './atom.ts';
import { updated, type Feed, type FeedFormat } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/** Every feed format. Routes and links are derived from this list. */
export const feedFormats: readonly FeedFormat[] = [atom, rss, jsonFeed];

/** A feed in one format. */
export type FeedFile = { readonly feed: Feed; readonly format: FeedFormat };

/** The feed of the site or of a journal, in every format. */
export const feedsOf = (library: Library, journal?: Container): readonly FeedFile[] =>
  journal
    ? feedsFor(journal.title, library.inContainer(journal), urls.container(journal))
    : feedsFor(site.name, library.articles, urls.articles(), urls.home());

/** The feed of a list, in every format. */
export const feedsOfList = (list: List): readonly FeedFile[] =>
  feedsFor(`${list.label} | ${site.name}`, list.articles, urls.list(list));

/** Empty if no article has a date. */
function feedsFor(title: string, all: readonly Article[], page: string, below = page): readonly FeedFile[] {
  // Lazy: only as much of a long list as its feed needs.
  const articles = all
    .values()
    .filter((article) => updated(article) && !article.relations.supersededBy)
    .take(site.latest)
    .toArray();
  if (articles.length === 0) return [];
  return feedFormats.map((format) => ({
    format,
    feed: {
      title,
      page: urls.absolute(page),
      self: urls.absolute(urls.feed(format, below)),
      articles,
    },
  }));
}

/** The autodiscovery links for the feeds of a list. */
export const feedTags = (feeds: readonly FeedFile[]): readonly Tag[] =>
  feeds.map(({ format, feed }) => ({
    element: 'link',
    attributes: {
      rel: 'alternate',
      type: format.mediaType,
      title: feed.title,
      href: feed.self,
    },
  }));
