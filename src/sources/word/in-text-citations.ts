import { jatsElement } from '../jats/new-elements.ts';
import { textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { citation, pieces, unlinked, type Replacement } from './citation-marks.ts';
import { byName, datesOf } from './named-citations.ts';
import { bracketed, raisedPlaces, startOf, wayOf } from './numbered-citations.ts';

// Citations in a text become links only where their target is unique: a false link is worse than none.

/** What a citation is linked with. */
export interface Cited {
  /** The references as printed, without marks. */
  readonly references: readonly string[];
  /** The ids of the text’s figures and tables, by their labels as printed. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A text with its citations linked, and how many there are. */
interface Linked {
  readonly blocks: readonly XmlElement[];
  readonly count: number;
}

/** Numbers in brackets, or raised: a text uses one way. */
export function withCitations(blocks: readonly XmlElement[], { references, labels }: Cited): Linked {
  let count = 0;
  const dates = datesOf(references);
  const way = wayOf(blocks, references.length);
  // The raised numbers of a title page are those of affiliations.
  const start = startOf(blocks);
  const inText = (text: string, before: string): readonly XmlNode[] =>
    pieces(text, [
      ...(way === 'brackets' ? bracketed(text, references.length) : []),
      ...byName(text, dates),
      ...mentions(text, labels, before),
    ]).map((piece) => {
      if (typeof piece !== 'string' && piece.attributes['ref-type'] === 'bibr')
        count += piece.attributes['rid']!.split(' ').length;
      return piece;
    });
  const walk = (nodes: readonly XmlNode[], isTitlePage: boolean): readonly XmlNode[] =>
    nodes.flatMap((node, place): readonly XmlNode[] => {
      if (typeof node === 'string') return inText(node, place > 0 ? textIn(nodes[place - 1]!) : '');
      if (unlinked.has(node.name)) return [node];
      const raised =
        way === 'raised' && !isTitlePage ? raisedPlaces(nodes, place, references.length) : undefined;
      if (raised) {
        count += raised.length;
        return [citation(raised)];
      }
      return [{ ...node, children: walk(node.children, isTitlePage) }];
    });
  return {
    blocks: blocks.map((block, place) => ({ ...block, children: walk(block.children, place < start) })),
    count,
  };
}

/** “Figure 1” in the text, exactly as below the figure. */
function mentions(text: string, labels: ReadonlyMap<string, string>, before: string): readonly Replacement[] {
  return [...labels].flatMap(([label, id]) =>
    [
      ...text.matchAll(
        new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escapedPattern(label)}(?![\\p{N}\\p{L}]|[.-]\\p{N})`, 'giu'),
      ),
    ]
      .filter(({ index }) => index > 0 || !/[\p{L}\p{N}]$/u.test(before))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        node: jatsElement('xref', { 'ref-type': 'fig', rid: id }, [match[0]]),
      })),
  );
}
const escapedPattern = (text: string) => RegExp.escape(text).replace(/\\x20| /g, '[\\s\\u00a0]');
