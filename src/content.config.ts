import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { ArticleEntry, Journal } from './record/article.ts';
import { contentLoader } from './sources/loader.ts';

// The fields, each described in an editor's words, stand in record/fields.ts; the loader has checked and mapped
// them before anything is stored, so that these schemas only carry the types.
export const collections = {
  articles: defineCollection({ loader: contentLoader('articles'), schema: z.custom<ArticleEntry>() }),
  journals: defineCollection({ loader: contentLoader('journals'), schema: z.custom<Journal>() }),
};
