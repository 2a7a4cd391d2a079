import { createLibrary, type Library } from './library.ts';
import { readContent } from './sources/content.ts';
import { report } from './sources/problem.ts';

/**
 * The library of a project's `content/`, where Astro's collections cannot be reached: in an integration, a script or
 * a test. Throws what is wrong with the content, in an editor's words.
 * @param root the project's root
 */
export function readLibrary(root: string): Library {
  const { articles, journals, problems } = readContent(root);
  if (problems.length > 0) throw new Error(report(problems));
  const recordsOf = <T>(entries: readonly { readonly record: T }[]) => entries.map(({ record }) => record);
  return createLibrary(recordsOf(articles), recordsOf(journals));
}
