import { filesIn } from '../folders.ts';
import { compress } from '../hosts/compress.ts';
import { writeHostFiles } from '../hosts/files.ts';
import { beginKeeping, endKeeping } from '../kept/kept.ts';
import { readLibrary } from '../read-library.ts';
import { relateAll } from '../related/related.ts';
import { share } from '../shard.ts';
import { shared } from '../shared.ts';
import { site } from '../site.ts';
import { forget } from '../sources/bibliography/bibtex-read.ts';
import { prepareBibtex } from '../sources/bibliography/prepare.ts';
import { readContent } from '../sources/content.ts';
import { reportLeftOut } from '../sources/problem.ts';
import { begun } from './begun.ts';
import { beginFiles, startFileWorkersEarly } from './files.ts';
import type { Log } from './log.ts';
import { renewPages } from './pages.ts';
import { begin, putInPlace, takeFromAstro, type Folders } from './place.ts';
import { writeSearch } from './search.ts';
import { readingSignatureOf } from './signature.ts';

/** Everything that makes a site beside the rendering of its pages, in the order in which it has to happen. */
export interface Steps {
  /** Of all but the content on which the site depends. */
  readonly signature: string;
  /**
   * Before any page is rendered, with content in which nothing is wrong: has the files beside the pages and the search index made by other threads. An error of
   * theirs is an error of the last step.
   */
  readonly start: () => Promise<void>;
  /** When all pages are written that differ from the last site's: the others. */
  readonly renew: () => void;
  /** Completes the site, and puts it in its place. */
  readonly finish: () => Promise<void>;
}

/** Begins a build, before the content is read; the same for all that ask in one process. */
export const stepsOf = (folders: Folders, log: Log): Promise<Steps> =>
  shared('steps', () => prepare(folders, log));

async function prepare(folders: Folders, log: Log): Promise<Steps> {
  const { root, next: out, cache } = folders;
  const { signature, keeper } = begun(folders);
  await prepareBibtex(root, cache, readingSignatureOf(root));
  let written: Promise<number>;
  let indexed: Promise<void>;
  return {
    signature,
    async start() {
      const { articles, leftOut } = readContent(root);
      // They load their code while the library is made.
      const workers = startFileWorkersEarly(articles.length);
      const library = readLibrary(root);
      forget();
      if (leftOut.length > 0) log.warn(reportLeftOut(leftOut));
      begin(folders);
      const related = inBackground(relateAll(library, share(library.articles), site.related));
      await beginKeeping(keeper);
      indexed = inBackground(writeSearch(library, folders, signature));
      const files = await beginFiles(library, folders, related, workers);
      written = inBackground(files.written);
    },
    renew: () => renewPages(readLibrary(root), folders),
    async finish() {
      const library = readLibrary(root);
      log.info(`wrote ${await written} files beside the pages`);
      takeFromAstro(folders);
      await indexed;
      log.info(`indexed ${share(library.articles).length} articles`);
      writeHostFiles(library, folders, [...(await keeper.taken()), ...filesIn(out)]);
      await compress(out);
      putInPlace(folders, await endKeeping());
      await keeper.end();
    },
  };
}

/** Whoever waits for it is told of an error; until then nobody does, and that ends no process. */
function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
