/**
 * A node of the text below a record, as https://github.com/syntax-tree/mdast and its extensions for MDX, tables, footnotes and math
 * have it; without positions.
 */
export interface BodyNode {
  readonly type: string;
  readonly children?: readonly BodyNode[];
  /** Of text, code and math. */
  readonly value?: string;
  /** Of a heading, from 1. */
  readonly depth?: number;
  /** Of links and pictures. */
  readonly url?: string;
  readonly alt?: string | null;
  /** Of a list. */
  readonly ordered?: boolean | null;
  /** Of a footnote. */
  readonly identifier?: string;
  /** Of a component. */
  readonly name?: string | null;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
}

/** An attribute of a component, if it is a text. */
export function attributeOf({ attributes = [] }: BodyNode, name: string): string | undefined {
  const value = attributes.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The names of the references that one `<Cite id="…" />` cites. */
export const namesCited = (id: string): readonly string[] => id.split(/\s*[,;]\s*/).filter(Boolean);

/** The names of all references that a text cites. */
export const citesIn = (nodes: readonly BodyNode[]): readonly string[] =>
  nodes.flatMap((node) => [
    ...(node.name === 'Cite' ? namesCited(attributeOf(node, 'id') ?? '') : []),
    ...citesIn(node.children ?? []),
  ]);

/** The pictures that a text shows, as it names them. */
export const picturesIn = (nodes: readonly BodyNode[]): readonly string[] =>
  nodes.flatMap((node) => [
    ...(node.type === 'image' && node.url ? [node.url] : []),
    ...(node.name === 'Figure' ? [attributeOf(node, 'src') ?? []].flat() : []),
    ...picturesIn(node.children ?? []),
  ]);
