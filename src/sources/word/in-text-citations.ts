import { referenceId } from '../../record/cited-reference.ts';
import { textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { western } from './captions.ts';
import { jatsElement } from '../jats/new-elements.ts';

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

/** The first heading; what is before it may be a title page. */
const startOf = (blocks: readonly XmlElement[]): number =>
  Math.max(
    0,
    blocks.findIndex(({ name }) => name === 'title'),
  );

/** The places that a raised node among others names, unless it is an exponent (m²), or a mass number (¹³C). */
function raisedPlaces(
  nodes: readonly XmlNode[],
  place: number,
  count: number,
): readonly number[] | undefined {
  const node = nodes[place]!;
  if (typeof node === 'string' || node.name !== 'sup') return undefined;
  const [before = '', after = ''] = [nodes[place - 1], nodes[place + 1]].map((one) => one && textIn(one));
  return isUnit(before) || /^[\p{L}\p{N}]/u.test(after) ? undefined : placesIn(textIn(node), count);
}

/** What has a link already, or is no text. */
const unlinked = new Set([
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
const citation = (places: readonly number[], note?: string): XmlElement =>
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
const link = (place: number, text: string): XmlElement =>
  jatsElement('xref', { 'ref-type': 'bibr', rid: referenceId(place - 1) }, [text]);

/** A part of a text that becomes an element. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly node: XmlElement;
}

/** The text around what was found in it; what overlaps an earlier one is left. */
function pieces(text: string, found: readonly Replacement[]): readonly XmlNode[] {
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

// Numbers

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

function bracketed(text: string, count: number): readonly Replacement[] {
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
function wayOf(blocks: readonly XmlElement[], count: number): 'brackets' | 'raised' | undefined {
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

// Names and years

/** What identifies a reference in a text. */
interface Dated {
  readonly place: number;
  /** Of the first author. */
  readonly family: string;
  /** With its letter: `2019a` */
  readonly year: string;
  /** What is before the year: the names. */
  readonly head: string;
}

const yearPattern = /(?<!\p{Nd})((?:1[5-9]|20)\d\d)([a-zа-я]?)(?![\p{Nd}\p{L}])/u;

function datesOf(references: readonly string[]): readonly Dated[] {
  return references.flatMap((text, index) => {
    const inParentheses = new RegExp(`\\((?=[^()]*${yearPattern.source})`, 'u').exec(text);
    const from = inParentheses && inParentheses.index < 200 ? inParentheses.index : 0;
    const found = yearPattern.exec(text.slice(from));
    const [, family] = /^[^\p{L}]*((?:\p{L}\p{M}*|['’ʼ-])+)/u.exec(text) ?? [];
    return found && family
      ? [{ place: index + 1, family, year: found[1]! + found[2]!, head: text.slice(0, from + found.index) }]
      : [];
  });
}

const connectors =
  /^(?:&|and|и|та|و|y|et|und|e|en|og|och|i|ve|with|al|др|ін|وآخرون|وآخرين|others|colleagues|co-authors|коллеги|ср)$/iu;
const signals =
  /^(?:see|also|cf|e|g|eg|i|a|for|example|instance|compare|vgl|siehe|voir|véase|ver|см|также|напр|например|ср|انظر|ينظر|راجع)$/iu;
const wordsIn = (text: string) => text.match(/(?:\p{L}\p{M}*|['’ʼ-])+|&/gu) ?? [];

function byName(text: string, dates: readonly Dated[]): readonly Replacement[] {
  return [...text.matchAll(new RegExp(yearPattern, 'gu'))].flatMap((match): readonly Replacement[] => {
    const year = match[1]! + match[2]!;
    const end = match.index + match[0].length;
    // As far back as one citation goes: to a bracket or semicolon; “Ro (2020)” goes over the bracket.
    const [, open = ''] = /(\(\s*)$/.exec(text.slice(0, match.index)) ?? [];
    const until = match.index - open.length;
    const [before = ''] = /[^()[\];؛]{0,120}$/u.exec(text.slice(0, until))!;
    const isNarrative = open !== '';
    const targets = dates.flatMap((dated) => {
      if (dated.year !== year) return [];
      const at = lastWord(before, dated.family);
      if (at < 0) return [];
      const between = wordsIn(before.slice(at + dated.family.length));
      const preceding = wordsIn(before.slice(0, at));
      const areNamed = between.every(
        (word) => connectors.test(word) || lastWord(dated.head, word.replace(/^و(?=ال)/, '')) >= 0,
      );
      // It is not the first author there: “Dyer & Abbot, 2011” is no work by Abbot.
      const [last = ''] = preceding.slice(-1);
      const isFirst = isNarrative
        ? !/^(?:&|and|и|та|و|y|et|und|e)$/iu.test(last)
        : preceding.every((word) => signals.test(word));
      const gap = before.slice(at + dated.family.length);
      return areNamed && isFirst && !/[.!?]\s+\p{Lu}\p{Ll}{3}/u.test(gap) && between.length <= 8
        ? [{ dated, at }]
        : [];
    });
    // Two works of one author and year.
    const [target, other] = targets;
    if (!target || other) return [];
    const start = isNarrative ? match.index : until - before.length + target.at;
    return [{ start, end, node: link(target.dated.place, text.slice(start, end)) }];
  });
}

/** Where a whole word is in a text for the last time; -1 if it is not. */
function lastWord(text: string, word: string): number {
  const isLetter = (at: number) => /[\p{L}\p{M}]/u.test(text[at] ?? '');
  for (let at = text.lastIndexOf(word); at >= 0; at = at > 0 ? text.lastIndexOf(word, at - 1) : -1)
    if (!isLetter(at - 1) && !isLetter(at + word.length)) return at;
  return -1;
}

// Figures and tables

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
