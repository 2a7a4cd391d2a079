import type { GetStaticPaths } from 'astro';
import { library } from '../../content.ts';
import { exportFile, type ExportFile } from '../../exports/file.ts';
import { bulkFormats } from '../../exports/index.ts';
import * as urls from '../../urls.ts';

export const getStaticPaths = (() =>
  library.journals.flatMap((journal) =>
    bulkFormats.flatMap((format) => [
      file(urls.journalExport(journal, format), { articles: library.byJournal(journal), format }),
      ...library
        .issues(journal)
        .map((issue) => file(urls.issueExport(issue, format), { articles: issue.articles, format })),
    ]),
  )) satisfies GetStaticPaths;

const file = (path: string, props: ExportFile) => ({
  params: { file: path.slice(urls.journals().length) },
  props,
});

export const GET = exportFile;
