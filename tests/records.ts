import type { Library } from '../src/library/library.ts';
import { readLibrary } from '../src/library/read-library.ts';
import { six } from './site.ts';

/** The library of a project's `content/`. */
export const libraryOf = (root = six): Library => readLibrary(root);
