import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { engine } from './src/engine/index.ts';
import { offprint } from './src/integration/index.ts';
import { languages } from './src/languages.ts';
import { site } from './src/site.ts';
import { mdxOptions } from './src/sources/mdx-options.ts';
import { base, origin } from './src/urls.ts';

export default defineConfig({
  site: origin,
  base,
  i18n: { defaultLocale: site.language, locales: [...languages] },
  // In development Astro would ask for a slash behind /articles/x.bib too, since the route shows no extension.
  trailingSlash: process.argv.includes('dev') ? 'ignore' : 'always',
  prerenderConflictBehavior: 'error',
  logger: { entrypoint: new URL('./src/integration/log.ts', import.meta.url) },
  // engine() only makes it faster: without it the site is the same, byte for byte.
  integrations: [mdx({ processor: satteri(mdxOptions) }), offprint(), engine()],
  vite: { build: { assetsInlineLimit: 0 } },
});
