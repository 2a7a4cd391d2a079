/**
 * A node of the text below a record, as https://github.com/syntax-tree/mdast and its extensions for MDX, tables, footnotes and math
 * have it; without positions.
 */
export interface BodyNode {
  readonly type: string;
  readonly children?: readonly BodyNode[];
  /** The content of text, code and math. */
  readonly value?: string;
  /** Heading level, from 1. */
  readonly depth?: number;
  /** Target of a link or image. */
  readonly url?: string;
  readonly alt?: string | null;
  /** Whether a list is numbered. */
  readonly ordered?: boolean | null;
  /** Identifier of a footnote. */
  readonly identifier?: string;
  /** Name of a component. */
  readonly name?: string | null;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
}

/** An attribute of a component, if it is a text. */
export function attributeOf({ attributes = [] }: BodyNode, name: string): string | undefined {
  const value = attributes.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The keys of the references that one `<Cite id="…" />` cites. */
export const namesCited = (id: string): readonly string[] => id.split(/\s*[,;]\s*/).filter(Boolean);

/** The keys of all references that a text cites. */
export const citesIn = (nodes: readonly BodyNode[]): readonly string[] =>
  nodes.flatMap((node) => [
    ...(node.name === 'Cite' ? namesCited(attributeOf(node, 'id') ?? '') : []),
    ...citesIn(node.children ?? []),
  ]);

/** The words of a text, without those of formulas and code that runs. */
export const wordsOfBody = (nodes: readonly BodyNode[]): string =>
  nodes
    .map(({ type, name, value = '', children = [] }) => {
      if (name === 'math' || /math|mdxjsEsm|Expression/i.test(type)) return ' ';
      // A word may be set in two types: H₂O.
      const isInline = /^(?:text|emphasis|strong|mdxJsxTextElement)$/.test(type);
      return value + wordsOfBody(children) + (isInline ? '' : ' ');
    })
    .join('');

/** The images that a text shows, as written. */
export const picturesIn = (nodes: readonly BodyNode[]): readonly string[] =>
  nodes.flatMap((node) => [
    ...(node.type === 'image' && node.url ? [node.url] : []),
    ...(node.name === 'Figure' ? [attributeOf(node, 'src') ?? []].flat() : []),
    ...picturesIn(node.children ?? []),
  ]);

/** The numbered figures of a text in their order, with the ids that their page gives them. */
export function figuresIn(
  nodes: readonly BodyNode[],
): readonly { readonly src: string; readonly id: string }[] {
  const found: { src: string; id: string }[] = [];
  const visit = (node: BodyNode) => {
    const src = node.name === 'Figure' ? attributeOf(node, 'src') : undefined;
    if (src) found.push({ src, id: attributeOf(node, 'id') ?? `figure-${found.length + 1}` });
    for (const child of node.children ?? []) visit(child);
  };
  for (const node of nodes) visit(node);
  return found;
}
