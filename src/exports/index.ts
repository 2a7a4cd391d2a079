import type { Article } from '../record/article.ts';
import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { dublinCore } from './dublin-core.ts';
import type { BulkFormat, Format } from './format.ts';
import { jats } from './jats.ts';
import { plainText } from './plain-text.ts';
import { ris } from './ris.ts';
import { site } from 'offprint/site';

const all = [
  bibtex,
  biblatex,
  ris,
  cslJson,
  jats,
  dublinCore,
  plainText,
] as const satisfies readonly Format[];

/** The ids of all formats. The strings of every language explain the purpose of each. */
export type FormatId = (typeof all)[number]['id'];

/**
 * Every format that the site offers, in the order of the menu: those of `files`, then the journal's own. Routes, links and tests are
 * derived from this list.
 */
export const formats: readonly Format[] = [
  ...all.filter(({ extension }) => (site.files as readonly string[]).includes(extension)),
  ...((site.formats ?? []) as readonly Format[]),
];

/** The formats whose files can contain many records. */
export const bulkFormats: readonly BulkFormat[] = formats.filter(isBulk);

/** The formats whose requirements a record meets. */
export const formatsOf = (article: Article): readonly Format[] =>
  formats.filter(
    ({ requires = [], containers }) =>
      requires.every((field) => article[field] !== undefined) &&
      (!containers || containers.includes(article.container.kind)),
  );

/** Whether files of a format can contain many records. */
export function isBulk<F extends Format>(format: F): format is F & BulkFormat {
  return 'bulk' in format;
}
