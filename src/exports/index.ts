import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import type { Format } from './format.ts';
import { ris } from './ris.ts';

/** Every format, in the order of the menu. Routes, links and tests are made from this list. */
export const formats = [bibtex, biblatex, ris, cslJson] as const satisfies readonly Format[];
