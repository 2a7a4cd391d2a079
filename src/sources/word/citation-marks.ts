import { referenceId } from '../../record/cited-reference.ts';
import { jatsElement } from '../jats/new-elements.ts';
import type { XmlElement, XmlNode } from '../jats/xml-tree.ts';

// What becomes of a citation that was found in a text.

/** What has a link already, or is no text. */
export const unlinked = new Set([
  'xref',
  'ext-link',
  'tex-math',
  'label',
  'title',
  'alt-text',
  'preformat',
  'monospace',
]);

/** References by their places from 1. The page prints their numbers: `<Cite id="1, 3" />` */
export const citation = (places: readonly number[], note?: string): XmlElement =>
  jatsElement(
    'xref',
    {
      'ref-type': 'bibr',
      rid: places.map((place) => referenceId(place - 1)).join(' '),
      'specific-use': 'cite',
      note,
    },
    [places.join(', ')],
  );
export const link = (place: number, text: string): XmlElement =>
  jatsElement('xref', { 'ref-type': 'bibr', rid: referenceId(place - 1) }, [text]);

/** A part of a text that becomes an element. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly node: XmlElement;
}

/** The text around what was found in it; what overlaps an earlier one is left. */
export function pieces(text: string, found: readonly Replacement[]): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  let end = 0;
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < end) continue;
    if (one.start > end) nodes.push(text.slice(end, one.start));
    nodes.push(one.node);
    end = one.end;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}
