import { type Limit, without } from './compare.ts';

// Limitations of readers with one oddity, by the record's name: the field that is not compared.
const limits: Record<string, Record<string, readonly Limit[]>> = {
  '@retorquere/bibtex-parser bibtex': {
    // writes fractions in its own characters
    math: [without('title', 'abstract')],
    // BibTeX has no way to write a comma inside a keyword
    'keywords-with-commas': [without('keywords')],
  },
  'biblatex-csl-converter bibtex': {
    // loses \textbraceleft, the only way to write an unbalanced brace
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
    // our test drops it: tags in its result cannot be distinguished from tags in the text
    entities: [without('abstract')],
    // treats every lower-case particle as dropping
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
    // joins keywords with commas
    'keywords-with-commas': [without('keywords')],
  },
  'pandoc csl-json': {
    'keywords-with-commas': [without('keywords')],
    entities: [without('abstract')],
  },
  'biblatex-csl-converter csl-json': {
    particles: [without('authors')],
    // CSL-JSON cannot express a literal <b>
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
    // splits organisations despite the comma, and names at " and "
    organisations: [without('authors')],
    'names-with-and-or-comma': [without('authors')],
    'keywords-with-commas': [without('keywords')],
  },
};

/** The limitations of a reader for these oddities. Its LaTeX is the same in both dialects of BibTeX. */
export const limitsOf = (reader: string, format: string, ...oddities: readonly string[]): readonly Limit[] =>
  oddities.flatMap((oddity) => limits[`${reader} ${format.replace('biblatex', 'bibtex')}`]?.[oddity] ?? []);
