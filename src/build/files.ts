import { inBatches, inPieces, startWorkers, type Workers } from '../cores.ts';
import { expectReferences } from '../exports/reference.ts';
import { bulkFormats } from '../exports/index.ts';
import { collectionsOf, type Collection } from '../files/collections.ts';
import { feedFiles } from '../files/files.ts';
import { joining, type Joining } from '../files/joined.ts';
import { perform, writeAll, type Answer, type Job } from '../files/write.ts';
import type { Library } from '../library.ts';
import type { Article } from '../record/article.ts';
import { isFirst } from '../shard.ts';
import { site } from '../site.ts';
import type { Folders } from './place.ts';
import { filesToMake, isKeptCollection, keyOf, pagesToMake, piecesBefore } from './units.ts';

/** So many references, or records in files of many, cost about what it costs to start a worker. */
const worthIt = 1000;
const batch = 50;
/** A larger collection is written in pieces: to give a worker a hundred thousand articles at once takes gigabytes. */
const pieceSize = 500;

type FileWorkers = Workers<Job, Answer>;

const startFileWorkers = (): FileWorkers =>
  startWorkers('files', new URL('../files/worker.ts', import.meta.url));

/** Starts workers for the files of a library of so many articles, where it is all but certain that there is enough to do. */
export const startFileWorkersEarly = (articles: number): FileWorkers | undefined =>
  articles < worthIt ? undefined : startFileWorkers();

/**
 * Begins to write the files beside the pages, without a route for each: of ten thousand articles they are a hundred thousand.
 * A large library's are written while its pages are made, by workers on all cores, which make the references on the
 * way; a page waits for its own.
 * @param related settled when it is known what is related to all articles, on which it hangs what pages are made
 * @param early workers that have been started for it, if any
 * @returns as soon as pages can be made; how many files there are, when they are written
 */
export async function beginFiles(
  library: Library,
  folders: Folders,
  related: Promise<void>,
  early: FileWorkers | undefined,
): Promise<{ readonly written: Promise<number> }> {
  const { root, dist, next: out } = folders;
  const ofArticles = filesToMake(library, root);
  const joins = new Map<string, Joining>();
  const toWrite = isFirst
    ? [...collectionsOf(library)].filter((one) => !isKeptCollection(one, () => joins.get(one.stem)?.noted))
    : [];
  const [small, large] = [toWrite.filter(isSmall), toWrite.filter((one) => !isSmall(one))];
  const pieces = large.flatMap((collection) => {
    const { stem } = collection;
    const all = inPieces(collection.articles, pieceSize);
    const keys = all.map((some) => keyOf(some));
    const joined = joining({ from: dist, out, stem, keys, before: piecesBefore(collection) });
    joins.set(stem, joined);
    return joined.missing.map((place) => ({ root, out, stem, place, articles: all[place]! }));
  });
  await related;
  const articles = [...new Set([...pagesToMake(library, root).pages, ...ofArticles])];
  // Articles first, in the order in which their pages are made.
  function* jobs(): Generator<Job> {
    for (const some of inBatches(articles, batch)) yield { root, out, entries: entriesOf(some) };
    for (const collections of inBatches(small, batch, sizeOf)) yield { root, out, collections };
    yield* pieces;
  }
  const entriesOf = (some: readonly Article[]) =>
    some.map((article) => ({
      article,
      issue: withoutArticles(library, article),
      hasFiles: !ofArticles.has(article),
    }));
  const expected = new Map<Article, ReturnType<typeof expectReferences>>();
  let files = large.reduce((sum, one) => sum + writeAll(out, feedFiles(one)) + bulkFormats.length, 0);
  const take = (job: Job, answer: Answer) => {
    files += answer.files;
    if ('place' in job) joins.get(job.stem)!.take(job.place, answer.texts);
    else if ('entries' in job) expected.get(job.entries[0]!.article)?.resolve(answer.references);
  };
  const records = [...small, ...pieces].reduce((sum, one) => sum + sizeOf(one), 0);
  if (articles.length * site.styles.length + records < worthIt) {
    await early?.end();
    for (const job of jobs()) take(job, perform(job));
    return { written: Promise.resolve(files) };
  }
  for (const some of inBatches(articles, batch)) expected.set(some[0]!, expectReferences(some));
  return {
    written: (early ?? startFileWorkers()).run(jobs(), take).then(
      () => files,
      (error: unknown) => {
        for (const { reject } of expected.values()) reject(error);
        throw error;
      },
    ),
  };
}

const sizeOf = ({ articles }: { readonly articles: readonly Article[] }) => articles.length;
const isSmall = (collection: Collection) => sizeOf(collection) <= pieceSize;

/** No file beside an article tells of the others of its issue. */
const withoutArticles = (library: Library, article: Article) => {
  const issue = library.issueOf(article);
  return issue && { ...issue, articles: [] };
};
