import type { APIRoute } from 'astro';
import type { Article } from '../record/article.ts';
import type { Format } from './format.ts';

/** What a route needs to answer with a citation file. */
export type ExportFile = {
  readonly articles: readonly Article[];
  readonly format: Format;
};

/** Answers with the file of these articles in this format. */
export const exportFile: APIRoute<ExportFile> = ({ props: { articles, format } }) =>
  new Response(format.write(articles), {
    headers: { 'Content-Type': `${format.mediaType}; charset=utf-8` },
  });
