import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { articleFiles } from './src/files/integration.ts';
import { hosts } from './src/hosts/integration.ts';
import { publish } from './src/publish.ts';
import { searchIndex } from './src/search/integration.ts';
import { keep } from './src/kept/integration.ts';
import { languages } from './src/languages.ts';
import { sources } from './src/sources/integration.ts';
import { site } from './src/site.ts';
import { base, origin } from './src/urls.ts';

export default defineConfig({
  site: origin,
  base,
  i18n: { defaultLocale: site.language, locales: [...languages] },
  // While one page is being written another is made: a fifth less time for many pages.
  build: { concurrency: 4 },
  // In development Astro would ask for a slash behind /articles/x.bib too, since the route shows no extension.
  trailingSlash: process.argv.includes('dev') ? 'ignore' : 'always',
  prerenderConflictBehavior: 'error',
  integrations: [keep(), mdx(), sources(), searchIndex(), articleFiles(), hosts(), publish()],
  vite: { build: { assetsInlineLimit: 0 } },
});
