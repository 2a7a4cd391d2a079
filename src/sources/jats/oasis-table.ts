import { childrenNamed, type XmlElement } from './xml-tree.ts';

/** A group of OASIS's table model as one of XHTML's: https://jats.nlm.nih.gov/archiving/tag-library/1.3/chapter/oasis-table.html */
export function withoutCals(group: XmlElement): XmlElement {
  const columns = childrenNamed(group, 'colspec').map(({ attributes }) => attributes['colname'] ?? '');
  const spans = new Map(
    childrenNamed(group, 'spanspec').map(({ attributes }) => [attributes['spanname'] ?? '', attributes]),
  );
  const cell = (entry: XmlElement, name: string): XmlElement => {
    const { namest = '', nameend = '' } = spans.get(entry.attributes['spanname'] ?? '') ?? entry.attributes;
    const width = columns.indexOf(nameend) - columns.indexOf(namest) + 1;
    const height = Number(entry.attributes['morerows'] ?? 0) + 1;
    return { ...entry, name, attributes: { colspan: String(width), rowspan: String(height) } };
  };
  const part = (one: XmlElement): XmlElement => ({
    ...one,
    children: childrenNamed(one, 'row').map((row) => ({
      ...row,
      name: 'tr',
      children: childrenNamed(row, 'entry').map((entry) => cell(entry, one.name === 'thead' ? 'th' : 'td')),
    })),
  });
  return { ...group, children: childrenNamed(group, 'thead', 'tbody', 'tfoot').map(part) };
}
