import type { AstroUserConfig } from 'astro';
import type { BulkFormat, Format } from './exports/format.ts';
import type { Settings as BaseSettings } from './settings/settings.ts';
import type { BibliographyFormat } from './sources/bibliography/entry.ts';
import type { Strings } from './strings/en.ts';
import type { OffprintOptions } from './integration/options.ts';

export type { OffprintOptions };
export type { BulkFormat, Format } from './exports/format.ts';
export type { Bibliography, BibliographyFormat, Entry } from './sources/bibliography/entry.ts';
export type { Strings } from './strings/en.ts';

/** The settings of a journal's `src/site.ts`. */
export type Settings = BaseSettings & {
  readonly strings?: Readonly<Record<string, Strings>>;
  readonly formats?: readonly (Format | BulkFormat)[];
  readonly sources?: readonly BibliographyFormat[];
};
export type { ComponentName } from './integration/components.ts';

/**
 * The Astro config of a journal: `export default offprint()` in its `astro.config.mjs`. To change more, spread it:
 * `export default { ...(await offprint()), server: { port: 3000 } }`.
 *
 * Nothing that reads the settings is imported before the call, so that `src/site.ts` may import types from here.
 */
export async function offprint(options: OffprintOptions = {}): Promise<AstroUserConfig> {
  const [{ satteri }, { default: mdx }, { engine }, integration, settings, { mdxOptions }, urls] =
    await Promise.all([
      import('@astrojs/markdown-satteri'),
      import('@astrojs/mdx'),
      import('./engine/index.ts'),
      import('./integration/index.ts'),
      import('offprint/site'),
      import('./sources/body/mdx-options.ts'),
      import('./urls.ts'),
    ]);
  // Astro calls this again when src/site.ts has changed in development.
  const { site, reloadSettings } = settings;
  const stale = await reloadSettings();
  if (stale.length > 0) console.warn(`src/site.ts: start “npm run dev” again to see ${stale.join(', ')}.`);
  return {
    site: urls.origin,
    base: urls.base,
    i18n: { defaultLocale: site.language, locales: [...urls.languages] },
    // In development Astro would also require a slash after /articles/x.bib, since the route has no visible extension.
    trailingSlash: process.argv.includes('dev') ? 'ignore' : 'always',
    prerenderConflictBehavior: 'error',
    logger: { entrypoint: integration.logModule },
    // engine() only makes builds faster: without it the site is byte-identical.
    integrations: [mdx({ processor: satteri(mdxOptions) }), integration.buildSite(options), engine()],
    // An editor sees the page as it will be published.
    devToolbar: { enabled: false },
    vite: { build: { assetsInlineLimit: 0 } },
  };
}
export default offprint;
