import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { offprint } from './src/build/index.ts';
import { languages } from './src/languages.ts';
import { site } from './src/site.ts';
import { base, origin } from './src/urls.ts';

export default defineConfig({
  site: origin,
  base,
  i18n: { defaultLocale: site.language, locales: [...languages] },
  // In development Astro would ask for a slash behind /articles/x.bib too, since the route shows no extension.
  trailingSlash: process.argv.includes('dev') ? 'ignore' : 'always',
  prerenderConflictBehavior: 'error',
  logger: { entrypoint: new URL('./src/build/log.ts', import.meta.url) },
  integrations: [mdx(), offprint()],
  vite: { build: { assetsInlineLimit: 0 } },
});
