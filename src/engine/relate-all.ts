import type { Library } from '../library/library.ts';
import type { Near } from '../library/nearest.ts';
import { rememberNearest } from '../library/related.ts';
import { indexOf } from '../library/terms.ts';
import type { Article } from '../record/article.ts';
import type { NearestJob } from './nearest-worker.ts';
import { inBatches, onAllCores } from './workers.ts';

const batchSize = 100;

/**
 * Finds the related articles of many articles on all cores, before pages need them.
 * @param minArticles the number compared in the time it takes to start a worker; fewer are left to the pages
 */
export async function relateAll(
  library: Library,
  articles: readonly Article[],
  count: number,
  minArticles: number,
): Promise<void> {
  if (articles.length < minArticles || count < 1) return;
  // Computed while the workers start.
  function* jobs(): Generator<NearestJob> {
    const { place, tables } = indexOf(library);
    for (const some of inBatches(articles, batchSize))
      yield { tables, places: some.map((article) => place.get(article)!), count };
  }
  const take = ({ places }: NearestJob, answers: readonly (readonly Near[])[]) => {
    for (const [index, place] of places.entries()) rememberNearest(library, place, answers[index]!, count);
  };
  await onAllCores('related', new URL('./nearest-worker.ts', import.meta.url), jobs(), take);
}
