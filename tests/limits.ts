import { type Limit, without } from './compare.ts';

// What a reader makes of one oddity whatever the file says, by the record's name: the field that is not compared.
const limits: Record<string, Record<string, readonly Limit[]>> = {
  '@retorquere/bibtex-parser bibtex': {
    // sets a fraction in characters of its own
    math: [without('title', 'abstract')],
    // BibTeX has no way to write a comma inside a keyword
    'keywords-with-commas': [without('keywords')],
  },
  'biblatex-csl-converter bibtex': {
    // loses \textbraceleft, which alone keeps a brace without its fellow from ending the entry
    'lonely-braces': [without('abstract')],
    'keywords-with-commas': [without('keywords')],
    // drops the line of a fraction
    math: [without('title', 'abstract')],
  },
  'pandoc bibtex': {
    'lonely-braces': [without('abstract')],
    // keeps TeX, which the others read
    markup: [without('title')],
    math: [without('title', 'abstract')],
    // what our reading of it drops: a tag in its answer cannot be told from one in the text
    entities: [without('abstract')],
    // makes a dropping particle of every small one
    particles: [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc ris': {
    entities: [without('abstract')],
    particles: [without('authors')],
    // takes Family, Given, Suffix for Family, Suffix, Given
    suffixes: [without('authors')],
    // RIS cannot write a comma inside a family name
    'names-with-and-or-comma': [without('authors')],
    // joins keywords by commas itself
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc csl-json': {
    'keywords-with-commas': [without('keywords')],
    entities: [without('abstract')],
  },
  'biblatex-csl-converter csl-json': {
    particles: [without('authors')],
    // CSL-JSON has no way to say that <b> is not a tag
    entities: [without('abstract')],
  },
  'pandoc jats': {
    // has no string-name and no suffix
    organisations: [without('authors')],
    'single-name': [without('authors')],
    'translated-names': [without('authors')],
    suffixes: [without('authors')],
    'names-with-and-or-comma': [without('authors')],
    // keeps TeX
    math: [without('title', 'abstract')],
  },
  // drops the line of a fraction
  'jats-xml jats': { math: [without('title')] },
  'bibutils bibtex': {
    'lonely-braces': [without('abstract')],
    // has no \^{} and no \textbackslash{}
    'latex-specials': [without('title')],
    // drops an organisation of one word
    'single-name': [without('authors')],
    'keywords-with-commas': [without('keywords')],
    // has no \\frac
    math: [without('title', 'abstract')],
  },
  'bibutils ris': {
    suffixes: [without('authors')],
    // takes organisations apart in spite of the comma, and names at " and "
    organisations: [without('authors')],
    'names-with-and-or-comma': [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
};

/** The limits of a reader at these oddities. Its LaTeX is the same in both flavours of BibTeX. */
export const limitsOf = (reader: string, format: string, ...oddities: readonly string[]): readonly Limit[] =>
  oddities.flatMap((oddity) => limits[`${reader} ${format.replace('biblatex', 'bibtex')}`]?.[oddity] ?? []);
