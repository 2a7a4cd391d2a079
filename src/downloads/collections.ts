import { hasFiles, listKinds, listsOf } from '../library/lists.ts';
import { volumesOf, type Library } from '../library/library.ts';
import { feedsOf, feedsOfList, type FeedFile } from '../metadata/feeds/index.ts';
import type { Feed } from '../metadata/feeds/feed.ts';
import type { Article } from '../record/article.ts';
import { isVolume } from '../record/container.ts';
import * as urls from '../urls.ts';

/** Articles that share a page and so share files. Plain data, which can be sent to a worker. */
export interface Collection {
  readonly articles: readonly Article[];
  /** The URL of its files, without extension. */
  readonly stem: string;
  /** By file extension. */
  readonly feeds: readonly { readonly extension: string; readonly feed: Feed }[];
}

/** The library, its containers, their volumes and issues, and every list. */
export function* collectionsOf(library: Library): Generator<Collection> {
  yield collection(library.articles, urls.libraryExport, feedsOf(library));
  for (const container of library.containers) {
    yield collection(
      library.inContainer(container),
      (file) => urls.containerExport(container, file),
      feedsOf(library, container),
    );
    // Proceedings and books are one volume.
    if (isVolume(container)) continue;
    for (const { volume, articles } of volumesOf(library, container))
      yield collection(articles, (file) => urls.issueExport({ container, volume }, file));
    for (const issue of library.issues(container))
      yield collection(issue.articles, (file) => urls.issueExport(issue, file));
  }
  for (const kind of listKinds)
    for (const list of listsOf(library, kind).filter(hasFiles))
      yield collection(list.articles, (file) => urls.listExport(list, file), feedsOfList(list));
}

const collection = (
  articles: readonly Article[],
  address: (file: { readonly extension: string }) => string,
  feeds: readonly FeedFile[] = [],
): Collection => ({
  articles,
  stem: address({ extension: '' }).slice(0, -1),
  feeds: feeds.map(({ format: { extension }, feed }) => ({ extension, feed })),
});
