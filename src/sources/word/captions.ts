import { childrenNamed, elementsIn, textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { jatsElement } from '../jats/new-elements.ts';

// “Figure 1”, “Рис. 1”, “شكل 1”: a paragraph with the label of a figure or table becomes the caption of the picture or table beside it.

type Kind = 'fig' | 'table-wrap';

/** What authors call figures and tables, at the beginning of a caption. */
const names: Readonly<Record<Kind, RegExp>> = {
  fig: /^(?:supplementary |extended data )?(?:fig(?:ure|ura|\.)?|рис(?:унок|\.)|мал(?:юнок|\.)|(?:ال)?شكل|(?:ال)?صورة|شکل|图|圖|図|그림|abb(?:ildung|\.)|afb(?:eelding|\.)|obr(?:ázek|\.)|rys(?:unek|\.)|kuva|şekil|hình|gambar|ภาพ(?:ที่)?|רישום|איור|chart|scheme|map|photo|plate|график|схема|карта|фото|диаграмма)(?=[\s\u00a0№\d])/iu,
  'table-wrap':
    /^(?:supplementary )?(?:tab(?:le|elle|la|ela|ulka|el|\.)?|tableau|cuadro|табл(?:ица|иця|\.)|(?:ال)?جدول|表|표|taulukko|çizelge|tablo|bảng|ตาราง(?:ที่)?|טבלה)(?=[\s\u00a0№\d])/iu,
};
const number =
  /^[\s\u00a0]*(?:№|no\.?|n°)?[\s\u00a0]*([A-Z]?\p{Nd}+(?:[.-]\p{Nd}+)*\p{L}?|[IVX]+)(?![\p{L}\p{Nd}])/u;

interface Label {
  readonly kind: Kind;
  /** As printed, without the mark that separates it from the caption: `Figure 1`, `Рис. 2` */
  readonly text: string;
  /** `1`, `A2` */
  readonly number: string;
  /** The length of the label, the mark and the space after it. */
  readonly length: number;
}

/** The label with which a text begins. */
export function labelIn(text: string): Label | undefined {
  const start = /^\s*/.exec(text)![0].length;
  const trimmed = text.slice(start);
  for (const kind of ['fig', 'table-wrap'] as const) {
    const [name] = names[kind].exec(trimmed) ?? [];
    // Chinese and Japanese write none between them.
    const [whole, found] = (name && number.exec(trimmed.slice(name.length))) || [];
    if (!name || !whole || !found) continue;
    const end = name.length + whole.length;
    const [mark] = /^[\s\u00a0]*[.:：。—–|-]*[\s\u00a0]*/u.exec(trimmed.slice(end))!;
    return {
      kind,
      text: trimmed.slice(0, end).replace(/[\s\u00a0]+/g, ' '),
      number: found,
      length: start + end + mark.length,
    };
  }
  return undefined;
}

const isFloat = ({ name }: XmlElement): boolean => name === 'fig' || name === 'table-wrap';
const hasCaption = (block: XmlElement): boolean => childrenNamed(block, 'caption').length > 0;

/** A text in which a figure is discussed, “Figure 1 shows …”, is longer than a caption, or has no mark after the label. */
function isCaption(block: XmlElement | undefined): block is XmlElement {
  if (block?.name !== 'p' || elementsIn(block, 'inline-graphic').length > 0) return false;
  const text = textIn(block);
  const label = labelIn(text);
  if (!label) return false;
  if (/caption|подпись|название объекта|beschriftung|légende|leyenda/i.test(block.attributes['style'] ?? ''))
    return true;
  const rest = text.slice(label.length);
  const hasMark = /[.:：。—–|-]\s*$/u.test(text.slice(0, label.length));
  const [first] = block.children;
  const isMarked = typeof first === 'object' && /^(?:bold|italic)$/.test(first.name);
  return text.length < 1200 && (hasMark || isMarked || rest.trim() === '');
}

/**
 * Gives figures and tables their captions, as elements of JATS with ids, and joins the pictures of one figure.
 * @returns the blocks without the paragraphs that became captions
 */
export function withCaptions(blocks: readonly XmlElement[]): readonly XmlElement[] {
  const all = blocks.flatMap(released);
  const captionOf = new Map<XmlElement, XmlElement>();
  const taken = new Set<XmlElement>();
  const candidates = (direction: 1 | -1) =>
    all.flatMap((block, place) => {
      const next = all[place + direction];
      return isFloat(block) &&
        !hasCaption(block) &&
        isCaption(next) &&
        labelIn(textIn(next))!.kind === block.name
        ? [[block, next] as const]
        : [];
    });
  for (const kind of ['fig', 'table-wrap'] as const) {
    const towards = (direction: 1 | -1) => candidates(direction).filter(([{ name }]) => name === kind);
    const [above, below] = [towards(-1), towards(1)];
    // A document has them all above, or all below; the place of the majority decides about one between two pictures.
    for (const pairs of above.length > below.length ? [above, below] : [below, above])
      for (const [block, caption] of pairs)
        if (!captionOf.has(block) && !taken.has(caption)) {
          captionOf.set(block, caption);
          taken.add(caption);
        }
  }
  const placed = all
    .filter((block) => !taken.has(block))
    .map((block) => {
      const caption = captionOf.get(block);
      return caption
        ? { ...block, children: [jatsElement('caption', {}, [caption]), ...block.children] }
        : block;
    });
  return numbered(inOneFigure(placed));
}

/** A caption that pandoc has given to a thing of another kind stands before it again. */
function released(block: XmlElement): readonly XmlElement[] {
  const captions = childrenNamed(block, 'caption');
  if (!isFloat(block) || captions.length === 0) return [block];
  const kind = labelIn(textIn(captions[0]!))?.kind;
  if (kind === undefined || kind === block.name) return [block];
  const bare = { ...block, children: block.children.filter((one) => !captions.includes(one as XmlElement)) };
  return [...captions.flatMap((one) => childrenNamed(one, 'p')), bare];
}

/** Pictures without captions directly before one with a caption are its parts: (a), (b). */
function inOneFigure(blocks: readonly XmlElement[]): readonly XmlElement[] {
  const figures: XmlElement[] = [];
  let waiting: XmlElement[] = [];
  for (const block of blocks) {
    if (block.name === 'fig' && !hasCaption(block)) {
      waiting.push(block);
      continue;
    }
    if (block.name === 'fig')
      figures.push({
        ...block,
        children: [
          ...childrenNamed(block, 'caption'),
          ...[...waiting, block].flatMap((one) => childrenNamed(one, 'graphic')),
        ],
      });
    else figures.push(...waiting, block);
    waiting = [];
  }
  return [...figures, ...waiting];
}

/** With labels apart from the words of the captions, and ids made of them. */
function numbered(blocks: readonly XmlElement[]): readonly XmlElement[] {
  const taken = new Set<string>();
  return blocks.map((block) => {
    const [caption] = childrenNamed(block, 'caption');
    const label = isFloat(block) && caption ? labelIn(textIn(caption)) : undefined;
    if (!label) return block;
    const wanted = `${block.name === 'fig' ? 'fig' : 'table'}-${western(label.number).toLowerCase()}`;
    const id = taken.has(wanted) ? undefined : wanted;
    taken.add(wanted);
    const [first, ...others] = childrenNamed(caption!, 'p');
    const words = first && { ...first, children: withoutStart(first.children, label.length) };
    const paragraphs = [...(words && textIn(words).trim() ? [words] : []), ...others];
    return {
      ...block,
      attributes: { ...block.attributes, ...(id && { id }) },
      children: [
        jatsElement('label', {}, [label.text]),
        ...(paragraphs.length > 0 ? [jatsElement('caption', {}, paragraphs)] : []),
        ...block.children.filter((one) => one !== caption),
      ],
    };
  });
}

/** Arabic, Persian and other digits as those of URLs. */
export const western = (digits: string): string =>
  digits.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - 0x0660) % 16));

/** The nodes without the first characters of their text. */
export function withoutStart(nodes: readonly XmlNode[], length: number): readonly XmlNode[] {
  let rest = length;
  return nodes.flatMap((node): readonly XmlNode[] => {
    if (rest === 0) return [node];
    const own = textIn(node).length;
    if (own <= rest) {
      rest -= own;
      return [];
    }
    const cut = rest;
    rest = 0;
    return [
      typeof node === 'string' ? node.slice(cut) : { ...node, children: withoutStart(node.children, cut) },
    ];
  });
}
