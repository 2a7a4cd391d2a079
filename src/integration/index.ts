import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeEditorSchemas } from '../desk/editor-schemas.ts';
import { writeDownloads } from '../downloads/write.ts';
import { filesIn } from '../sources/files/folders.ts';
import { compress } from '../hosts/compress.ts';
import { writeHostFiles } from '../hosts/write-host-files.ts';
import { site } from 'offprint/site';
import { readLibrary } from '../library/read-library.ts';
import { movedFile } from '../sources/moved-urls.ts';
import { failedBodies, readContent } from '../sources/read-content.ts';
import { problemError, reportNotTaken } from '../problems/problem.ts';
import { addForm } from './add-form.ts';
import { replaceComponents } from './components.ts';
import { fontDisplay } from './font-display.ts';
import { injectPages } from './inject-pages.ts';
import type { OffprintOptions } from './options.ts';
import { ownModules } from './own-modules.ts';
import { begin, putInPlace, restore, type Folders } from './place.ts';
import { serveSearch, writeSearch } from './search.ts';
import { showProblems } from './show-problems.ts';
import { assertWritable } from './writable.ts';

/** The module of the log. */
export const logModule = new URL('./log.ts', import.meta.url);

/** Pages rendered concurrently: while one awaits its references, another is rendered. */
const maxPagesAtOnce = 4;

/**
 * Everything that Astro does not build by itself: the downloads beside the pages, the search index, the server config, and
 * the final move that replaces the previous site.
 */
export function buildSite(options: OffprintOptions): AstroIntegration {
  let folders: Folders;
  let isBuild: boolean;
  let indexed: Promise<number>;
  return {
    name: 'offprint',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, injectRoute, injectScript, addWatchFile }) => {
        const path = (url: URL) => fileURLToPath(url).replace(/[\\/]$/, '');
        const inRoot = (name: string) => path(new URL(name, config.root));
        folders = {
          root: path(config.root),
          dist: path(config.outDir),
          next: inRoot('.astro/next'),
          previous: inRoot('.astro/previous'),
        };
        isBuild = command === 'build';
        assertWritable(folders.root);
        restore(folders);
        const { components = {}, customCss = [] } = options;
        const plugins = [ownModules(), fontDisplay(), replaceComponents(folders.root, components)];
        updateConfig({ vite: { plugins } });
        addWatchFile(inRoot('src/site.ts'));
        injectPages({ config, injectRoute });
        for (const file of customCss)
          injectScript('page-ssr', `import ${JSON.stringify(join(folders.root, file))};`);
        if (site.form) addForm({ injectRoute, updateConfig });
        if (!isBuild) return;
        updateConfig({
          outDir: pathToFileURL(`${folders.next}/`),
          build: { concurrency: maxPagesAtOnce },
          // Emptied here, before the first download is written.
          vite: { build: { emptyOutDir: false } },
        });
      },
      'astro:config:done': () => {
        if (isBuild) begin(folders);
        writeEditorSchemas(
          folders.root,
          readContent(folders.root).containers.map(({ record }) => record),
        );
      },
      'astro:server:setup': ({ server }) => {
        serveSearch(server, folders.root);
        showProblems(server, folders.root);
      },
      // The content has been loaded; bundling has not started.
      'astro:build:start': () => {
        const library = readLibrary(folders.root);
        indexed = writeSearch(library, folders.next);
        // Awaited at the end; avoids an unhandled rejection until then.
        indexed.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        const { root, next } = folders;
        if (failedBodies.size > 0) throw problemError([...failedBodies.values()]);
        const library = readLibrary(root);
        logger.info(`wrote ${writeDownloads(library, root, next)} files beside the pages`);
        logger.info(`indexed ${await indexed} articles`);
        const wrong = writeHostFiles(library, folders, [...filesIn(next)]);
        for (const sentence of wrong) logger.warn(`${movedFile}: ${sentence}`);
        await compress(next);
        putInPlace(folders);
        // At the end, where an editor sees it.
        const notTaken = reportNotTaken(readContent(root));
        if (notTaken) logger.warn(notTaken);
      },
    },
  };
}
