import type { ComponentName } from './components.ts';

/** What a journal's `astro.config.mjs` may add to the site: docs/customising.md. */
export interface OffprintOptions {
  /** Components of the journal, by the name of the one that they replace: `{ Footer: './src/Footer.astro' }`. */
  readonly components?: Readonly<Partial<Record<ComponentName, string>>>;
  /** Style sheets of the journal, from the project root. They come last and, without a layer, win. */
  readonly customCss?: readonly string[];
}
