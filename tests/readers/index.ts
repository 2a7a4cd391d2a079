import { betterBibtex } from './better-bibtex.ts';
import { biblatexCslConverter } from './biblatex-csl-converter.ts';
import { bibutils } from './bibutils.ts';
import { jatsXml } from './jats-xml.ts';
import { pandoc } from './pandoc.ts';
import type { Reader } from './reader.ts';
import { fastXmlParser, libxml2 } from './xml-parsers.ts';

/** Every independent reader; a test loops over them. */
export const readers: readonly Reader[] = [
  betterBibtex,
  biblatexCslConverter,
  pandoc,
  bibutils,
  jatsXml,
  fastXmlParser,
  libxml2,
];
