import type { AstroIntegration } from 'astro';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readLibrary } from '../read-library.ts';
import type { Article } from '../record/article.ts';
import { site } from '../site.ts';
import { remember, type Reference } from './reference.ts';

/** So many references cost about what it costs to start a worker. */
const worthIt = 1000;
const batch = 100;

/** Makes the references of a large library on all cores, before its pages ask for them one by one. */
export function references(): AstroIntegration {
  let root: string;
  return {
    name: 'offprint-references',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': async ({ logger }) => {
        const { articles } = readLibrary(root);
        const count = articles.length * site.styles.length;
        if (count < worthIt) return;
        const next = batches(articles);
        await Promise.all(Array.from({ length: availableParallelism() }, () => work(next)));
        logger.info(`made ${count} references`);
      },
    },
  };
}

function* batches(articles: readonly Article[]): Generator<readonly Article[]> {
  for (let from = 0; from < articles.length; from += batch) yield articles.slice(from, from + batch);
}

/** One worker, until there is nothing left; its error is the build's. */
function work(next: Iterator<readonly Article[]>): Promise<void> {
  const worker = new Worker(new URL('./reference-worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    let current: readonly Article[];
    const give = () => {
      const { done, value } = next.next() as IteratorResult<readonly Article[], undefined>;
      if (done) return resolve();
      worker.postMessage((current = value));
    };
    worker.on('message', (made: readonly (readonly Reference[])[]) => {
      made.forEach((those, index) =>
        those.forEach((reference, style) => remember(current[index]!, site.styles[style]!, reference)),
      );
      give();
    });
    worker.on('error', reject);
    give();
  }).finally(() => void worker.terminate());
}
