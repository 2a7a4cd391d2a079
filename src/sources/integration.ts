import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { forget } from './bibliography/bibtex-entries.ts';
import { prepareBibtex } from './bibliography/prepare.ts';

/** Reads ahead what takes long in a large library. */
export function sources(): AstroIntegration {
  return {
    name: 'offprint-sources',
    hooks: {
      'astro:config:done': async ({ config }) => {
        await prepareBibtex(fileURLToPath(config.root), fileURLToPath(config.cacheDir));
      },
      // By now the content has been read.
      'astro:build:start': forget,
    },
  };
}
