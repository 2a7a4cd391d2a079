import { plugins } from '@citation-js/core';
import { toCsl } from '../record/csl.ts';
import type { BulkFormat } from './format.ts';

/** CSL-JSON, the model that Citation.js, Zotero and pandoc share: https://github.com/citation-style-language/schema */
export const cslJson = {
  id: 'csl-json',
  label: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  bulk: true,
  // As JSON.stringify breaks lines.
  frame: { open: '[', between: ',', close: '\n]\n' },
  write: (articles) => `${plugins.output.format('data', articles.map(toCsl), { format: 'text' })}
`,
} as const satisfies BulkFormat;
