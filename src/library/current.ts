import { getEntry, render } from 'astro:content';
import { readLibrary } from 'offprint/library';
import { bodyProblem } from '../sources/body-problem.ts';
import { pathsWithBody } from 'offprint/content';
import { problemError } from '../sources/problem.ts';
import type { Article } from '../record/article.ts';

/**
 * The library of this build. It does not go through Astro's store, which would write every record to a file and copy
 * it at every read; what is new in `content/` reaches this module by the store's bodies, which it imports.
 */
export const library = readLibrary(process.cwd());

const pathById = pathsWithBody(process.cwd());

/** What an editor has added below an article's record: a component and its headings; undefined if there is nothing. */
export async function bodyOf({ id }: Article) {
  if (!pathById.has(id)) return undefined;
  const entry = await getEntry('bodies', id);
  return entry && render(entry);
}

/** The same error of a body that cannot be rendered, in an editor's words. */
export const bodyError = (article: Article, error: unknown): Error =>
  problemError([bodyProblem(process.cwd(), pathById.get(article.id)!, error as Error)]);
