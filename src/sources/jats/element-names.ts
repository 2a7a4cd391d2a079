// What the elements of a JATS text are for: https://jats.nlm.nih.gov/archiving/tag-library/1.3/

/** Elements to which a text refers. */
export const placed = [
  'fig',
  'table-wrap',
  'disp-formula',
  'boxed-text',
  'statement',
  'sec',
  'app',
  'supplementary-material',
];

/** The elements of HTML for marked text. */
export const tags: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  sub: 'sub',
  sup: 'sup',
  monospace: 'code',
  underline: 'u',
  strike: 's',
};

/** Elements that have no meaning of their own on a page. */
export const transparent = new Set([
  ...['named-content', 'styled-content', 'abbrev', 'roman', 'sans-serif', 'overline', 'milestone-start'],
  ...[
    'milestone-end',
    'institution',
    'collab',
    'etal',
    'comment',
    'copyright-statement',
    'license-p',
    'string-name',
    'surname',
    'given-names',
    'year',
    'source',
    'article-title',
  ],
  ...[
    'hr',
    'funding-source',
    'award-id',
    'fixed-case',
    'ruby',
    'rb',
    'rt',
    'target',
    'x',
    'related-article',
    'related-object',
    'chem-struct',
  ],
]);

/** Elements that are blocks where they stand. */
export const blockNames = new Set([
  ...[
    'p',
    'sec',
    'title',
    'label',
    'caption',
    'fig',
    'fig-group',
    'table-wrap',
    'table-wrap-group',
    'table-wrap-foot',
  ],
  ...[
    'disp-formula',
    'disp-formula-group',
    'list',
    'def-list',
    'disp-quote',
    'boxed-text',
    'statement',
    'code',
  ],
  ...['preformat', 'verse-group', 'verse-line', 'fn-group', 'ack', 'app', 'app-group', 'glossary', 'media'],
  ...[
    'supplementary-material',
    'alternatives',
    'ref-list',
    'graphic',
    'attrib',
    'permissions',
    'notes',
    'bio',
    'table',
  ],
  ...['speech', 'speaker', 'question-wrap', 'array'],
]);

/** The headings of parts that may have none. */
export const headings: Readonly<Record<string, string>> = { ack: 'Acknowledgements', glossary: 'Glossary' };
