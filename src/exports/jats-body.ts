import type { Article } from '../record/article.ts';
import { attributeOf, namesCited, type BodyNode } from '../record/body-node.ts';
import { placeOfReference, referenceId } from '../record/cited-reference.ts';
import { mathError } from '../record/math.ts';
import { formula } from './jats-text.ts';
import { block, element, xmlText } from './xml.ts';

// The text below a record as JATS, as far as JATS has equivalent elements; for any other component only its text. A formula that cannot be typeset
// is a build error.

/** `<body>` of an article, and its footnotes for `<back>`. */
export function jatsBody(article: Article): { readonly body: string; readonly footnotes: string } {
  const { body: nodes = [], references = [] } = article;
  const notes = nodes.filter(({ type }) => type === 'footnoteDefinition');
  const printing: Printing = {
    references,
    notes: new Map(notes.map(({ identifier }, place) => [identifier, `fn-${place + 1}`])),
    ids: idsIn(nodes),
    used: new Set(),
    counts: { figure: 0, equation: 0 },
  };
  const text = nodes.filter((node) => !notes.includes(node));
  return {
    body: block('body', {}, sections(text, printing)),
    footnotes: block(
      'fn-group',
      {},
      notes.map((note, place) => block('fn', { id: `fn-${place + 1}` }, blocks(note.children, printing))),
    ),
  };
}

/** What an element needs to know of the others. */
interface Printing {
  readonly references: NonNullable<Article['references']>;
  /** The ids of footnotes, by their identifiers in the text. */
  readonly notes: ReadonlyMap<string | undefined, string>;
  /** The editor's ids that are kept. */
  readonly ids: ReadonlySet<string>;
  readonly used: Set<string>;
  /** So far. */
  readonly counts: { figure: number; equation: number };
}

/** Headings as nested sections, each up to the next heading of the same depth. */
function sections(nodes: readonly BodyNode[], printing: Printing): readonly string[] {
  const depths = nodes.flatMap(({ type, depth }) => (type === 'heading' && depth ? [depth] : []));
  const top = Math.min(...depths);
  const starts = nodes.flatMap((node, index) =>
    node.type === 'heading' && node.depth === top ? [index] : [],
  );
  const first = starts[0] ?? nodes.length;
  return [
    ...blocks(nodes.slice(0, first), printing),
    ...starts.map((start, index) => {
      const [heading, ...inside] = nodes.slice(start, starts[index + 1] ?? nodes.length);
      const [anchor, ...words] = heading!.children ?? [];
      const id = anchor?.name === 'span' ? keptId(anchor, printing) : undefined;
      return block('sec', { id }, [
        element('title', {}, inline(id ? words : (heading!.children ?? []), printing) || ' '),
        ...sections(inside, printing),
      ]);
    }),
  ];
}

const inline = (nodes: readonly BodyNode[], printing: Printing): string =>
  nodes
    .map((node) => {
      const handler = inlineHandlers[node.type];
      return handler ? handler(node, printing) : withMark(marks[node.type], childrenOf(node, printing));
    })
    .join('');

const blocks = (nodes: readonly BodyNode[] = [], printing: Printing): readonly string[] =>
  nodes.map((node) => {
    const handler = blockHandlers[node.type];
    return handler ? handler(node, printing) : element('p', {}, inline([node], printing));
  });

const withMark = (mark: string | undefined, text: string) => (mark ? element(mark, {}, text) : text);

type Handler = (node: BodyNode, printing: Printing) => string;

const childrenOf: Handler = ({ children = [] }, printing) => inline(children, printing);
const nothing: Handler = () => '';

function inlineComponent(node: BodyNode, printing: Printing): string {
  if (node.name === 'Cite') return cite(node, printing);
  if (node.name === 'math') return element('inline-formula', {}, mathMl(node));
  if (node.name === 'br') return ' ';
  if (node.name === 'span' && attributeOf(node, 'class') === 'sc')
    return element('sc', {}, childrenOf(node, printing));
  return withMark(htmlMarks[node.name ?? ''], childrenOf(node, printing));
}

/** MathML of the text, with the prefix of its namespace. */
function mathMl(node: BodyNode): string {
  const { type, value = '', name, attributes = [], children = [] } = node;
  if (type === 'text') return xmlText(value);
  if (!name) return children.map(mathMl).join('');
  const known = Object.fromEntries(
    attributes.flatMap(({ name: key, value: one }) => (key && typeof one === 'string' ? [[key, one]] : [])),
  );
  return element(`mml:${name}`, known, children.map(mathMl).join('') || ' ');
}

/** The id of an element, if it is the first with it. */
function keptId(node: BodyNode, { ids, used }: Printing): string | undefined {
  const id = attributeOf(node, 'id') ?? '';
  const isKept = ids.has(id) && !used.has(id);
  used.add(id);
  return isKept ? id : undefined;
}

