import { library } from '../../../content.ts';
import { feedFile } from '../../../metadata/feeds/file.ts';
import { feedsOf } from '../../../metadata/feeds/index.ts';

export const getStaticPaths = () =>
  library.journals.flatMap((journal) =>
    feedsOf(library, journal).map((props) => ({
      params: { id: journal.id, extension: props.format.extension },
      props,
    })),
  );

export const GET = feedFile;
