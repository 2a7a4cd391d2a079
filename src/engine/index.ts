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

// The site is the same without it, byte for byte, only later: tests/engine/engine.test.ts.

/** How much work costs about what it costs to start workers. */
const thresholds = { minArticles: 2000, minReferences: 1000 };
const batchSize = 50;

/**
 * Has workers on all cores compare articles, format references and write downloads while pages are rendered, keeps formatted references
 * between builds, and renders once what many pages show alike.
 * @param options from how many articles and references on workers are started
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
        // Articles in the order in which their pages are rendered; a page waits for its own.
        const expected = new Map<Article, ReturnType<typeof expectReferences>>();
        for (const some of inBatches(articles, batchSize)) expected.set(some[0]!, expectReferences(some));
        function* jobs(): Generator<DownloadsJob> {
          for (const some of inBatches(articles, batchSize))
            yield {
              root,
              out,
              cache,
              // No file beside an article tells of the others of its issue.
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
        // It is awaited at the end; until then nobody would take an error.
        work.catch(() => undefined);
      },
      'astro:build:generated': async () => {
        await work;
      },
    },
  };
}
