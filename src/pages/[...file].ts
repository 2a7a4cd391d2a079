import { library } from '../library/current.ts';
import { collectionsOf } from 'offprint/collections';
import { answer, filesOf, filesOfCollection, handedInFiles, issuePdfsOf } from 'offprint/downloads';
import * as urls from '../urls.ts';

/** Files of collections and the editor's own files, in development; a build writes them in bulk in src/downloads/write.ts. */
export const getStaticPaths = () =>
  import.meta.env.DEV
    ? [
        ...[...collectionsOf(library)].flatMap(filesOfCollection),
        ...issuePdfsOf(library, process.cwd()),
        ...handedInFiles(library),
        ...library.articles
          .filter(({ pdf, files, image, figures }) => pdf ?? files ?? image ?? figures)
          .flatMap((article) => filesOf(article, undefined, process.cwd()))
          .filter(({ isCopy }) => isCopy),
      ].map((file) => ({
        params: { file: file.path.slice(urls.base.length) },
        props: file,
      }))
    : [];

export const GET = answer;
