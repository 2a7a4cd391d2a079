import type { GetStaticPaths } from 'astro';
import { library } from '../../content.ts';
import { exportFile, type ExportFile } from '../../exports/file.ts';
import { formatsOf } from '../../exports/index.ts';

export const getStaticPaths = (() =>
  library.articles.flatMap((article) =>
    formatsOf(article).map((format) => ({
      params: { id: article.id, extension: format.extension },
      props: { articles: [article], format } satisfies ExportFile,
    })),
  )) satisfies GetStaticPaths;

export const GET = exportFile;
