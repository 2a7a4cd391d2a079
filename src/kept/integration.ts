import type { AstroIntegration } from 'astro';
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../sources/folder.ts';
import { beginKeeping, type Sites } from './kept.ts';
import { startLinker } from './linker.ts';

/**
 * Lets a build take over what the last one made: see {@link beginKeeping}. Stands first among the integrations; the last,
 * which puts the site in its place, notes what is in it.
 */
export function keep(): AstroIntegration {
  let from: string;
  let sites: Sites;
  return {
    name: 'offprint-keep',
    hooks: {
      'astro:config:setup': ({ config }) => {
        from = fileURLToPath(config.outDir);
      },
      'astro:config:done': ({ config }) => {
        const [root, out, folder] = [config.root, config.outDir, config.cacheDir].map((url) =>
          fileURLToPath(url),
        ) as [string, string, string];
        const manifest = join(folder, 'site.jsonl');
        sites = { from, out, manifest, signature: signatureOf(root), linker: startLinker(from, out) };
      },
      'astro:build:setup': () => beginKeeping(sites),
      // Those that come behind look at what is in the folder.
      'astro:build:done': () => sites.linker.end(),
    },
  };
}

/** Other code, other versions or settings, or another part of the site, may make other files of the same records. */
function signatureOf(root: string): string {
  const single = ['astro.config.mjs', 'package.json', 'package-lock.json'];
  const files = [...single.filter((path) => existsSync(join(root, path))), ...listFiles(root, 'src')];
  const texts = files.map((path) => [path, hash('sha1', readFileSync(join(root, path)))]);
  return hash('sha1', JSON.stringify([process.versions, process.env['SHARD'], texts]));
}
