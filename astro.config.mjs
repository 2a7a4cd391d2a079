import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { publish } from './src/publish.ts';
import { searchIndex } from './src/search/integration.ts';
import { site } from './src/site.ts';
import { base, origin } from './src/urls.ts';

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  integrations: [mdx(), searchIndex(), publish()],
  vite: { build: { assetsInlineLimit: 0 } },
});
