import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { keepReferences } from '../exports/reference-list.ts';
import { readLibrary } from '../library/read-library.ts';
import type { Article } from '../record/article.ts';
import { readContent } from '../sources/read-content.ts';
import { share } from '../library/shard.ts';
import { site } from 'offprint/site';
import { expectDelivery } from './deliveries.ts';
import type { DownloadsJob, FormattedArticles } from './downloads-worker.ts';
import { inBatches, startWorkers } from './workers.ts';

// Optional: without it the site is byte-identical, only slower: tests/engine/engine.test.ts.

/** The number of references from which workers save more time than their start takes, and that each needs. */
const thresholds = { minReferences: 100, referencesPerWorker: 1000 };
const batchSize = 50;

/**
 * Lets workers on all cores format references and write downloads while pages are rendered, and caches formatted references between
 * builds.
 * @param options the numbers of references from which workers are used, and for each worker
 */
export function engine(options: Partial<typeof thresholds> = {}): AstroIntegration {
  const { minReferences, referencesPerWorker } = { ...thresholds, ...options };
  let isBuild = false;
  let work: Promise<unknown> = Promise.resolve();
  return {
    name: 'offprint-engine',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        isBuild = command === 'build';
        if (isBuild)
          addMiddleware({ order: 'pre', entrypoint: new URL('./await-references.ts', import.meta.url) });
      },
      // The earliest moment: workers start while Vite does.
      'astro:config:done': ({ config }) => {
        const root = fileURLToPath(config.root);
        // Problems are reported when Astro loads the content.
        if (!isBuild || readContent(root).problems.length > 0) return;
        const out = fileURLToPath(config.outDir);
        const cache = join(fileURLToPath(config.cacheDir), 'references');
        const library = readLibrary(root);
        const articles = share(library.articles);
        keepReferences(cache);
        const cited = articles.reduce((sum, { references = [] }) => sum + references.length, 0);
        const references = articles.length * site.styles.length + cited;
        if (references < minReferences) return;
        // Articles in the order of page rendering; each page awaits its own result.
        const expected = new Map<Article, ReturnType<typeof expectDelivery>>();
        for (const some of inBatches(articles, batchSize)) expected.set(some[0]!, expectDelivery(some));
        function* jobs(): Generator<DownloadsJob> {
          for (const some of inBatches(articles, batchSize))
            yield {
              root,
              out,
              cache,
              // No file of an article depends on the others of its issue.
              entries: some.map((article) => {
                const issue = library.issueOf(article);
                return { article, issue: issue && { ...issue, articles: [] } };
              }),
            };
        }
        const workers = startWorkers<DownloadsJob, FormattedArticles>(
          'downloads',
          new URL('./downloads-worker.ts', import.meta.url),
          Math.ceil(references / referencesPerWorker),
        );
        work = workers
          .run(jobs(), ({ entries }, formatted) => expected.get(entries[0]!.article)!.resolve(formatted))
          .catch((error: unknown) => {
            for (const { reject } of expected.values()) reject(error);
            throw error;
          });
        // Awaited at the end; avoids an unhandled rejection until then.
        work.catch(() => undefined);
      },
      'astro:build:generated': async () => {
        await work;
      },
    },
  };
}
