import { AstroError } from 'astro/errors';
import type { Loader } from 'astro/loaders';
import { fileURLToPath } from 'node:url';
import { readContent, type Entry } from './content.ts';
import { report, reportLeftOut } from './problem.ts';

/**
 * An Astro loader for one of the folders of `content/`. Every load reads and checks the files anew, so that a
 * changed rule never meets a stale store; anything wrong anywhere in the content is thrown at once, in one error.
 */
export const contentLoader = (kind: 'articles' | 'journals'): Loader => ({
  name: `offprint-${kind}`,
  async load({ store, config, watcher, logger, generateDigest }) {
    const root = fileURLToPath(config.root);
    const fill = () => {
      const content = readContent(root);
      if (content.problems.length > 0) {
        const error = new AstroError(report(content.problems));
        // Where in the code it was found is of no use to the one who mends the file.
        error.stack = '';
        throw error;
      }
      // Told once, not by the loader of every folder.
      if (kind === 'articles' && content.leftOut.length > 0) logger.warn(reportLeftOut(content.leftOut));
      store.clear();
      const entries: readonly Entry<object>[] = content[kind];
      for (const { id, path, record, body } of entries)
        store.set({
          id,
          data: record as Record<string, unknown>,
          digest: generateDigest(record as Record<string, unknown>),
          // An entry without a body must not become a module of the bundle: 3,000 of those took 17 s and 1 GB more.
          ...(body !== undefined && { body, filePath: path, deferredRender: true }),
        });
    };
    fill();
    const refill = (path: string) => {
      if (!path.replaceAll('\\', '/').includes('/content/')) return;
      try {
        fill();
        logger.info(`read ${kind} again`);
      } catch (error) {
        // In development the last good state stays up while the editor mends the file.
        logger.error((error as Error).message);
      }
    };
    for (const event of ['add', 'change', 'unlink']) watcher?.on(event, refill);
    watcher?.add(fileURLToPath(new URL('content/', config.root)));
  },
});
