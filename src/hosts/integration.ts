import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOffered, linkSetFile } from '../metadata/signposting.ts';
import { readLibrary } from '../read-library.ts';
import { addressesFile, addressesIn } from './addresses.ts';
import { apacheFile } from './apache.ts';
import { compress } from './compress.ts';
import { headersFile } from './headers-file.ts';
import { movesOf } from './moves.ts';
import { nginxFile } from './nginx.ts';
import { redirectsFile } from './redirects-file.ts';

/**
 * Writes beside the pages what hosts are told about them, and the list of all addresses; the configuration of nginx,
 * which no site may serve, goes into `hosting/` beside `dist/`.
 */
export function hosts(): AstroIntegration {
  let root: string;
  return {
    name: 'offprint-hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        const library = readLibrary(root);
        const moves = movesOf(library);
        const hasLinkSets = isOffered(linkSetFile);
        const write = (folder: string, name: string, text: string) => {
          mkdirSync(folder, { recursive: true });
          writeFileSync(join(folder, name), text);
        };
        write(out, addressesFile, addressesIn(out));
        write(out, '_headers', headersFile(library));
        write(out, '_redirects', redirectsFile(moves));
        write(out, '.htaccess', apacheFile(moves, hasLinkSets));
        write(join(root, 'hosting'), 'nginx.conf', nginxFile(moves, hasLinkSets));
        await compress(out);
      },
    },
  };
}
