import { site } from 'offprint/site';
import type { Format } from './format.ts';
import { formatReference } from 'offprint/reference';

/** The reference as one line of text, in the first style of the site. */
export const plainText = {
  id: 'text',
  label: 'Plain text',
  extension: 'txt',
  mediaType: 'text/plain',
  write: ([article]) => `${formatReference(article, site.styles[0]).text}\n`,
} as const satisfies Format;
