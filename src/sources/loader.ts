import type { Loader } from 'astro/loaders';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bodiesIn, readContent } from 'offprint/content';
import { problemError, reportNotTaken } from '../problems/problem.ts';

/** Writes a text that is not below its record as a file, from which its pictures are found; returns its path from the root. */
function writtenText(root: string, id: string, recordPath: string, body: string): string {
  const folder = '.astro/texts';
  const path = `${folder}/${id}.mdx`;
  const toRecord = `../../${dirname(recordPath)}/`;
  const text = body.replaceAll('](./', `](${toRecord}`);
  mkdirSync(join(root, folder), { recursive: true });
  if (!existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    writeFileSync(join(root, path), text);
  return path;
}

/**
 * An Astro loader for the MDX texts below records. Any problem anywhere in the content is thrown
 * here, in one error, before any page is rendered.
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
      // A build reports this itself.
      const lost = reportNotTaken(content);
      if (watcher && lost) logger.warn(lost);
      store.clear();
      // An entry without a body must not become a module of the bundle: 3,000 of them took 17 s and 1 GB more.
      for (const { id, path, body, textOf } of bodiesIn(content))
        store.set({
          id,
          data: {},
          digest: context.generateDigest(body),
          body,
          // Astro compiles a file.
          filePath: textOf ? writtenText(root, id, path, body) : path,
          deferredRender: true,
        });
    };
    if (!watcher) return fill();
    // In development a changed record changes the store, so pages are rendered again; if the content has a problem, each of
    // them throws it too, and the browser shows the same message as the terminal until it is fixed.
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
