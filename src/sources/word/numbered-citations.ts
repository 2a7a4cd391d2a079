import { textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { western } from './captions.ts';
import { citation, link, unlinked, type Replacement } from './citation-marks.ts';

// Citations by numbers: “[1, 3–5]”, “[1, с. 25]”, or raised.

/** The first heading; what is before it may be a title page. */
export const startOf = (blocks: readonly XmlElement[]): number =>
  Math.max(
    0,
    blocks.findIndex(({ name }) => name === 'title'),
  );

/** The places that a raised node among others names, unless it is an exponent (m²), or a mass number (¹³C). */
export function raisedPlaces(
  nodes: readonly XmlNode[],
  place: number,
  count: number,
): readonly number[] | undefined {
  const node = nodes[place]!;
  if (typeof node === 'string' || node.name !== 'sup') return undefined;
  const [before = '', after = ''] = [nodes[place - 1], nodes[place + 1]].map((one) => one && textIn(one));
  return isUnit(before) || /^[\p{L}\p{N}]/u.test(after) ? undefined : placesIn(textIn(node), count);
}

const dash = '[-‐‑–—−]';
const numberOrRange = `\\p{Nd}{1,3}(?:\\s*${dash}\\s*\\p{Nd}{1,3})?`;
const list = new RegExp(`^\\s*${numberOrRange}(?:\\s*[,;،؛]\\s*${numberOrRange})*\\s*$`, 'u');

/** The places in a list of `count` that “1, 3–5” names, each once; undefined if any is not in the list. */
function placesIn(text: string, count: number): readonly number[] | undefined {
  if (!list.test(text)) return undefined;
  const places = western(text)
    .split(/[,;،؛]/)
    .flatMap((part) => {
      const [first = 0, last = first] = part.split(new RegExp(dash)).map(Number);
      // A range runs upwards; NaN makes the whole unknown.
      return last < first || last - first > 100 ? [Number.NaN] : range(first, last);
    });
  return places.every((place) => place >= 1 && place <= count) ? [...new Set(places)] : undefined;
}
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A page after the number of a work: “с. 25”, “pp. 3–5”. Without its word a number is a reference. */
const locator =
  /^\s*[,:،]?\s*((?:pp?|с|С|S|s|стр|ص|pág|págs|vol|т|Т|ch|гл|chap|fig|рис|табл|л|№|§|f{1,2})\.?\s*[\p{Nd}IVXivx][^;[\]]{0,40})$/u;

/** Citations in brackets, in a text with a list of `count` references. */
export function bracketed(text: string, count: number): readonly Replacement[] {
  const groups = [...text.matchAll(/\[([^[\]]{1,80})\]/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    inside: match[1]!,
  }));
  return groups.flatMap((group, index): readonly Replacement[] => {
    // “[6]–[8]”
    const next = groups[index + 1];
    const isRange = next && new RegExp(`^\\s*${dash}\\s*$`).test(text.slice(group.end, next.start));
    const through = isRange ? placesIn(`${group.inside}-${next.inside}`, count) : undefined;
    if (through) return [{ start: group.start, end: next!.end, node: citation(through) }];
    const places = placesIn(group.inside, count);
    if (places) return [{ start: group.start, end: group.end, node: citation(places) }];
    return withPages(group, count);
  });
}

/** “[1, с. 25; 3]”: one work with a page is a citation with a note; of several, each number is a link. */
function withPages(
  { start, end, inside }: { readonly start: number; readonly end: number; readonly inside: string },
  count: number,
): readonly Replacement[] {
  let offset = start + 1;
  const parts = inside.split(/(?<=[;؛])/).map((part) => {
    const at = offset;
    offset += part.length;
    const [, space = '', number = '', rest = ''] =
      /^(\s*)(\d{1,3})(?!\d)([^]*)$/.exec(part.replace(/[;؛]$/, '')) ?? [];
    const place = Number(number);
    const [, note] = locator.exec(rest) ?? [];
    const isKnown = place >= 1 && place <= count && (rest.trim() === '' || note !== undefined);
    return isKnown
      ? { start: at + space.length, end: at + space.length + number.length, place, note }
      : undefined;
  });
  if (parts.some((part) => part === undefined)) return [];
  const [only, ...others] = parts as readonly NonNullable<(typeof parts)[number]>[];
  if (only && others.length === 0) return [{ start, end, node: citation([only.place], only.note?.trim()) }];
  return (parts as readonly NonNullable<(typeof parts)[number]>[]).map(({ place, ...at }) => ({
    start: at.start,
    end: at.end,
    node: link(place, String(place)),
  }));
}

/**
 * How a text cites by numbers: in brackets, or raised; undefined if too few of its references are found so, since brackets may be
 * intervals and raised numbers exponents.
 */
export function wayOf(blocks: readonly XmlElement[], count: number): 'brackets' | 'raised' | undefined {
  const brackets = new Set<number>();
  const raised = new Set<number>();
  const look = (nodes: readonly XmlNode[]): void =>
    nodes.forEach((node, place) => {
      if (typeof node === 'string')
        for (const { node: found } of bracketed(node, count))
          for (const rid of found.attributes['rid']!.split(' ')) brackets.add(Number(rid.replace(/\D+/, '')));
      else if (node.name === 'sup')
        for (const one of raisedPlaces(nodes, place, count) ?? []) raised.add(one);
      else if (!unlinked.has(node.name)) look(node.children);
    });
  for (const { children } of blocks.slice(startOf(blocks))) look(children);
  const isEnough = (found: ReadonlySet<number>) => count > 0 && found.size >= count / 2;
  if (isEnough(brackets) && brackets.size >= raised.size) return 'brackets';
  return isEnough(raised) ? 'raised' : undefined;
}

/** Whether a raised number after this text is an exponent: “10⁵”, “m²”, “cm³”, “χ²”. */
const isUnit = (before: string): boolean =>
  before.trim() === '' || /(?:^|[^\p{L}\p{M}])(?:\p{L}\p{M}*){1,2}$|[\p{Nd}\]=+−-]$/u.test(before);
