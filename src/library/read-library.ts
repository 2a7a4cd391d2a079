import { createLibrary, type Library } from './library.ts';
import { readContent, type Content } from '../sources/read-content.ts';
import { problemError } from '../problems/problem.ts';

/**
 * The library of a project's `content/`, created once for each state of its files: pages, downloads, index and server config of a
 * build all share it. Throws all problems of the content, in an editor's words.
 * @param root the project root
 */
export function readLibrary(root: string): Library {
  const content = readContent(root);
  let library = libraries.get(content);
  if (!library) {
    if (content.problems.length > 0) throw problemError(content.problems);
    const recordsOf = <T>(entries: readonly { readonly record: T }[]) => entries.map(({ record }) => record);
    library = createLibrary(
      recordsOf(content.articles),
      recordsOf(content.containers),
      recordsOf(content.pages),
      content.moved,
    );
    libraries.set(content, library);
  }
  return library;
}

const libraries = new WeakMap<Content, Library>();
