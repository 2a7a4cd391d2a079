import { createLibrary, type Library } from '../src/library.ts';
import { readContent } from '../src/sources/content.ts';
import { report } from '../src/sources/problem.ts';
import { project } from './site.ts';

/** The library that a project's `content/` makes. */
export function libraryOf(root = project): Library {
  const { articles, journals, problems } = readContent(root);
  if (problems.length > 0) throw new Error(report(problems));
  return createLibrary(
    articles.map(({ record }) => record),
    journals.map(({ record }) => record),
  );
}
