import type { XmlElement, XmlNode } from './xml-tree.ts';

const marks: Readonly<Record<string, string>> = { italic: 'i', bold: 'b', sub: 'sub', sup: 'sup', sc: 'sc' };

/** What is no part of a text: notes, and what is only for programs. */
const unseen = new Set(['fn', 'xref', 'alt-text', 'object-id', 'math']);

/** The text of an element in one line, with the marks of a record: https://jats.nlm.nih.gov/archiving/tag-library/1.3/ */
export function markedText(element: XmlElement): string {
  const print = (node: XmlNode): string => {
    if (typeof node === 'string') return node.replace(/[\\$<]/g, '\\$&');
    if (unseen.has(node.name)) return '';
    const inside = node.children.map(print).join(node.name === 'list' ? ' ' : '');
    const mark = marks[node.name];
    return mark && inside.trim() ? `<${mark}>${inside}</${mark}>` : inside;
  };
  return element.children.map(print).join('').replace(/\s+/g, ' ').trim();
}
