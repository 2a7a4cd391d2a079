import { fontProviders } from 'astro/config';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Source Serif 4 with its weights as one axis, served by the site itself in the subsets that a page's letters call for.

const folder = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/source-serif-4/package.json'),
);
const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;

const variant = (subset: string, style: 'normal' | 'italic') => ({
  src: [join(folder, `files/source-serif-4-${subset}-wght-${style}.woff2`)] as [string],
  weight: '200 900',
  style,
  unicodeRange: ranges[subset]!.split(',') as [string, ...string[]],
});

/** Latin, which every page needs and fetches first; its fallback is measured to take the same room. */
const latin = {
  provider: fontProviders.local(),
  name: 'Source Serif 4',
  cssVariable: '--font-serif' as const,
  fallbacks: ['Charter', 'Bitstream Charter', 'Sitka Text', 'Cambria', 'Noto Serif', 'Georgia', 'serif'],
  options: { variants: [variant('latin', 'normal'), variant('latin', 'italic')] as [Variant, Variant] },
};
type Variant = ReturnType<typeof variant>;

/** Other letters, fetched where they stand. Comes before Latin, whose fallback has every letter. */
const beyond = {
  provider: fontProviders.local(),
  name: 'Source Serif 4 beyond Latin',
  cssVariable: '--font-serif-beyond' as const,
  fallbacks: [],
  optimizedFallbacks: false,
  options: {
    variants: (['normal', 'italic'] as const).flatMap((style) =>
      ['latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'].map((subset) =>
        variant(subset, style),
      ),
    ) as [Variant, ...Variant[]],
  },
};

/** The fonts of the site, for Astro's configuration. */
export const fonts = [latin, beyond];
