import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { prepareBibtex } from '../sources/bibliography/prepare.ts';
import { digestOfBodies } from './bodies.ts';
import { bundlingRenderer, keepRenderer, type Bundle } from './kept-renderer.ts';
import { atOnce, writingPages } from './pages.ts';
import { restore, type Folders } from './place.ts';
import { serveSearch } from './search.ts';
import { showProblems } from './show-problems.ts';
import { readingSignatureOf } from './signature.ts';
import { stepsOf, type Steps } from './steps.ts';
import { assertWritable } from './writable.ts';

/** Has Astro bundle and render the pages between the other steps of a build, and serves the search while one writes. */
export function offprint(): AstroIntegration {
  let isBuild: boolean;
  let folders: Folders;
  let bundle: Bundle;
  let steps: Steps;
  return {
    name: 'offprint',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const path = (url: URL) => fileURLToPath(url).replace(/[\\/]$/, '');
        const inRoot = (name: string) => path(new URL(name, config.root));
        folders = {
          root: path(config.root),
          dist: path(config.outDir),
          next: inRoot('.astro/next'),
          astro: inRoot('.astro/pages'),
          previous: inRoot('.astro/previous'),
          gone: inRoot('.astro/gone.json'),
          cache: path(config.cacheDir),
        };
        isBuild = command === 'build';
        assertWritable(folders.root);
        restore(folders);
        if (!isBuild) return;
        updateConfig({
          outDir: new URL('.astro/pages/', config.root),
          build: { concurrency: atOnce },
          vite: { plugins: [bundlingRenderer((made) => void (bundle = made))] },
        });
      },
      'astro:config:done': async ({ setAdapter, logger }) => {
        const { root, cache } = folders;
        if (!isBuild) return prepareBibtex(root, cache, readingSignatureOf(root));
        // Of an adapter Astro lets itself be told by what module pages are rendered.
        setAdapter({
          name: 'offprint',
          entrypointResolution: 'auto',
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        });
        steps = await stepsOf(folders, logger);
      },
      'astro:server:setup': ({ server }) => {
        serveSearch(server, folders.root);
        showProblems(server, folders.root);
      },
      // The content has been read; nothing has been bundled yet.
      'astro:build:start': async ({ setPrerenderer, logger }) => {
        await steps.start();
        let write: ReturnType<typeof writingPages>;
        setPrerenderer({
          name: 'offprint',
          getStaticPaths: async () => {
            const renderer = await keepRenderer(
              folders,
              steps.signature,
              digestOfBodies(folders.root),
              bundle,
            );
            write = writingPages(folders, renderer, logger);
            return renderer.getStaticPaths();
          },
          render: async (request, { routeData }) => {
            await write(request, routeData);
            // Nothing is left for Astro to write.
            return new Response(null);
          },
        });
      },
      'astro:build:generated': () => steps.renew(),
      'astro:build:done': () => steps.finish(),
    },
  };
}
