import { bibtex } from './bibtex-source.ts';
import { cslJson } from './csl-json-source.ts';
import type { BibliographyFormat } from './entry.ts';
import { ciw, enw, nbib, ris } from './tagged-source.ts';

/** Every kind of file that may hold many records. */
export const bibliographyFormats: readonly BibliographyFormat[] = [bibtex, ris, cslJson, nbib, enw, ciw];

/** What their files end with, for a message. */
export const bibliographyEndings = bibliographyFormats.map(({ extension }) => extension).join(', ');

/** The format of a file by the end of its path, however it is capitalised; undefined of what is no bibliography. */
export const bibliographyFormat = (path: string): BibliographyFormat | undefined =>
  bibliographyFormats.find(({ extension, otherExtensions = [] }) =>
    [extension, ...otherExtensions].some((ending) => path.toLowerCase().endsWith(ending)),
  );
