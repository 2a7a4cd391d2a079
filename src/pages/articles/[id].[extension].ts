import { library } from '../../library/current.ts';
import { answer, filesOf } from 'offprint/downloads';
import * as urls from '../../urls.ts';

/** The files beside an article's page, in development; a build writes them in bulk in src/downloads/write.ts. */
export const getStaticPaths = () =>
  import.meta.env.DEV
    ? library.articles.flatMap((article) =>
        filesOf(article, library.issueOf(article), process.cwd())
          .filter(({ isCopy }) => !isCopy)
          .map((file) => ({
            params: {
              id: file.path.slice(urls.articles().length, -file.extension.length - 1),
              extension: file.extension,
            },
            props: file,
          })),
      )
    : [];

export const GET = answer;
