import type { Library } from '../library/library.ts';
import type { Near } from '../library/nearest.ts';
import { rememberNearest } from '../library/related.ts';
import { indexOf } from '../library/terms.ts';
import type { Article } from '../record/article.ts';
import type { NearestJob } from './nearest-worker.ts';
import { inBatches, onAllCores } from './workers.ts';

const batchSize = 100;

/**
 * Finds what is related to each of many articles, on all cores, before their pages ask for it.
 * @param minArticles how many are compared in the time in which a worker starts; fewer are left to their pages
 */
export async function relateAll(
  library: Library,
  articles: readonly Article[],
  count: number,
  minArticles: number,
): Promise<void> {
  if (articles.length < minArticles || count < 1) return;
  // Made while the workers start.
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
