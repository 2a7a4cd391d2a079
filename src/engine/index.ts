import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expectReferences } from '../exports/reference.ts';
import { keepReferences } from '../exports/reference-list.ts';
import { readLibrary } from '../library/read-library.ts';
import type { Article } from '../record/article.ts';
import { share } from '../library/shard.ts';
import { site } from '../site.ts';
import type { DownloadsJob, FormattedArticles } from './downloads-worker.ts';
import { relateAll } from './relate-all.ts';
import { inBatches, startWorkers } from './workers.ts';

// Optional: without it the site is byte-identical, only slower: tests/engine/engine.test.ts.

/** The amount of work that takes about as long as starting workers. */
const thresholds = { minArticles: 2000, minReferences: 1000 };
const batchSize = 50;

/**
 * Lets workers on all cores compare articles, format references and write downloads while pages are rendered, caches formatted references
 * between builds, and renders shared parts of pages once.
 * @param options the numbers of articles and references from which workers are used
 */
export function engine(options: Partial<typeof thresholds> = {}): AstroIntegration {
  const { minArticles, minReferences } = { ...thresholds, ...options };
  let out: string;
  let root: string;
  let cache: string;
  let work: Promise<unknown> = Promise.resolve();
  return {
    name: 'offprint-engine',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        if (command === 'build')
          addMiddleware({ order: 'pre', entrypoint: new URL('./render-once.ts', import.meta.url) });
      },
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir);
        root = fileURLToPath(config.root);
        cache = join(fileURLToPath(config.cacheDir), 'references');
      },
      'astro:build:start': () => {
        const library = readLibrary(root);
        const articles = share(library.articles);
        keepReferences(cache);
        const cited = articles.reduce((sum, { references = [] }) => sum + references.length, 0);
        if (articles.length * site.styles.length + cited < minReferences) return;
        // Articles in the order of page rendering; each page awaits its own result.
        const expected = new Map<Article, ReturnType<typeof expectReferences>>();
        for (const some of inBatches(articles, batchSize)) expected.set(some[0]!, expectReferences(some));
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
        );
        const written = workers
          .run(jobs(), ({ entries }, references) => expected.get(entries[0]!.article)!.resolve(references))
          .catch((error: unknown) => {
            for (const { reject } of expected.values()) reject(error);
            throw error;
          });
        work = Promise.all([relateAll(library, articles, site.related, minArticles), written]);
        // Awaited at the end; avoids an unhandled rejection until then.
        work.catch(() => undefined);
      },
      'astro:build:generated': async () => {
        await work;
      },
    },
  };
}
