import { jatsElement, joined } from '../jats/new-elements.ts';
import type { XmlElement, XmlNode } from '../jats/xml-tree.ts';
import type { PandocNode } from './pandoc.ts';

// pandoc’s tree as elements of JATS, which has a writer of MDX already. A paragraph keeps the name of its style in Word.

/** The paragraphs, headings, lists, figures, tables and formulas of a document, in their order. */
export const blocksIn = (nodes: readonly PandocNode[], style?: string): readonly XmlElement[] =>
  nodes.flatMap((node) => blockOf(node, style));

type PandocAttributes = readonly [id: string, classes: readonly string[], pairs: readonly [string, string][]];
type Caption = readonly [short: unknown, blocks: readonly PandocNode[]];
type Cell = readonly [PandocAttributes, unknown, rows: number, columns: number, readonly PandocNode[]];
type Row = readonly [PandocAttributes, readonly Cell[]];

function blockOf({ t, c }: PandocNode, style: string | undefined): readonly XmlElement[] {
  switch (t) {
    case 'Para':
    case 'Plain':
      return paragraph(inlinesIn(c as readonly PandocNode[]), style);
    case 'LineBlock':
      return (c as readonly (readonly PandocNode[])[]).flatMap((line) => paragraph(inlinesIn(line), style));
    case 'Header': {
      const [level, , text] = c as readonly [number, PandocAttributes, readonly PandocNode[]];
      return [jatsElement('title', { level: String(level) }, inlinesIn(text))];
    }
    case 'Div': {
      const [[, , pairs], blocks] = c as readonly [PandocAttributes, readonly PandocNode[]];
      return blocksIn(blocks, pairs.find(([key]) => key === 'custom-style')?.[1] ?? style);
    }
    case 'BlockQuote':
      return [jatsElement('disp-quote', {}, blocksIn(c as readonly PandocNode[]))];
    case 'CodeBlock':
      return [jatsElement('preformat', {}, [(c as readonly [PandocAttributes, string])[1]])];
    case 'BulletList':
      return [list('bullet', c as readonly (readonly PandocNode[])[])];
    case 'OrderedList':
      return [list('order', (c as readonly [unknown, readonly (readonly PandocNode[])[]])[1])];
    case 'DefinitionList':
      return [
        jatsElement(
          'def-list',
          {},
          (c as readonly (readonly [readonly PandocNode[], readonly (readonly PandocNode[])[]])[]).map(
            ([term, definitions]) =>
              jatsElement('def-item', {}, [
                jatsElement('term', {}, inlinesIn(term)),
                ...definitions.map((one) => jatsElement('def', {}, blocksIn(one))),
              ]),
          ),
        ),
      ];
    case 'Figure': {
      const [, [, caption], content] = c as readonly [PandocAttributes, Caption, readonly PandocNode[]];
      return captioned(blocksIn(content), blocksIn(caption, 'caption'));
    }
    case 'Table':
      return tableOf(c as TableParts);
    default:
      return [];
  }
}

/** A paragraph; or the formula, or the pictures, of which it consists. */
function paragraph(children: readonly XmlNode[], style: string | undefined): readonly XmlElement[] {
  const parts = joined(children).filter((node) => typeof node !== 'string' || node.trim() !== '');
  const [first, second] = parts;
  if (parts.length === 0) return [];
  if (parts.every(isPicture))
    return parts.map((one) => jatsElement('fig', {}, [{ ...(one as XmlElement), name: 'graphic' }]));
  // Word has a place for the number of a formula only since 2016: most authors put it after a tab.
  const number =
    typeof second === 'string' ? /^\s*(\(\p{N}[\p{N}.\p{L}]*\))\s*$/u.exec(second)?.[1] : undefined;
  if (isFormula(first) && (parts.length === 1 || (parts.length === 2 && number)))
    return [
      jatsElement('disp-formula', {}, [
        ...(number ? [jatsElement('label', {}, [number])] : []),
        ...(first as XmlElement).children,
      ]),
    ];
  return [jatsElement('p', { style }, children)];
}
const isPicture = (node: XmlNode | undefined) => typeof node === 'object' && node.name === 'inline-graphic';
const isFormula = (node: XmlNode | undefined) => typeof node === 'object' && node.name === 'inline-formula';

const list = (type: string, items: readonly (readonly PandocNode[])[]): XmlElement =>
  jatsElement(
    'list',
    { 'list-type': type },
    items.map((item) => jatsElement('list-item', {}, blocksIn(item))),
  );

/** What pandoc takes for the caption of something. It may be that of another thing: captions.ts. */
const captioned = (
  [first, ...rest]: readonly XmlElement[],
  caption: readonly XmlElement[],
): readonly XmlElement[] =>
  first && caption.length > 0
    ? [{ ...first, children: [jatsElement('caption', {}, caption), ...first.children] }, ...rest]
    : [...(first ? [first] : []), ...rest];