/** What each inline node becomes; any other its text, with its mark. */
const inlineHandlers: Readonly<Record<string, Handler>> = {
  text: ({ value = '' }) => xmlText(value.replace(/\s+/g, ' ')),
  inlineMath: ({ value = '' }) =>
    mathError(value) || value !== value.trim()
      ? xmlText(`$${value}$`)
      : element('inline-formula', {}, formula(value)),
  inlineCode: ({ value = '' }) => element('monospace', {}, xmlText(value)),
  break: () => ' ',
  link(node, printing) {
    const { url = '' } = node;
    const text = childrenOf(node, printing);
    if (!url.startsWith('#')) return element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': url }, text);
    const rid = url.slice(1);
    if (isReferenceId(rid, printing)) return element('xref', { 'ref-type': 'bibr', rid }, text);
    return printing.ids.has(rid) ? element('xref', { rid }, text) : text;
  },
  image: ({ url = '', alt }) => graphic('inline-graphic', url, alt ?? ''),
  footnoteReference({ identifier }, { notes }) {
    const rid = notes.get(identifier);
    return element('xref', { 'ref-type': 'fn', rid }, rid?.slice('fn-'.length));
  },
  mdxJsxTextElement: inlineComponent,
  mdxJsxFlowElement: inlineComponent,
  mdxTextExpression: nothing,
};

/** What each block becomes; any other a paragraph. */
const blockHandlers: Readonly<Record<string, Handler>> = {
  paragraph(node, printing) {
    const [only, ...others] = node.children ?? [];
    return only?.type === 'image' && others.length === 0
      ? figure({ src: only.url, alt: only.alt }, printing)
      : element('p', {}, childrenOf(node, printing));
  },
  heading: (node, printing) => element('p', {}, element('bold', {}, childrenOf(node, printing))),
  list: ({ ordered, children = [] }, printing) =>
    block(
      'list',
      { 'list-type': ordered ? 'order' : 'bullet' },
      children.map((item) => block('list-item', {}, blocks(item.children, printing))),
    ),
  blockquote: ({ children }, printing) => block('disp-quote', {}, blocks(children, printing)),
  code: ({ value = '' }) => element('code', {}, xmlText(value)),
  math: ({ value = '' }) => element('disp-formula', {}, formula(value, true)),
  table: ({ children = [] }, printing) => table(children, printing),
  mdxJsxFlowElement: (node, printing) => component(node, printing),
  mdxjsEsm: nothing,
  mdxFlowExpression: nothing,
  thematicBreak: nothing,
  html: nothing,
};

function component(node: BodyNode, printing: Printing): string {
  const { name, children = [] } = node;
  // The first of two with the same id.
  const id = keptId(node, printing);
  if (name === 'table') return htmlTable(node, id, printing);
  if (name === 'p') return element('p', {}, childrenOf(node, printing));
  if (name === 'aside') return block('boxed-text', { id }, blocks(children, printing));
  if (name === 'dl') return definitionList(children, printing);
  if (name === 'math') return element('disp-formula', { id }, mathMl(node));
  if (name === 'div' && attributeOf(node, 'class') === 'equation') return numbered(children, id, printing);
  if (name === 'Figure')
    return figure(
      {
        src: attributeOf(node, 'src'),
        alt: attributeOf(node, 'alt'),
        caption: attributeOf(node, 'caption'),
        label: attributeOf(node, 'label'),
        children,
        id,
      },
      printing,
    );
  if (name === 'Equation') {
    const tex = children.find(({ type }) => type === 'math')?.value;
    const number = (printing.counts.equation += 1);
    return tex === undefined
      ? ''
      : element(
          'disp-formula',
          { id: id ?? `equation-${number}` },
          element('label', {}, `(${number})`) + formula(tex, true),
        );
  }
  return name === 'Cite'
    ? element('p', {}, cite(node, printing))
    : blocks(children, printing).filter(Boolean).join('\n');
}

const isReferenceId = (id: string, { references }: Printing) =>
  references.some((_, place) => referenceId(place) === id);

/** The elements of some names below nodes, through the groups that MDX puts around inline ones. */
const named = (nodes: readonly BodyNode[], ...names: readonly string[]): readonly BodyNode[] =>
  nodes.flatMap((node) => {
    if (!node.name) return named(node.children ?? [], ...names);
    return names.includes(node.name) ? [node] : [];
  });

