import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { engine } from './src/engine/index.ts';
import { offprint } from './src/integration/index.ts';
import { site } from './src/site.ts';
import { mdxOptions } from './src/sources/body/mdx-options.ts';
import { base, languages, origin } from './src/urls.ts';

export default defineConfig({
  site: origin,
  base,
  i18n: { defaultLocale: site.language, locales: [...languages] },
  // In development Astro would also require a slash after /articles/x.bib, since the route has no visible extension.
  trailingSlash: process.argv.includes('dev') ? 'ignore' : 'always',
  prerenderConflictBehavior: 'error',
  logger: { entrypoint: new URL('./src/integration/log.ts', import.meta.url) },
  // engine() only makes builds faster: without it the site is byte-identical.
  integrations: [mdx({ processor: satteri(mdxOptions) }), offprint(), engine()],
  vite: { build: { assetsInlineLimit: 0 } },
});
