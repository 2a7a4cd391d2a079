import { mathError } from '../../record/math.ts';
import { attribute, escapedText } from './mdx-text.ts';
import { isElement, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Why a formula cannot be written between dollar signs. */
export const texProblem = (source: string): string | undefined =>
  /(?<!\\)\$/.test(source) ? 'it contains a dollar sign' : mathError(source);

/** The formula without the document and the signs around it that some publishers write. */
export function texOf(text: string): string {
  const [, inDocument = text] = /\\begin\{document\}([^]*?)\\end\{document\}/.exec(text) ?? [];
  const bare = inDocument
    .trim()
    .replace(/^(?:\$\$?|\\\[|\\\()|(?:(?<!\\)\$\$?|\\\]|\\\))$/g, '')
    .replace(/\s+/g, ' ')
    // MathType writes TeX's argument without braces, which Temml needs.
    .replace(/\\mathop\s*(\\[a-z]+)/gi, '\\mathop{$1}')
    .trim();
  return bare === text ? bare : texOf(bare);
}

/** MathML without namespaces, scripts and styles. */
export function mathMarkup(element: XmlElement, isDisplay: boolean): string {
  const print = (node: XmlNode): string => {
    if (!isElement(node)) return node.trim() ? escapedText(node.trim()) : '';
    if (!/^m[a-z]+$|^(?:semantics|annotation)$/.test(node.name) || node.name === 'annotation') return '';
    const kept = Object.entries(node.attributes).filter(([name]) => mathAttributes.has(name));
    const names = kept.map(([name, value]) => ` ${name}="${attribute(value)}"`).join('');
    return `<${node.name}${names}>${node.children.map(print).join('')}</${node.name}>`;
  };
  return `<math${isDisplay ? ' display="block"' : ''}>${element.children.map(print).join('')}</math>`;
}
const mathAttributes = new Set([
  ...[
    'mathvariant',
    'stretchy',
    'fence',
    'separator',
    'accent',
    'accentunder',
    'columnalign',
    'columnspan',
    'rowspan',
  ],
  ...[
    'displaystyle',
    'linethickness',
    'width',
    'height',
    'depth',
    'lspace',
    'rspace',
    'notation',
    'form',
    'symmetric',
  ],
]);
