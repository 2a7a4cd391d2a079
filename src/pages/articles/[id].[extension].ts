import type { APIRoute } from 'astro';
import { library } from '../../content.ts';
import { filesOf, type BesideFile } from '../../files/article-files.ts';

/** The files beside an article's page while one writes; a build writes them in bulk, in src/files/integration.ts. */
export const getStaticPaths = () =>
  import.meta.env.DEV
    ? library.articles.flatMap((article) =>
        filesOf(library, article, process.cwd()).map((file) => ({
          params: { id: article.id, extension: file.extension },
          props: file,
        })),
      )
    : [];

export const GET: APIRoute<BesideFile> = ({ props: { content, mediaType } }) =>
  new Response(content(), { headers: { 'Content-Type': mediaType } });
