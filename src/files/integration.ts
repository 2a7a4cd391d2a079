import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../read-library.ts';
import * as urls from '../urls.ts';
import { filesOf } from './article-files.ts';

/**
 * Writes the files beside the articles' pages, one after another and without a route for each: of ten thousand
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
        mkdirSync(dirname(out + urls.articleExport({ id: 'x' }, urls.pdf).slice(urls.base.length)), {
          recursive: true,
        });
        let count = 0;
        for (const article of library.articles)
          for (const { path, content } of filesOf(library, article, root)) {
            writeFileSync(out + path.slice(urls.base.length), content());
            count += 1;
          }
        logger.info(`wrote ${count} files beside the articles`);
      },
    },
  };
}
