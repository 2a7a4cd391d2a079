// Macros missing from the table: those that take text, format it, or print nothing.

/** Ligatures as commonly typed. */
export const ligatures: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '!`': '¡',
  '?`': '¿',
};

/** Accents missing from the table. */
export const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  '"': '\u0308',
  H: '\u030b',
  b: '\u0331',
  t: '\u0361',
  G: '\u030f',
  U: '\u030e',
  C: '\u030f',
  f: '\u0311',
};

/** Accents over nothing. */
export const loneAccents: Readonly<Record<string, string>> = {
  '~': '~',
  '^': '^',
  "'": '´',
  '`': '`',
  '"': '¨',
  '=': '¯',
};

/** Font switches for the rest of a group, by the nearest mark; '' if nothing is kept. */
export const fontSwitches: Readonly<Record<string, string>> = {
  em: 'i',
  it: 'i',
  sl: 'i',
  itshape: 'i',
  slshape: 'i',
  bf: 'b',
  bfseries: 'b',
  sc: 'sc',
  scshape: 'sc',
};

type WithArguments = (argument: () => string, raw: () => string) => string;
const inMark =
  (mark: string): WithArguments =>
  (argument) => {
    const text = argument();
    return text.trim() ? `<${mark}>${text}</${mark}>` : text;
  };
const asItIs: WithArguments = (argument) => argument();
const nothing: WithArguments = (_, raw) => {
  raw();
  return '';
};
const quoted: WithArguments = (argument) => `“${argument()}”`;

/** Macros with one or two arguments. */
export const withArguments: Readonly<Record<string, WithArguments>> = {
  ...Object.fromEntries(
    ['textit', 'emph', 'textsl', 'mkbibemph', 'mkbibitalic'].map((name) => [name, inMark('i')]),
  ),
  ...Object.fromEntries(['textbf', 'mkbibbold', 'strong'].map((name) => [name, inMark('b')])),
  textsc: inMark('sc'),
  textsuperscript: inMark('sup'),
  textsubscript: inMark('sub'),
  mkbibsuperscript: inMark('sup'),
  mkbibsubscript: inMark('sub'),
  ...Object.fromEntries(['enquote', 'mkbibquote', 'textquote'].map((name) => [name, quoted])),
  ...Object.fromEntries(
    [
      'text',
      'textrm',
      'textsf',
      'texttt',
      'textup',
      'textmd',
      'textnormal',
      'mbox',
      'hbox',
      'fbox',
      'uline',
      'underline',
      'uppercase',
      'lowercase',
      'MakeUppercase',
      'MakeLowercase',
      'NoCaseChange',
      'MakeCapital',
      'acro',
      'acronym',
      'code',
      'pkg',
      'proglang',
      'mathrm',
      'mathit',
      'mathbf',
      'mathsf',
      'mathcal',
      'textlatin',
      'IeC',
      'ce',
      'num',
      'mathnormal',
      'textgreek',
      'textcyrillic',
    ].map((name) => [name, asItIs]),
  ),
  // Two arguments, the second of which is the text.
  ...Object.fromEntries(
    ['href', 'foreignlanguage', 'textcolor', 'bibinfo', 'raisebox', 'texorpdfstring'].map(
      (name): [string, WithArguments] => [
        name,
        (argument, raw) => {
          raw();
          return argument();
        },
      ],
    ),
  ),
  ...Object.fromEntries(
    ['url', 'path', 'nolinkurl'].map((name): [string, WithArguments] => [name, (_, raw) => raw()]),
  ),
  ...Object.fromEntries(
    [
      'noop',
      'noopsort',
      'noopSort',
      'NoOp',
      'nop',
      'SortNoop',
      'sortnoop',
      'cite',
      'ref',
      'label',
      'index',
      'footnote',
      'thanks',
      'hspace',
      'vspace',
      'phantom',
      'hphantom',
      'vphantom',
      'bibliographystyle',
      'color',
      'selectlanguage',
      'switchlanguage',
      'pagenumbering',
    ].map((name) => [name, nothing]),
  ),
};

/** Macros that print a text. */
export const texts: Readonly<Record<string, string>> = {
  textquotesingle: "'",
  textquotedbl: '"',
  textquotestraightdblbase: '"',
  lq: '‘',
  rq: '’',
  degree: '°',
  ' ': ' ',
  '\n': ' ',
  '\t': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '!': '',
  '/': '',
  '-': '',
  '@': '',
  '*': '',
  '"-': '',
  '\\': ' ',
  '{': '{',
  '}': '}',
  emdash: '—',
  Dash: '—',
  endash: '–',
  space: ' ',
  thinspace: ' ',
  enspace: ' ',
  quad: ' ',
  qquad: ' ',
  newline: ' ',
  linebreak: ' ',
  par: '\n\n',
  item: '\n\n',
  newblock: ' ',
  nobreakspace: '\u00a0',
  nbspace: '\u00a0',
  slash: '/',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  LaTeXe: 'LaTeX2e',
  MF: 'METAFONT',
  MP: 'MetaPost',
  AmS: 'AMS',
  AMS: 'AMS',
  BibTeX: 'BibTeX',
  textunderscore: '_',
  lbrace: '{',
  rbrace: '}',
  lbrack: '[',
  rbrack: ']',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textellipsis: '…',
  bibrangedash: '–',
  textnumero: '№',
};

/** Macros that accept an option. */
export const withOption: ReadonlySet<string> = new Set(['\\', 'newline', 'linebreak', 'item']);

/** Macros followed by a length without braces. */
export const withLength: ReadonlySet<string> = new Set(['hskip', 'vskip', 'kern', 'mskip', 'penalty']);

/** In formulas of a single symbol. */
export const symbols: Readonly<Record<string, string>> = {
  degree: '°',
  circ: '°',
  ldots: '…',
  lt: '<',
  gt: '>',
  slash: '/',
};

/** Macros that print nothing. */
export const silent: ReadonlySet<string> = new Set([
  'relax',
  'null',
  'leavevmode',
  'allowbreak',
  'nobreak',
  'break',
  'noindent',
  'indent',
  'protect',
  'xspace',
  'unskip',
  'ignorespaces',
  'rm',
  'sf',
  'tt',
  'up',
  'upshape',
  'mdseries',
  'normalfont',
  'rmfamily',
  'sffamily',
  'ttfamily',
  'normalsize',
  'small',
  'footnotesize',
  'scriptsize',
  'tiny',
  'large',
  'Large',
  'LARGE',
  'huge',
  'Huge',
  'boldmath',
  'sloppy',
  'raggedright',
  'centering',
  'hfill',
  'hfil',
  'bgroup',
  'egroup',
  'begingroup',
  'endgroup',
  'displaystyle',
  'textstyle',
  'limits',
  'nolimits',
  'left',
  'right',
  'big',
  'Big',
  'bigl',
  'bigr',
  'cdotp',
  'isdot',
  'adddot',
  'hyphen',
  'nocite',
  'string',
  'cyr',
  'cyrchar',
  'greektext',
  'latintext',
  'mathnormal',
  'end',
  'bibstring',
  'newunit',
  'autocap',
  'unspace',
]);

/** Math environments. */
export const mathEnvironments =
  /^(?:align|alignat|gather|multline|eqnarray|flalign|cases|split|array|subarray|[bBpvV]?matrix|smallmatrix)\*?$/;
