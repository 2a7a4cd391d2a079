import type { XmlElement, XmlNode } from './xml-tree.ts';

// Elements of JATS made of another format, which then has the writer of MDX of JATS.

/** An element of a document that has no lines. */
export const jatsElement = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly XmlNode[],
): XmlElement => ({
  name,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ),
  children: joined(children),
  line: 1,
});

/** Neighbouring texts as one, for patterns that span them. */
export const joined = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
  nodes.reduce<XmlNode[]>((all, node) => {
    const last = all.at(-1);
    if (typeof node !== 'string' || typeof last !== 'string') all.push(node);
    else all[all.length - 1] = last + node;
    return all;
  }, []);

/** Blocks in sections by their headings, whose levels may begin anywhere and leave some out. */
export function inSections(blocks: readonly XmlElement[]): readonly XmlElement[] {
  const levels = blocks.flatMap(({ name, attributes }) =>
    name === 'title' ? [Number(attributes['level'])] : [],
  );
  const top = Math.min(...levels);
  if (levels.length === 0) return blocks;
  const start = blocks.findIndex(
    ({ name, attributes }) => name === 'title' && Number(attributes['level']) === top,
  );
  const before = start > 0 ? inSections(blocks.slice(0, start)) : [];
  const rest = blocks.slice(start);
  const starts = rest.flatMap(({ name, attributes }, place) =>
    name === 'title' && Number(attributes['level']) === top ? [place] : [],
  );
  return [
    ...before,
    ...starts.map((from, index) =>
      jatsElement('sec', {}, [rest[from]!, ...inSections(rest.slice(from + 1, starts[index + 1]))]),
    ),
  ];
}
