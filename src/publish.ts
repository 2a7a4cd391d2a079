import type { AstroIntegration } from 'astro';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Builds beside `dist/` and puts the finished site in its place at the very end, so that a build that fails or is
 * stopped leaves the last good site as it was. Stands last among the integrations.
 */
export function publish(): AstroIntegration {
  let target: string;
  return {
    name: 'offprint-publish',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        target = folder(config.outDir);
        const previous = fileURLToPath(new URL('.astro/previous', config.root));
        // The machine stopped between the two steps below.
        if (existsSync(previous) && !existsSync(target)) renameSync(previous, target);
        if (command === 'build') updateConfig({ outDir: new URL('.astro/next/', config.root) });
      },
      'astro:build:done': ({ dir }) => {
        const next = folder(dir);
        const previous = next.replace(/next$/, 'previous');
        rmSync(previous, { recursive: true, force: true });
        if (existsSync(target)) renameSync(target, previous);
        renameSync(next, target);
        rmSync(previous, { recursive: true, force: true });
      },
    },
  };
}

const folder = (url: URL) => fileURLToPath(url).replace(/[\\/]$/, '');
