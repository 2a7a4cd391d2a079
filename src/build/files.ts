import { inBatches, inPieces, onAllCores } from '../cores.ts';
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
import { articlesToMake, isKeptCollection, keyOf, piecesBefore } from './units.ts';

/** So many references, or records in files of many, cost about what it costs to start a worker. */
const worthIt = 1000;
const batch = 50;
/** A larger collection is written in pieces: to give a worker a hundred thousand articles at once takes gigabytes. */
const pieceSize = 500;

/**
 * Writes the files beside the pages, without a route for each: of ten thousand articles they are a hundred thousand. A
 * large library's are written while its pages are made, by workers on all cores, which make the references on the
 * way; a page waits for its own.
 * @returns how many files
 */
export async function writeFiles(library: Library, { root, dist, next: out }: Folders): Promise<number> {
  const toMake = articlesToMake(library, root);
  const articles = [...new Set([...toMake.pages, ...toMake.files])];
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
  // Articles first, in the order in which their pages are made.
  function* jobs(): Generator<Job> {
    for (const some of inBatches(articles, batch)) yield { root, out, entries: entriesOf(some) };
    for (const collection of small) yield { root, out, collection };
    yield* pieces;
  }
  const entriesOf = (some: readonly Article[]) =>
    some.map((article) => ({
      article,
      issue: withoutArticles(library, article),
      hasFiles: !toMake.files.has(article),
    }));
  const expected = new Map<Article, ReturnType<typeof expectReferences>>();
  let files = large.reduce((sum, one) => sum + writeAll(out, feedFiles(one)) + bulkFormats.length, 0);
  const take = (job: Job, answer: Answer) => {
    files += answer.files;
    if ('place' in job) joins.get(job.stem)!.take(job.place, answer.texts);
    else if ('entries' in job) expected.get(job.entries[0]!.article)?.resolve(answer.references);
  };
  const records = [...small, ...pieces].reduce((sum, { articles }) => sum + articles.length, 0);
  if (articles.length * site.styles.length + records < worthIt) {
    for (const job of jobs()) take(job, perform(job));
    return files;
  }
  for (const some of inBatches(articles, batch)) expected.set(some[0]!, expectReferences(some));
  try {
    await onAllCores('files', new URL('../files/worker.ts', import.meta.url), jobs(), take);
  } catch (error) {
    for (const { reject } of expected.values()) reject(error);
    throw error;
  }
  return files;
}

const isSmall = ({ articles }: Collection) => articles.length <= pieceSize;

/** No file beside an article tells of the others of its issue. */
const withoutArticles = (library: Library, article: Article) => {
  const issue = library.issueOf(article);
  return issue && { ...issue, articles: [] };
};
