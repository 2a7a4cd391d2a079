import { readFileSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { container, text } from '@takumi-rs/helpers';
import { direction } from '../record/language.ts';
import { site } from 'offprint/site';
import { cardSize, type Card } from './card.ts';
import { faces } from './fonts.ts';

// The light theme's colours, as in src/styles/tokens.css.
const paper = '#fbfaf7';
const ink = '#1d1c1a';
const quiet = '#5f5a52';
const accent = site.colours?.light ?? '#8a2b1e';

/** A card as PNG. */
export async function drawCard({ title, lines, foot, language }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const { renderer, families } = await (ready ??= prepare());
  const node = container({
    style: {
      direction: direction(language),
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: '100%',
      height: '100%',
      padding: 72,
      borderTop: `16px solid ${accent}`,
      backgroundColor: paper,
      color: ink,
      fontFamily: families,
    },
    children: [
      text(title, { fontSize: sizeOf(title), fontWeight: 600, lineHeight: 1.2, lineClamp: 4 }),
      container({
        style: { display: 'flex', flexDirection: 'column', gap: 14 },
        children: [
          ...lines.map((line) => text(line, { fontSize: 34, lineHeight: 1.3, color: quiet, lineClamp: 2 })),
          ...(foot ? [text(foot, { fontSize: 30, lineHeight: 1.3, color: accent, lineClamp: 1 })] : []),
        ],
      }),
    ],
  });
  return new Uint8Array(await renderer.render(node, { ...cardSize, format: 'png' }));
}

// Short titles are larger.
function sizeOf({ length }: string): number {
  if (length < 40) return 76;
  return length < 110 ? 60 : 48;
}

let ready: ReturnType<typeof prepare> | undefined;

async function prepare() {
  const renderer = new Renderer();
  const all = faces();
  for (const { family, path } of all) await renderer.registerFont({ name: family, data: readFileSync(path) });
  return { renderer, families: [...new Set(all.map(({ family }) => family))].join(', ') };
}
