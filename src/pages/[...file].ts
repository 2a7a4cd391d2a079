import { library } from '../content.ts';
import { collectionsOf } from '../files/collections.ts';
import { answer, filesOfCollection } from '../files/files.ts';
import * as urls from '../urls.ts';

/** The files of collections while one writes; a build writes them in bulk, in src/build/files.ts. */
export const getStaticPaths = () =>
  import.meta.env.DEV
    ? [...collectionsOf(library)].flatMap(filesOfCollection).map((file) => ({
        params: { file: file.path.slice(urls.base.length) },
        props: file,
      }))
    : [];

export const GET = answer;
