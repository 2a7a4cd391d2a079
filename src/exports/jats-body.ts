import type { Article } from '../record/article.ts';
import { attributeOf, namesCited, type BodyNode } from '../record/body-node.ts';
import { placeOfReference, referenceId } from '../record/cited-reference.ts';
import { mathError } from '../record/math.ts';
import { formula } from './jats-text.ts';
import { block, element, xmlText } from './xml.ts';

// The text below a record as JATS, as far as JATS has equivalent elements; for any other component only its text. A formula that cannot be typeset
// is a build error.

/** `<body>` of an article, and its footnotes for `<back>`. */
export function bodyOf(article: Article): { readonly body: string; readonly footnotes: string } {
  const { body: nodes = [] } = article;
  const notes = nodes.filter(({ type }) => type === 'footnoteDefinition');
  const printer = printing(
    article,
    new Map(notes.map(({ identifier }, place) => [identifier, `fn-${place + 1}`])),
  );
  const text = nodes.filter((node) => !notes.includes(node));
  return {
    body: block('body', {}, sections(text, printer)),
    footnotes: block(
      'fn-group',
      {},
      notes.map((note, place) =>
        block('fn', { id: `fn-${place + 1}` }, (note.children ?? []).map(printer.block)),
      ),
    ),
  };
}

type Printer = ReturnType<typeof printing>;

/** Headings as nested sections, each up to the next heading of the same depth. */
function sections(nodes: readonly BodyNode[], printer: Printer): readonly string[] {
  const depths = nodes.flatMap(({ type, depth }) => (type === 'heading' && depth ? [depth] : []));
  const top = Math.min(...depths);
  const starts = nodes.flatMap((node, index) =>
    node.type === 'heading' && node.depth === top ? [index] : [],
  );
  const first = starts[0] ?? nodes.length;
  return [
    ...nodes.slice(0, first).map(printer.block),
    ...starts.map((start, index) => {
      const [heading, ...inside] = nodes.slice(start, starts[index + 1] ?? nodes.length);
      return block('sec', {}, [
        element('title', {}, printer.inline(heading!.children ?? []) || ' '),
        ...sections(inside, printer),
      ]);
    }),
  ];
}