type TableParts = readonly [
  PandocAttributes,
  Caption,
  unknown,
  head: readonly [PandocAttributes, readonly Row[]],
  bodies: readonly (readonly [PandocAttributes, number, readonly Row[], readonly Row[]])[],
  foot: readonly [PandocAttributes, readonly Row[]],
];

function tableOf([, [, caption], , [, head], bodies, [, foot]]: TableParts): readonly XmlElement[] {
  const words = blocksIn(caption, 'caption');
  const rows = [...head, ...bodies.flatMap(([, , first, rest]) => [...first, ...rest]), ...foot];
  // A table of one column that only holds a picture in its place.
  const cells = rows.map(([, row]) => row);
  const content = cells.every((row) => row.length === 1) ? cells.flatMap(([cell]) => blocksIn(cell![4])) : [];
  if (content.some(({ name }) => name === 'fig')) return captioned(content, words);
  const part = (name: string, some: readonly Row[]) =>
    some.length === 0
      ? []
      : [
          jatsElement(
            name,
            {},
            some.map(([, row]) =>
              jatsElement(
                'tr',
                {},
                row.map((cell) => cellOf(cell, name)),
              ),
            ),
          ),
        ];
  const table = jatsElement('table', {}, [
    ...part('thead', head),
    ...part('tbody', [...bodies.flatMap(([, , first, rest]) => [...first, ...rest]), ...foot]),
  ]);
  return captioned([jatsElement('table-wrap', {}, [table])], words);
}

function cellOf([, , rows, columns, blocks]: Cell, part: string): XmlElement {
  const content = blocksIn(blocks);
  const [only] = content;
  return jatsElement(
    part === 'thead' ? 'th' : 'td',
    {
      rowspan: rows > 1 ? String(rows) : undefined,
      colspan: columns > 1 ? String(columns) : undefined,
    },
    content.length === 1 && only!.name === 'p'
      ? only!.children
      : content.map((one) => (one.name === 'fig' ? { ...one, name: 'p' } : one)),
  );
}

const marks: Readonly<Record<string, string>> = {
  Emph: 'italic',
  Strong: 'bold',
  Underline: 'underline',
  Strikeout: 'strike',
  Superscript: 'sup',
  Subscript: 'sub',
  SmallCaps: 'sc',
};

export const inlinesIn = (nodes: readonly PandocNode[]): readonly XmlNode[] =>
  joined(nodes.flatMap(inlineOf));

function inlineOf({ t, c }: PandocNode): readonly XmlNode[] {
  const mark = marks[t];
  if (mark) return [jatsElement(mark, {}, inlinesIn(c as readonly PandocNode[]))];
  switch (t) {
    case 'Str':
      return [c as string];
    case 'Space':
    case 'SoftBreak':
      return [' '];
    case 'LineBreak':
      return [jatsElement('break', {}, [])];
    case 'Quoted': {
      const [{ t: kind }, text] = c as readonly [PandocNode, readonly PandocNode[]];
      const [open, close] = kind === 'SingleQuote' ? ['‘', '’'] : ['“', '”'];
      return [open, ...inlinesIn(text), close];
    }
    case 'Cite': {
      const [works, text] = c as readonly [readonly { readonly citationId: string }[], readonly PandocNode[]];
      const rid = works.map(({ citationId }) => encodeURIComponent(citationId)).join(' ');
      return [jatsElement('xref', { 'ref-type': 'bibr', rid }, inlinesIn(text))];
    }
    case 'Code':
      return [jatsElement('monospace', {}, [(c as readonly [PandocAttributes, string])[1]])];
    case 'Math': {
      const [, tex] = c as readonly [PandocNode, string];
      return [jatsElement('inline-formula', {}, [jatsElement('tex-math', {}, [tex])])];
    }
    case 'Link': {
      const [, text, [href]] = c as readonly [
        PandocAttributes,
        readonly PandocNode[],
        readonly [string, string],
      ];
      // Bookmarks of Word are gone.
      return href.startsWith('#') ? inlinesIn(text) : [jatsElement('ext-link', { href }, inlinesIn(text))];
    }
    case 'Image': {
      const [, alt, [href]] = c as readonly [
        PandocAttributes,
        readonly PandocNode[],
        readonly [string, string],
      ];
      const words = inlinesIn(alt);
      return [
        jatsElement(
          'inline-graphic',
          { href: href.replace(/^\.\//, '') },
          words.length > 0 ? [jatsElement('alt-text', {}, words)] : [],
        ),
      ];
    }
    case 'Note':
      return [jatsElement('fn', {}, blocksIn(c as readonly PandocNode[]))];
    case 'Span':
      return inlinesIn((c as readonly [PandocAttributes, readonly PandocNode[]])[1]);
    default:
      return [];
  }
}
