// Runs searches off the main thread. Only the latest is answered; older ones that are still waiting are dropped.

import type { Answer } from './answer.ts';
import { search } from './find.ts';
import type { Result } from './matching.ts';
import { load, StaleIndexError, type LoadedIndex } from './load.ts';
import type { Question, Reply, Shown } from './messages.ts';
import type { Hit } from './rank.ts';

const resultsPerPage = 20;
/** How long the index is used before checking for a new release. */
const freshMs = 300_000;

/** Superseded by a later search. */
class Superseded extends Error {}

let library: LoadedIndex | undefined;
let checked = 0;
let results: readonly Result[] = [];
let latest = 0;
let last: Promise<unknown> = Promise.resolve();

const say = (reply: Reply) => {
  postMessage(reply);
};
const hitsOf = (some: readonly Result[]): Promise<readonly Hit[]> =>
  Promise.all(some.map((result) => result.data()));

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id } = data;
  if (data.kind === 'search') latest = id;
  last = last.then(async () => {
    try {
      if (data.kind === 'search' && id !== latest) throw new Superseded();
      library = await loaded(data.paths);
      say({ id, kind: 'value', value: await valueOf(data, library) });
    } catch (error) {
      if (error instanceof Superseded) return say({ id, kind: 'superseded' });
      say({ id, kind: 'failure', message: String(error), isStale: error instanceof StaleIndexError });
    }
  });
});

/** @throws {StaleIndexError} if the site has been republished */
async function loaded(paths: readonly string[]): Promise<LoadedIndex> {
  const now = Date.now();
  if (!library) {
    checked = now;
    return load(paths);
  }
  if (now - checked > freshMs) {
    if (!(await library.isCurrent())) throw new StaleIndexError('The index has changed.');
    checked = now;
  }
  return library;
}

async function valueOf(question: Question, index: LoadedIndex): Promise<unknown> {
  switch (question.kind) {
    case 'search': {
      const { id, text, options } = question;
      const find: LoadedIndex['find'] = (...asked) => {
        if (id !== latest) throw new Superseded();
        return index.find(...asked);
      };
      const answer = await search({ ...index, find }, text, {
        ...options,
        onFirst: (hits, marks) => {
          say({ id, kind: 'first', hits, marks });
        },
      });
      results = answer.results;
      return shown(answer);
    }
    case 'more':
      return hitsOf(results.slice(question.from, question.all ? undefined : question.from + resultsPerPage));
    case 'facets':
      return index.facets();
    case 'preload':
      return undefined;
  }
}

// Signals the page that this script has loaded.
say({ id: 0, kind: 'value', value: undefined });

async function shown({ results: all, ...answer }: Answer): Promise<Shown> {
  return { ...answer, hits: await hitsOf(all.slice(0, resultsPerPage)), total: all.length };
}
