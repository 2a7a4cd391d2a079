import { betterBibtex } from './better-bibtex.ts';
import { biblatexCslConverter } from './biblatex-csl-converter.ts';
import { bibutils } from './bibutils.ts';
import { jatsXml } from './jats-xml.ts';
import { pandoc } from './pandoc.ts';
import { isBulk } from '../../src/exports/index.ts';
import type { Format } from '../../src/exports/format.ts';
import type { Article } from '../../src/record/article.ts';
import type { Reader, Understood } from './reader.ts';
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

/**
 * What a reader finds in the files of these articles, in their order: in one file, if the format can have them all, since a reader's
 * start takes longer than its work.
 */
export async function readEach(
  reader: Reader,
  format: Format,
  articles: readonly Article[],
): Promise<readonly Understood[]> {
  const files = isBulk(format)
    ? [format.write(articles)]
    : articles.map((article) => format.write([article]));
  const found: Understood[] = [];
  for (const file of files) found.push(...(await reader.read(file, format.id)));
  return found;
}
