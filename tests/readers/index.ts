import { betterBibtex } from './better-bibtex.ts';
import { biblatexCslConverter } from './biblatex-csl-converter.ts';
import { bibutils } from './bibutils.ts';
import { pandoc } from './pandoc.ts';
import type { Reader } from './reader.ts';

/** Every independent reader; a test loops over them. */
export const readers: readonly Reader[] = [betterBibtex, biblatexCslConverter, pandoc, bibutils];
