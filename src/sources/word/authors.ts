import { filled } from '../../record/filled.ts';
import { textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { namesOf } from '../values/names-value.ts';

// The authors of a manuscript and where they work, which raised marks connect: “Ann Ro¹, Bo Lo²”, “¹ University of Somewhere”.

/** The authors that are certain, and the blocks that name them. */
interface Authors {
  readonly names?: readonly object[];
  readonly blocks: readonly XmlElement[];
  readonly notes: readonly string[];
}

const heading =
  /^(?:authors?|авторы?|автори|المؤلف(?:ون|ين)?|autor(?:es|en|i)?|auteurs?|autori|作者|著者)\s*:?\s*$/iu;

/**
 * Authors by the style “Author”, by a heading “Authors”, or in the line after the title if each has a raised mark.
 * @param styled the paragraphs of that style
 * @param blocks of the manuscript without its title
 */
export function readAuthors(styled: readonly XmlElement[], blocks: readonly XmlElement[]): Authors {
  const [first] = blocks;
  const head = blocks.findIndex(
    (block, place) =>
      place < 8 && (block.name === 'title' || block.name === 'p') && heading.test(textIn(block).trim()),
  );
  const headed = head >= 0 ? blocks[head + 1] : undefined;
  const isMarked = first?.name === 'p' && marksIn(first).some(({ marks }) => marks.length > 0);
  const [unstyled] = [headed, isMarked ? first : undefined].filter((one) => one?.name === 'p');
  const lines = styled.length > 0 || !unstyled ? styled : [unstyled];
  if (lines.length === 0) return { blocks: [], notes: [] };
  const isCertain = styled.length > 0 || headed !== undefined;
  const read = lines.map(namesIn);
  const unclear = read.flatMap(({ text, names }) => (names ? [] : [text]));
  if (unclear.length > 0 && !isCertain) return { blocks: [], notes: [] };
  const affiliations = affiliationsIn(blocks);
  const used = new Set<XmlElement>();
  const names = read.flatMap(({ names: found = [] }) =>
    found.map(({ name, marks }) => {
      const own = marks.flatMap((mark) => affiliations.get(mark) ?? []);
      for (const { block } of own) used.add(block);
      return filled({ ...name, affiliations: own.length > 0 ? own.map(({ text }) => text) : undefined });
    }),
  );
  const taken =
    styled.length > 0 || unclear.length > 0 ? [] : [...(head >= 0 ? [blocks[head]!] : []), ...lines];
  // The heading of the lines that were taken.
  const before = [...used].flatMap((block) => {
    const previous = blocks[blocks.indexOf(block) - 1];
    return previous?.name === 'title' && affiliationHeading.test(textIn(previous).trim()) ? [previous] : [];
  });
  return {
    ...(names.length > 0 && { names }),
    blocks: [...taken, ...before, ...used],
    notes: unclear.map(
      (text) =>
        `“${text}” was not taken as authors, since it is not certain where each name ends. Write them into authors.`,
    ),
  };
}

const affiliationHeading = /^(?:author )?affiliations?\s*:?$/iu;

interface NameRun {
  readonly text: string;
  readonly marks: readonly string[];
}

/** The pieces of a line, each with the raised marks after it. */
function marksIn({ children }: XmlElement): readonly NameRun[] {
  const pieces: { text: string; marks: string[] }[] = [];
  let isAfterMark = true;
  for (const node of flat(children)) {
    if (typeof node !== 'string') {
      pieces.at(-1)?.marks.push(...(textIn(node).match(/\d+|[a-z](?![a-z])|[*†‡§]/g) ?? []));
      isAfterMark = true;
    } else if (isAfterMark && /\p{L}/u.test(node)) {
      pieces.push({ text: node, marks: [] });
      isAfterMark = false;
    } else if (!isAfterMark) pieces.at(-1)!.text += node;
  }
  return pieces;
}

/** Texts and raised elements. */
const flat = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
  nodes
    .filter((node) => typeof node === 'string' || node.name !== 'fn')
    .flatMap((node) => (typeof node === 'string' || node.name === 'sup' ? [node] : flat(node.children)));

/** The names of a line with their marks; without `names` it is not certain where each ends. */
function namesIn(line: XmlElement): {
  readonly text: string;
  readonly names?: readonly { readonly name: object; readonly marks: readonly string[] }[];
} {
  const pieces = marksIn(line);
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
  const names = pieces.flatMap((piece) => {
    const found = peopleIn(piece.text);
    // The marks after a name are its own, not those of the one before it.
    return found.map((name, place) => ({ name, marks: place === found.length - 1 ? piece.marks : [] }));
  });
  return names.length > 0 && names.every(({ name }) => name !== undefined)
    ? { text, names: names as readonly { readonly name: object; readonly marks: readonly string[] }[] }
    : { text };
}

/** People as a title page names them, given names first: a comma stands between two. Undefined for what may be none. */
function peopleIn(text: string): readonly (object | undefined)[] {
  return text
    .split(/[,;،؛、，]|\s(?:and|&|и|та|y|e|et|und|og|och|en|ve)\s|\sو(?=\s|ال)/u)
    .map((piece) => piece.replace(/^\s*(?:and|&|и|by)\s/iu, '').trim())
    .filter((piece) => /\p{L}/u.test(piece))
    .map((piece) => {
      const words = piece.split(/\s+/);
      const isName =
        (words.length >= 2 && words.length <= 6) || /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(piece);
      // Lower case belongs to particles; capitals alone to institutions.
      const isPlain =
        !/[\d@/()]/.test(piece) &&
        !words.some((word) => /^\p{Lu}{4,}$/u.test(word)) &&
        words.every((word) => !/^\p{Ll}{5,}/u.test(word)) &&
        !institution.test(piece);
      const { value, unclear } = isName && isPlain ? namesOf(piece, { order: 'running' }) : {};
      return value?.length === 1 && !unclear ? value[0] : undefined;
    });
}

/** Words of an institution or a place rather than of a person. */
const institution =
  /(?:^|\s)of\s|universi|institut|colleg|facult|departa?men|hospital|school|academ|laborator|cent(?:er|re)|ministr|университет|институт|академи|факультет|кафедра|лаборатори|центр|министерств|جامعة|معهد|كلية|مركز|قسم|大学|大學|学院|研究/iu;

/** Lines that begin with a raised mark, by that mark. */
function affiliationsIn(
  blocks: readonly XmlElement[],
): ReadonlyMap<string, readonly { readonly text: string; readonly block: XmlElement }[]> {
  return new Map(
    blocks.slice(0, 30).flatMap((block) => {
      const [mark, ...rest] = block.children;
      if (block.name !== 'p' || typeof mark !== 'object' || mark.name !== 'sup') return [];
      const name = textIn(mark).trim();
      const text = rest
        .map(textIn)
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[.;,]$/, '');
      return /^(?:\d+|[a-z])$/.test(name) && /\p{L}{3}/u.test(text) && !/@/.test(text)
        ? [[name, [{ text, block }]] as const]
        : [];
    }),
  );
}
