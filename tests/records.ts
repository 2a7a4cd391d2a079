import type { Library } from '../src/library.ts';
import { readLibrary } from '../src/read-library.ts';
import { project } from './site.ts';

/** The library that a project's `content/` makes. */
export const libraryOf = (root = project): Library => readLibrary(root);
