import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../read-library.ts';
import * as urls from '../urls.ts';
import { filesOf, listFiles, type BesideFile } from './article-files.ts';

/**
 * Writes the files beside the pages' pages, one after another and without a route for each: of ten thousand
 * articles they are a hundred thousand, and a route costs several times what the file does.
 */
export function articleFiles(): AstroIntegration {
  let root: string;
  return {
    name: 'offprint-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir, logger }) => {
        const library = readLibrary(root);
        const out = fileURLToPath(dir);
        const folders = new Set<string>();
        let count = 0;
        const write = ({ path, content }: BesideFile) => {
          const file = out + path.slice(urls.base.length);
          const folder = dirname(file);
          if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
          folders.add(folder);
          writeFileSync(file, content());
          count += 1;
        };
        // One article at a time, so that not all files are in memory at once.
        for (const article of library.articles) filesOf(library, article, root).forEach(write);
        listFiles(library).forEach(write);
        logger.info(`wrote ${count} files beside the pages`);
      },
    },
  };
}
