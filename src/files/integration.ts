import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { inBatches, onAllCores } from '../cores.ts';
import { expectReferences } from '../exports/reference.ts';
import { articlesToMake, isKeptCollection } from '../kept/units.ts';
import type { Library } from '../library.ts';
import { readLibrary } from '../read-library.ts';
import type { Article } from '../record/article.ts';
import { isFirst } from '../shard.ts';
import { site } from '../site.ts';
import { collectionsOf } from './collections.ts';
import { perform, type Answer, type Job } from './write.ts';

/** So many references cost about what it costs to start a worker. */
const worthIt = 1000;
const batch = 50;

/**
 * Writes the files beside the pages, without a route for each: of ten thousand articles they are a hundred thousand. A
 * large library's are written while its pages are made, by workers on all cores, which make the references on the
 * way; a page waits for its own.
 */
export function articleFiles(): AstroIntegration {
  let root: string;
  let out: string;
  let written: Promise<number>;
  return {
    name: 'offprint-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
        out = fileURLToPath(config.outDir);
      },
      // By now Astro has emptied the folder.
      'astro:build:setup': () => {
        written = write(readLibrary(root), root, out);
        // Whoever waits for it is told of an error; until then nobody does.
        written.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(`wrote ${await written} files beside the pages`);
      },
    },
  };
}

/** @returns how many files */
async function write(library: Library, root: string, out: string): Promise<number> {
  const articles = articlesToMake(library, root);
  let files = 0;
  if (articles.length * site.styles.length < worthIt) {
    for (const job of jobs(library, articles, root, out)) files += perform(job).files;
    return files;
  }
  const expected = new Map(
    inBatches(articles, batch).map((some) => [some[0]!, expectReferences(some)] as const),
  );
  try {
    await onAllCores<Job, Answer>(
      new URL('./worker.ts', import.meta.url),
      jobs(library, articles, root, out),
      (job, answer) => {
        files += answer.files;
        if ('entries' in job) expected.get(job.entries[0]!.article)!.resolve(answer.references);
      },
    );
  } catch (error) {
    for (const { reject } of expected.values()) reject(error);
    throw error;
  }
  return files;
}

/** Articles first, in the order in which their pages are made. */
function* jobs(library: Library, all: readonly Article[], root: string, out: string): Generator<Job> {
  for (const articles of inBatches(all, batch)) {
    const entries = articles.map((article) => ({ article, issue: withoutArticles(library, article) }));
    yield { root, out, entries };
  }
  if (!isFirst) return;
  for (const collection of collectionsOf(library))
    if (!isKeptCollection(collection)) yield { root, out, collection };
}

/** No file beside an article tells of the others of its issue. */
const withoutArticles = (library: Library, article: Article) => {
  const issue = library.issueOf(article);
  return issue && { ...issue, articles: [] };
};
