import type { GetStaticPaths } from 'astro';
import { library } from '../content.ts';
import { exportFile, type ExportFile } from '../exports/file.ts';
import { bulkFormats } from '../exports/index.ts';

export const getStaticPaths = (() =>
  bulkFormats.map((format) => ({
    params: { extension: format.extension },
    props: { articles: library.articles, format } satisfies ExportFile,
  }))) satisfies GetStaticPaths;

export const GET = exportFile;
