import { bibtex } from './bibtex-source.ts';
import { cslJson } from './csl-json-source.ts';
import type { BibliographyFormat } from './entry.ts';
import { ris } from './ris-source.ts';

/** Every kind of file that may hold many records. */
export const bibliographyFormats: readonly BibliographyFormat[] = [bibtex, ris, cslJson];

/** True of a path that ends like one of them. */
export const isBibliography = (path: string): boolean =>
  bibliographyFormats.some(({ extension }) => path.endsWith(extension));
