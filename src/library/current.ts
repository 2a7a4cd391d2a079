import { getEntry, render } from 'astro:content';
import { readLibrary } from 'offprint/library';
import { bodyProblem } from '../sources/body/body-problem.ts';
import { bodiesIn, failedBodies, readContent } from 'offprint/content';
import { problemError } from '../problems/problem.ts';

export { pageBodyId } from 'offprint/content';

/**
 * The library of this build. It does not pass through Astro's data store, which would write every record to a file and copy
 * it on every read; changes in `content/` reach this module through the store's bodies, which it imports.
 */
export const library = readLibrary(process.cwd());

const content = readContent(process.cwd());
const pathById = new Map(bodiesIn(content).map(({ id, path }) => [id, path]));
const recordPaths = new Map(content.articles.map(({ id, path }) => [id, path]));

/** The file of an article, from the project root: its own, or the bibliography that contains it. */
export const recordPath = (id: string): string => recordPaths.get(id)!;

/**
 * The text below a record: a component and its headings; undefined if there is none.
 * @param id of an article, or of a page's text
 */
export async function bodyOf(id: string) {
  if (!pathById.has(id)) return undefined;
  const entry = await getEntry('bodies', id);
  return entry && render(entry);
}

/**
 * Notes that a body cannot be rendered; a build reports all such bodies together at its end, and publishes nothing.
 * @throws in development, in an editor's words
 */
export function bodyFailed(id: string, error: unknown): void {
  const problem = bodyProblem(process.cwd(), pathById.get(id)!, error as Error);
  if (import.meta.env.DEV) throw problemError([problem]);
  failedBodies.set(id, problem);
}
