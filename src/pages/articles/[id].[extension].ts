import type { APIRoute, GetStaticPaths } from 'astro';
import { library } from '../../content.ts';
import { formatsOf } from '../../exports/index.ts';
import { articleFiles } from '../../metadata/files.ts';
import { readPdf } from '../../sources/pdf.ts';
import * as urls from '../../urls.ts';

type File = { readonly content: () => BodyInit; readonly mediaType: string };

export const getStaticPaths = (() =>
  library.articles.flatMap((article) => {
    const file = (extension: string, mediaType: string, content: File['content']) => ({
      params: { id: article.id, extension },
      props: { content, mediaType } satisfies File,
    });
    const { pdf } = article;
    return [
      ...formatsOf(article).map(({ extension, mediaType, write }) =>
        file(extension, `${mediaType}; charset=utf-8`, () => write([article])),
      ),
      ...articleFiles.map(({ extension, mediaType, write }) =>
        file(extension, `${mediaType}; charset=utf-8`, () => write(article, library.issueOf(article))),
      ),
      ...(pdf ? [file(urls.pdf.extension, 'application/pdf', () => readPdf(process.cwd(), pdf))] : []),
    ];
  })) satisfies GetStaticPaths;

export const GET: APIRoute<File> = ({ props: { content, mediaType } }) =>
  new Response(content(), { headers: { 'Content-Type': mediaType } });
