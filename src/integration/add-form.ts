import type { AstroIntegration } from 'astro';
import type { VitePlugin } from './own-modules.ts';

type Setup = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

/** Adds the form for records to a site: a page at `/admin/`, which is nowhere else. */
export function addForm({ injectRoute, updateConfig }: Pick<Setup, 'injectRoute' | 'updateConfig'>): void {
  injectRoute({ pattern: '/admin', entrypoint: new URL('../desk/RecordForm.astro', import.meta.url) });
  updateConfig({ vite: { plugins: [withoutHighlighting, withoutThirdParties] } });
}

const none = '\0offprint:none';

/** No field holds code: three hundred grammars for it, of 14 MB, stay away. */
const withoutHighlighting: VitePlugin = {
  name: 'offprint:without-highlighting',
  enforce: 'pre',
  resolveId: { filter: { id: /^@shikijs\// }, handler: () => none },
  load: { filter: { id: /^\0offprint:none$/ }, handler: () => 'export default []' },
};

/** What the form would fetch from elsewhere: fonts that it brings along, helpers of fields that we have not, the state of a forge. */
const thirdParties = /https:\/\/(?:cdn\.jsdelivr\.net|unpkg\.com|www\.githubstatus\.com\/api)\/?[^)\s`'"]*/g;

/** Nothing but the site and the forge is asked, also on hosts that send no policy. */
const withoutThirdParties: VitePlugin = {
  name: 'offprint:without-third-parties',
  enforce: 'pre',
  transform: {
    filter: { id: /@sveltia\/cms\// },
    handler: (code) => code.replaceAll(thirdParties, 'data:,'),
  },
};
