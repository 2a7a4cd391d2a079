import type { VitePlugin } from './own-modules.ts';

/**
 * A font that arrives late is used from the next page on: swapping it in would move the text that someone is reading.
 * https://developer.mozilla.org/en-US/docs/Web/CSS/@font-face/font-display
 */
export const fontDisplay = (): VitePlugin => ({
  name: 'offprint:font-display',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource-variable\/.*\.css/ },
    handler: (css) => css.replaceAll('font-display: swap', 'font-display: optional'),
  },
});
