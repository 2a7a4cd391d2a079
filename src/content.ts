import { getCollection, getEntry, render } from 'astro:content';
import { createLibrary } from './library.ts';
import type { Article } from './record/article.ts';

const dataOf = <T>(entries: readonly { data: T }[]) => entries.map(({ data }) => data);

/** The library of this build. Astro's collections are read once, since every read copies every entry. */
export const library = createLibrary(
  dataOf(await getCollection('articles')),
  dataOf(await getCollection('journals')),
);

/** What an editor has added below an article's record, as a component; undefined where that is nothing. */
export async function bodyOf({ id }: Article) {
  const entry = await getEntry('articles', id);
  return entry?.body ? (await render(entry)).Content : undefined;
}
