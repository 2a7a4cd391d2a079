import type { AstroIntegration } from 'astro';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../read-library.ts';
import { headersFile } from './headers-file.ts';

/** Writes beside the pages what a host is told about them. */
export function hosts(): AstroIntegration {
  let root: string;
  return {
    name: 'offprint-hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir }) => {
        writeFileSync(fileURLToPath(new URL('_headers', dir)), headersFile(readLibrary(root)));
      },
    },
  };
}
