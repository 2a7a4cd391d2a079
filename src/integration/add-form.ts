import type { AstroIntegration } from 'astro';
import type { VitePlugin } from './own-modules.ts';

export type Setup = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

/** Adds the record form to a site: a page at `/admin/`, linked from nowhere. */
export function addForm({ injectRoute, updateConfig }: Pick<Setup, 'injectRoute' | 'updateConfig'>): void {
  injectRoute({ pattern: '/admin', entrypoint: new URL('../desk/RecordForm.astro', import.meta.url) });
  updateConfig({ vite: { plugins: [withoutHighlighting, withoutThirdParties] } });
}

const none = '\0offprint:none';

/** No field contains code, so 14 MB of syntax grammars are left out. */
const withoutHighlighting: VitePlugin = {
  name: 'offprint:without-highlighting',
  enforce: 'pre',
  resolveId: { filter: { id: /^@shikijs\// }, handler: () => none },
  load: { filter: { id: /^\0offprint:none$/ }, handler: () => 'export default []' },
};

/** External resources of the form: fonts that are bundled, helpers of unused field types, the status page of a forge. */
const thirdParties = /https:\/\/(?:cdn\.jsdelivr\.net|unpkg\.com|www\.githubstatus\.com\/api)\/?[^)\s`'"]*/g;

/** Restricts requests to the site and the forge, even on hosts that send no policy. */
const withoutThirdParties: VitePlugin = {
  name: 'offprint:without-third-parties',
  enforce: 'pre',
  transform: {
    filter: { id: /@sveltia\/cms\// },
    handler: (code) => code.replaceAll(thirdParties, 'data:,'),
  },
};
