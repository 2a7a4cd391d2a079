import type { AstroIntegration } from 'astro';
import { spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endKeeping } from './kept/kept.ts';

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
        endKeeping();
        if (existsSync(previous)) remove(previous);
        if (existsSync(target)) renameSync(target, previous);
        renameSync(next, target);
        if (existsSync(previous)) remove(previous);
      },
    },
  };
}

/** Removes a folder behind the build's back: to take a hundred thousand files away takes longer than to make a page. */
function remove(path: string) {
  const aside = `${path}-${process.pid}-${Date.now()}`;
  renameSync(path, aside);
  const script = `require('node:fs').rmSync(${JSON.stringify(aside)}, { recursive: true, force: true })`;
  spawn(process.execPath, ['--eval', script], { detached: true, stdio: 'ignore' }).unref();
}

const folder = (url: URL) => fileURLToPath(url).replace(/[\\/]$/, '');
