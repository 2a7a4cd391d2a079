import { bibtex } from './bibtex-source.ts';
import { cslJson } from './csl-json-source.ts';
import type { BibliographyFormat } from './entry.ts';
import { ciw, enw, nbib, ris } from './tagged-source.ts';

/** Every format of files with many records. */
export const bibliographyFormats: readonly BibliographyFormat[] = [bibtex, ris, cslJson, nbib, enw, ciw];

/** Their file extensions, for messages. */
export const bibliographyEndings = bibliographyFormats.map(({ extension }) => extension).join(', ');

/**
 * The format of a bibliography by its file extension, ignoring case; undefined for any other file, such as the references of
 * one article.
 */
export const bibliographyFormat = (path: string): BibliographyFormat | undefined =>
  isReferencesFile(path) ? undefined : formatOf(path);

/** The format of a references file beside a record: `tishkov-2025-kenya.refs.bib` */
export const referencesFormat = (path: string): BibliographyFormat | undefined =>
  isReferencesFile(path) ? formatOf(path) : undefined;

const isReferencesFile = (path: string) => /\.refs\.[^./]+$/i.test(path);

const formatOf = (path: string) =>
  bibliographyFormats.find(({ extension, otherExtensions = [] }) =>
    [extension, ...otherExtensions].some((ending) => path.toLowerCase().endsWith(ending)),
  );
