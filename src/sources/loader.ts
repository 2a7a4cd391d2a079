import type { Loader } from 'astro/loaders';
import { fileURLToPath } from 'node:url';
import { bodiesIn, readContent } from 'offprint/content';
import { problemError, reportNotTaken } from './problem.ts';

/**
 * An Astro loader of what editors write below their records, in MDX. Anything wrong anywhere in the content is thrown
 * here, at once and in one error, before any page is made.
 */
export const bodyLoader: Loader = {
  name: 'offprint-bodies',
  async load(context) {
    const { store, config, watcher, logger } = context;
    const root = fileURLToPath(config.root);
    const fill = () => {
      const content = readContent(root);
      const { problems } = content;
      if (problems.length > 0) throw problemError(problems);
      // A build says so itself.
      const lost = reportNotTaken(content);
      if (watcher && lost) logger.warn(lost);
      store.clear();
      // An entry without a body must not become a module of the bundle: 3,000 of those took 17 s and 1 GB more.
      for (const { id, path, body } of bodiesIn(content))
        store.set({
          id,
          data: {},
          digest: context.generateDigest(body),
          body,
          filePath: path,
          deferredRender: true,
        });
    };
    if (!watcher) return fill();
    // In development a changed record is a changed store, so that the pages are made again; with a mistake in the content each of
    // them throws it too, and the browser shows what the terminal says, until it is mended.
    let revision = 0;
    const refill = (done: string) => {
      try {
        fill();
        logger.info(done);
      } catch (error) {
        logger.error((error as Error).message);
      }
      store.set({ id: 'revision', data: {}, digest: String((revision += 1)) });
    };
    refill('read the content');
    const changed = (path: string) => {
      if (path.replaceAll('\\', '/').includes('/content/')) refill('read the content again');
    };
    for (const event of ['add', 'change', 'unlink']) watcher.on(event, changed);
    watcher.add(fileURLToPath(new URL('content/', config.root)));
  },
};
