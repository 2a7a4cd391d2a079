import { plugins } from '@citation-js/core';
import { toCsl } from '../record/csl.ts';
import type { BulkFormat } from './format.ts';

/** CSL-JSON, the common model of Citation.js, Zotero and pandoc: https://github.com/citation-style-language/schema */
export const cslJson = {
  id: 'csl-json',
  label: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  bulk: true,
  // The line breaks of JSON.stringify.
  frame: { open: '[', between: ',', close: '\n]\n' },
  write: (articles) => `${plugins.output.format('data', articles.map(toCsl), { format: 'text' })}
`,
} as const satisfies BulkFormat;
