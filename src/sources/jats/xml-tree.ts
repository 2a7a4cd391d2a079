import { decodeHTML } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import { linesOf } from '../files/line-numbers.ts';

/** An element of an XML file, in document order. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By their names without prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** From 1. */
  readonly line: number;
}
export type XmlNode = XmlElement | string;

/** Nothing in an article is nested deeper. */
const maxDepth = 200;

/**
 * Parses an XML file. Entities of a document type are not expanded, nothing outside the file is read, and comments and processing
 * instructions are dropped.
 * @returns the root element, or what is wrong, in an editor's words
 */
export function parseXml(source: string): XmlElement | { readonly message: string } {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    removeNSPrefix: true,
    captureMetaData: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    cdataPropName: cdata,
  });
  const lineAt = linesOf(source);
  try {
    const roots = (parser.parse(withoutDoctype(source)) as readonly ParsedNode[]).flatMap((node) =>
      toNode(node, lineAt, 0),
    );
    const root = roots.find((node) => typeof node !== 'string');
    return root ?? { message: 'it has no elements.\nExport it again as JATS XML.' };
  } catch (error) {
    return {
      message: `it is not well-formed XML: ${(error as Error).message.split('\n')[0]}.\nExport it again as JATS XML.`,
    };
  }
}

const cdata = '#cdata';

/** A node as the parser returns it: its children by its name, and its attributes in `:@`. */
type ParsedNode = Readonly<Record<string, unknown>> & { readonly ':@'?: Readonly<Record<string, string>> };

const meta = XMLParser.getMetaDataSymbol() as symbol;

function toNode(node: ParsedNode, lineAt: (offset: number) => number, depth: number): readonly XmlNode[] {
  if (depth > maxDepth) throw new Error(`its elements are nested more than ${maxDepth} deep`);
  if (typeof node['#text'] === 'string') return [decodeHTML(node['#text'])];
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined) return [];
  const children = node[name] as readonly ParsedNode[];
  // Marked as characters, so entities in it stand for themselves.
  if (name === cdata)
    return children.flatMap((one) => (typeof one['#text'] === 'string' ? [one['#text']] : []));
  const { startIndex = 0 } = ((node as Record<symbol, unknown>)[meta] ?? {}) as { startIndex?: number };
  return [
    {
      name,
      attributes: Object.fromEntries(
        Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, decodeHTML(String(value))]),
      ),
      children: children.flatMap((child) => toNode(child, lineAt, depth + 1)),
      line: lineAt(startIndex),
    },
  ];
}

/** Replaces the document type declaration by spaces: line numbers stay the same, and it defines no entities. */
const withoutDoctype = (source: string): string =>
  source.replace(/<!DOCTYPE(?:[^<>[]|\[[^\]]*\])*>/, (doctype) => doctype.replace(/[^\n]/g, ' '));

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The elements of a name below an element, in document order. */
export const elementsIn = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(names.includes(child.name) ? [child] : []), ...elementsIn(child, ...names)],
  );

/** The children of an element with one of these names. */
export const childrenNamed = ({ children }: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string' && names.includes(child.name));

/** The text of an element in one line; undefined if there is none. */
export const oneLineIn = (element: XmlElement | undefined): string | undefined =>
  (element && textIn(element).replace(/\s+/g, ' ').trim()) || undefined;

/** The text of a node and everything in it. */
export const textIn = (node: XmlNode): string =>
  typeof node === 'string' ? node : node.children.map(textIn).join('');
