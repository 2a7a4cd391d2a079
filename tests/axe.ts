import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The media in which a page is shown. */
export type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** Rules whose result depends on colours; the others are the same in every theme. */
const ofColours = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/**
 * What axe finds on a page in its present state: in the first of these media by all rules, in the others by those of colours.
 * @param contrast what WCAG requires for AAA or, which is what a journal's own colours must have, for AA
 */
export async function violationsOn(
  page: Page,
  allMedia: readonly Media[],
  contrast: 'AAA' | 'AA' = 'AAA',
): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [index, media] of allMedia.entries()) {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
    const { violations } = await page.evaluate(
      (options) => (window as unknown as { axe: typeof axe }).axe.run(options),
      {
        rules: { 'color-contrast-enhanced': { enabled: contrast === 'AAA' } },
        resultTypes: ['violations' as const],
        ...(index > 0 && { runOnly: ofColours }),
      },
    );
    found.push(
      ...violations.map(({ id, nodes }) => `${page.url()} ${JSON.stringify(media)} ${id}: ${nodes[0]?.html}`),
    );
  }
  return found;
}
