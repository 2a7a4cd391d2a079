import { report } from '../sources/problem.ts';
import { readContent } from '../sources/content.ts';
import { digestOfBodies } from './bodies.ts';
import { takeRenderer, type Kept } from './kept-renderer.ts';
import type { Log } from './log.ts';
import { writePages } from './pages.ts';
import { stepsOf } from './steps.ts';

/**
 * Builds the site with a renderer that is kept.
 * @returns false, with nothing done, if the content needs another one
 */
export async function buildWith(kept: Kept): Promise<boolean> {
  const { root } = kept.folders;
  const steps = await stepsOf(kept.folders, log);
  const { problems } = readContent(root);
  if (problems.length > 0) {
    console.error(report(problems));
    process.exit(1);
  }
  if (kept.bodies !== digestOfBodies(root)) return false;
  log.info('renders with what the last build has bundled');
  const renderer = await takeRenderer(kept);
  await steps.start();
  const pages = await writePages(kept.folders, renderer, log);
  steps.renew();
  log.info('wrote the pages');
  await steps.finish();
  log.info(`${pages} page(s) built in ${(performance.now() / 1000).toFixed(2)}s`);
  return true;
}

const log: Log = {
  info: (message) => console.log(line(message)),
  warn: (message) => console.warn(line(message)),
};
const line = (message: string) => `${new Date().toTimeString().slice(0, 8)} [offprint] ${message}`;
