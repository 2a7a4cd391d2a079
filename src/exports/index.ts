import type { Article } from '../record/article.ts';
import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { dublinCore } from './dublin-core.ts';
import type { Format } from './format.ts';
import { jats } from './jats.ts';
import { plainText } from './plain-text.ts';
import { ris } from './ris.ts';
import { site } from '../site.ts';

/** Every format that the site offers, in the order of the menu. Routes, links and tests are made from this list. */
export const formats: readonly Format[] = [
  bibtex,
  biblatex,
  ris,
  cslJson,
  jats,
  dublinCore,
  plainText,
].filter(({ extension }) => site.files.includes(extension));

/** The formats whose files hold many records. */
export const bulkFormats: readonly Format[] = formats.filter(({ bulk }) => bulk);

/** The formats for which a record holds all that they require. */
export const formatsOf = (article: Article): readonly Format[] =>
  formats.filter(({ requires = [] }) => requires.every((field) => article[field] !== undefined));
