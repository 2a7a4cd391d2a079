import type { APIRoute, GetStaticPaths } from 'astro';
import { library } from '../../content.ts';
import { formats } from '../../exports/index.ts';

export const getStaticPaths = (() =>
  library.articles.flatMap((article) =>
    formats.map((format) => ({
      params: { id: article.id, extension: format.extension },
      props: { article, format },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<ReturnType<typeof getStaticPaths>[number]['props']> = ({
  props: { article, format },
}) =>
  new Response(format.write([article]), {
    headers: { 'Content-Type': `${format.mediaType}; charset=utf-8` },
  });