/** A table in HTML, with its spans and its caption. */
function htmlTable({ children = [] }: BodyNode, id: string | undefined, printing: Printing): string {
  const cellOf = (cell: BodyNode) => {
    const spans = { colspan: attributeOf(cell, 'colspan'), rowspan: attributeOf(cell, 'rowspan') };
    return element(cell.name!, spans, childrenOf(cell, printing) || ' ');
  };
  const rowsOf = (part: BodyNode) =>
    named(part.children ?? [], 'tr').map((row) =>
      block('tr', {}, named(row.children ?? [], 'td', 'th').map(cellOf)),
    );
  const [caption] = named(children, 'caption');
  return block('table-wrap', { id }, [
    caption ? element('caption', {}, element('p', {}, childrenOf(caption, printing))) : '',
    block(
      'table',
      {},
      named(children, 'thead', 'tbody', 'tfoot').map((part) => block(part.name!, {}, rowsOf(part))),
    ),
  ]);
}

function definitionList(children: readonly BodyNode[], printing: Printing): string {
  const items: { term: string; definitions: string[] }[] = [];
  for (const one of named(children, 'dt', 'dd'))
    if (one.name === 'dt') items.push({ term: childrenOf(one, printing), definitions: [] });
    else items.at(-1)?.definitions.push(childrenOf(one, printing));
  return block(
    'def-list',
    {},
    items.map(({ term, definitions }) =>
      block('def-item', {}, [
        element('term', {}, term),
        ...definitions.map((text) => element('def', {}, element('p', {}, text))),
      ]),
    ),
  );
}

/** A formula with the number that its journal has given it. */
function numbered(children: readonly BodyNode[], id: string | undefined, printing: Printing): string {
  const label =
    named(children, 'span')[0] ??
    named(
      children.flatMap((one) => one.children ?? []),
      'span',
    )[0];
  const tex = children.find(({ type }) => type === 'math')?.value;
  const [math] = named(children, 'math');
  const content = tex === undefined ? math && mathMl(math) : formula(tex, true);
  return element(
    'disp-formula',
    { id },
    element('label', {}, label && childrenOf(label, printing)) + (content ?? ''),
  );
}

interface FigureParts {
  readonly src: string | null | undefined;
  readonly alt: string | null | undefined;
  readonly caption?: string | undefined;
  readonly label?: string | undefined;
  readonly children?: readonly BodyNode[];
  readonly id?: string | undefined;
}

function figure({ src, alt, caption, label, children = [], id }: FigureParts, printing: Printing): string {
  const number = (printing.counts.figure += 1);
  const text = (caption ? xmlText(caption) : '') + inline(children, printing);
  return block('fig', { id: id ?? `figure-${number}` }, [
    element('label', {}, label ? xmlText(label) : String(number)),
    element('caption', {}, element('p', {}, text.trim())),
    graphic('graphic', src ?? '', alt ?? ''),
  ]);
}

/** The image is beside the record but published under another name, so its source path identifies it. */
const graphic = (name: string, src: string, alt: string) =>
  `<${name} xlink:href="${xmlText(src)}">${element('alt-text', {}, xmlText(alt))}</${name}>`;

function table(rows: readonly BodyNode[], printing: Printing): string {
  const row = ({ children = [] }: BodyNode, cell: string) =>
    block(
      'tr',
      {},
      children.map((one) => `<${cell}>${inline(one.children ?? [], printing)}</${cell}>`),
    );
  const [head, ...others] = rows;
  return block('table-wrap', {}, [
    block('table', {}, [
      block('thead', {}, head ? [row(head, 'th')] : []),
      block(
        'tbody',
        {},
        others.map((one) => row(one, 'td')),
      ),
    ]),
  ]);
}

function cite(node: BodyNode, { references }: Printing): string {
  const note = attributeOf(node, 'note');
  const numbers = namesCited(attributeOf(node, 'id') ?? '').flatMap((name) => {
    const place = placeOfReference(references, name);
    return place === undefined
      ? []
      : [element('xref', { 'ref-type': 'bibr', rid: referenceId(place) }, String(place + 1))];
  });
  return numbers.length > 0 ? `[${numbers.join(', ')}${note ? `, ${xmlText(note)}` : ''}]` : '';
}

const anchored = new Set(['Figure', 'Equation', 'table', 'aside', 'div', 'span', 'math']);

/** Ids of figures, equations and others that are valid in XML and do not clash with ours. */
const idsIn = (nodes: readonly BodyNode[]): Set<string> =>
  new Set(
    nodes
      .flatMap((node) => [
        ...(anchored.has(node.name ?? '') ? [attributeOf(node, 'id') ?? ''] : []),
        ...idsIn(node.children ?? []),
      ])
      .filter((id) => /^[A-Za-z_][\w.-]*$/.test(id) && !/^(?:ref|related|fn|figure|equation)-\d+$/.test(id)),
  );

const marks: Readonly<Record<string, string>> = { emphasis: 'italic', strong: 'bold', delete: 'strike' };
const htmlMarks: Readonly<Record<string, string>> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  strong: 'bold',
  sub: 'sub',
  sup: 'sup',
  code: 'monospace',
  u: 'underline',
  s: 'strike',
};
