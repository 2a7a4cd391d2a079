import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { site } from 'offprint/site';

// Cards use the site's own typeface, and another for Arabic.
const packages = ['source-serif-4', 'noto-naskh-arabic'] as const;
const { resolve } = createRequire(join(process.cwd(), 'package.json'));
const fileOf = (name: string, path: string) => resolve(`@fontsource-variable/${name}/${path}`);

interface Face {
  /** Without digits, which would need quotes in a list of font families. */
  readonly family: string;
  readonly path: string;
}

/** Font files in order of preference. */
export const faces = (): readonly Face[] => [
  ...packages.flatMap((name) =>
    Object.keys(subsetsOf(name)).map((subset) => ({
      family: name.replaceAll(/[^a-z]/g, ''),
      path: fileOf(name, `files/${name}-${subset}-wght-normal.woff2`),
    })),
  ),
  ...(site.cardFonts ?? []).map((path, number) => ({
    family: `own${'i'.repeat(number)}`,
    path: join(process.cwd(), path),
  })),
];

/** Whether the fonts have all letters of a text; fonts from the settings are assumed to. */
export function canPrint(text: string): boolean {
  if (site.cardFonts) return true;
  ranges ??= packages.flatMap((name) => Object.values(subsetsOf(name)).flatMap(readRanges));
  return Array.from(text.normalize('NFC')).every((letter) => {
    const code = letter.codePointAt(0)!;
    return ranges!.some(([first, last]) => first <= code && code <= last);
  });
}
let ranges: readonly Range[] | undefined;
type Range = readonly [first: number, last: number];

/** The unicode-range of each subset, by its name: `U+0000-00FF,U+0131`. */
const subsetsOf = (name: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(fileOf(name, 'unicode.json'), 'utf8')) as Record<string, string>;

const readRanges = (source: string): readonly Range[] =>
  source.split(',').map((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((code) => Number.parseInt(code, 16));
    return [first, last];
  });
