import { getEntry, render } from 'astro:content';
import { readLibrary } from './read-library.ts';
import { idsWithBody } from './sources/content.ts';
import type { Article } from './record/article.ts';

/**
 * The library of this build. It does not go through Astro's store, which would write every record to a file and copy
 * it at every read; what is new in `content/` reaches this module by the store's bodies, which it imports.
 */
export const library = readLibrary(process.cwd());

const withBody = idsWithBody(process.cwd());

/** What an editor has added below an article's record, as a component; undefined where that is nothing. */
export async function bodyOf({ id }: Article) {
  if (!withBody.has(id)) return undefined;
  const entry = await getEntry('bodies', id);
  return entry && (await render(entry)).Content;
}
