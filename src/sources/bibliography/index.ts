import { site } from 'offprint/site';
import { bibtexSource } from './bibtex/bibtex-source.ts';
import { cslJsonSource } from './csl-json/csl-json-source.ts';
import type { BibliographyFormat } from './entry.ts';
import { jatsSource } from './jats/jats-source.ts';
import { ciwSource } from './tagged/ciw-source.ts';
import { enwSource } from './tagged/enw-source.ts';
import { nbibSource } from './tagged/nbib-source.ts';
import { risSource } from './tagged/ris-source.ts';

/** Every format of files with many records. */
const bibliographyFormats: readonly BibliographyFormat[] = [
  // The journal's own may read an extension differently.
  ...((site.sources ?? []) as readonly BibliographyFormat[]),
  bibtexSource,
  risSource,
  cslJsonSource,
  nbibSource,
  enwSource,
  ciwSource,
  jatsSource,
];

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
