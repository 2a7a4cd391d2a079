import { AstroError } from 'astro/errors';
import type { Loader } from 'astro/loaders';
import { fileURLToPath } from 'node:url';
import { readContent } from './content.ts';
import { report, reportLeftOut } from './problem.ts';

/**
 * An Astro loader of what editors write below their records, in MDX. Anything wrong anywhere in the content is thrown
 * here, at once and in one error, before any page is made.
 */
export const bodyLoader: Loader = {
  name: 'offprint-bodies',
  async load({ store, config, watcher, logger, generateDigest }) {
    const root = fileURLToPath(config.root);
    const fill = () => {
      const { articles, problems, leftOut } = readContent(root);
      if (problems.length > 0) {
        const error = new AstroError(report(problems));
        // Where in the code it was found is of no use to the one who mends the file.
        error.stack = '';
        throw error;
      }
      // A build says so itself.
      if (watcher && leftOut.length > 0) logger.warn(reportLeftOut(leftOut));
      store.clear();
      for (const { id, path, body } of articles)
        // An entry without a body must not become a module of the bundle: 3,000 of those took 17 s and 1 GB more.
        if (body !== undefined)
          store.set({
            id,
            data: {},
            digest: generateDigest(body),
            body,
            filePath: path,
            deferredRender: true,
          });
    };
    fill();
    if (!watcher) return;
    // In development a changed record is a changed store, so that the pages are made anew.
    let revision = 0;
    const refill = (path: string) => {
      if (!path.replaceAll('\\', '/').includes('/content/')) return;
      try {
        fill();
        store.set({ id: 'revision', data: {}, digest: String((revision += 1)) });
        logger.info('read the content again');
      } catch (error) {
        // In development the last good state stays up while the editor mends the file.
        logger.error((error as Error).message);
      }
    };
    for (const event of ['add', 'change', 'unlink']) watcher.on(event, refill);
    watcher.add(fileURLToPath(new URL('content/', config.root)));
  },
};