function printing(article: Article, notes: ReadonlyMap<string | undefined, string>) {
  const counts = { figure: 0, equation: 0 };
  const ids = idsIn(article.body ?? []);
  const used = new Set<string>();
  const inline = (nodes: readonly BodyNode[]): string => nodes.map(inlineOf).join('');
  const marked = (mark: string | undefined, children: readonly BodyNode[]) =>
    mark ? element(mark, {}, inline(children)) : inline(children);
  const blocks = (nodes: readonly BodyNode[] = []): readonly string[] => nodes.map(blockOf);

  function inlineOf(node: BodyNode): string {
    const { type, value = '', children = [], url = '' } = node;
    switch (type) {
      case 'text':
        return xmlText(value.replace(/\s+/g, ' '));
      case 'inlineMath':
        return mathError(value) || value !== value.trim()
          ? xmlText(`$${value}$`)
          : element('inline-formula', {}, formula(value));
      case 'inlineCode':
        return element('monospace', {}, xmlText(value));
      case 'break':
        return ' ';
      case 'link':
        if (url.startsWith('#'))
          return ids.has(url.slice(1))
            ? element('xref', { rid: url.slice(1) }, inline(children))
            : inline(children);
        return element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': url }, inline(children));
      case 'image':
        return graphic('inline-graphic', url, node.alt ?? '');
      case 'footnoteReference':
        return element(
          'xref',
          { 'ref-type': 'fn', rid: notes.get(node.identifier) },
          notes.get(node.identifier)?.slice('fn-'.length),
        );
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        if (node.name === 'Cite') return cite(node);
        return marked(htmlMarks[node.name ?? ''], children);
      case 'mdxTextExpression':
        return '';
      default:
        return marked(marks[type], children);
    }
  }

  function blockOf(node: BodyNode): string {
    const { type, children = [], value = '' } = node;
    switch (type) {
      case 'paragraph': {
        const [only, ...others] = children;
        return only?.type === 'image' && others.length === 0
          ? figure(only.url ?? '', only.alt ?? '', [], undefined)
          : element('p', {}, inline(children));
      }
      case 'heading':
        return element('p', {}, element('bold', {}, inline(children)));
      case 'list':
        return block(
          'list',
          { 'list-type': node.ordered ? 'order' : 'bullet' },
          children.map((item) => block('list-item', {}, blocks(item.children))),
        );
      case 'blockquote':
        return block('disp-quote', {}, blocks(children));
      case 'code':
        return element('code', {}, xmlText(value));
      case 'math':
        return element('disp-formula', {}, formula(value, true));
      case 'table':
        return table(children);
      case 'mdxJsxFlowElement':
        return component(node);
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'thematicBreak':
      case 'html':
        return '';
      default:
        return element('p', {}, inline([node]));
    }
  }

  function component(node: BodyNode): string {
    const { name, children = [] } = node;
    const written = attributeOf(node, 'id') ?? '';
    // The first of two with the same id.
    const id = ids.has(written) && !used.has(written) ? written : undefined;
    used.add(written);
    if (name === 'Figure')
      return figure(
        attributeOf(node, 'src') ?? '',
        attributeOf(node, 'alt') ?? '',
        children,
        id,
        attributeOf(node, 'caption'),
      );
    if (name === 'Equation') {
      const tex = children.find(({ type }) => type === 'math')?.value;
      const number = (counts.equation += 1);
      return tex === undefined
        ? ''
        : element(
            'disp-formula',
            { id: id ?? `equation-${number}` },
            element('label', {}, `(${number})`) + formula(tex, true),
          );
    }
    return name === 'Cite' ? element('p', {}, cite(node)) : blocks(children).filter(Boolean).join('\n');
  }

  function figure(
    src: string,
    alt: string,
    children: readonly BodyNode[],
    id: string | undefined,
    caption?: string,
  ): string {
    const number = (counts.figure += 1);
    const text = (caption ? xmlText(caption) : '') + inline(children);
    return block('fig', { id: id ?? `figure-${number}` }, [
      element('label', {}, String(number)),
      element('caption', {}, element('p', {}, text.trim())),
      graphic('graphic', src, alt),
    ]);
  }

  /** The image is beside the record but published under another name, so its source path identifies it. */
  const graphic = (name: string, src: string, alt: string) =>
    `<${name} xlink:href="${xmlText(src)}">${element('alt-text', {}, xmlText(alt))}</${name}>`;

  function table(rows: readonly BodyNode[]): string {
    const row = ({ children = [] }: BodyNode, cell: string) =>
      block(
        'tr',
        {},
        children.map((one) => `<${cell}>${inline(one.children ?? [])}</${cell}>`),
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

  function cite(node: BodyNode): string {
    const note = attributeOf(node, 'note');
    const numbers = namesCited(attributeOf(node, 'id') ?? '').flatMap((name) => {
      const place = placeOfReference(article.references ?? [], name);
      return place === undefined
        ? []
        : [element('xref', { 'ref-type': 'bibr', rid: referenceId(place) }, String(place + 1))];
    });
    return numbers.length > 0 ? `[${numbers.join(', ')}${note ? `, ${xmlText(note)}` : ''}]` : '';
  }

  return { inline, block: blockOf };
}

/** Ids of figures and equations that are valid in XML and do not clash with ours. */
const idsIn = (nodes: readonly BodyNode[]): Set<string> =>
  new Set(
    nodes
      .flatMap((node) => [
        ...(node.name === 'Figure' || node.name === 'Equation' ? [attributeOf(node, 'id') ?? ''] : []),
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
};
