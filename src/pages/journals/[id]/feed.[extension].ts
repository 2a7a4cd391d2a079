import { library } from '../../../content.ts';
import { feedFile, feedPaths } from '../../../metadata/feeds/file.ts';

export const getStaticPaths = () =>
  library.journals.flatMap((journal) =>
    feedPaths(library, journal).map(({ params, props }) => ({
      params: { id: journal.id, ...params },
      props,
    })),
  );

export const GET = feedFile;
