import { markedText } from '../jats/marked-text.ts';
import { childrenNamed, elementsIn, textIn, type XmlElement } from '../jats/xml-tree.ts';
import { western, withoutStart } from './captions.ts';

// The list of references at the end of a manuscript, by its heading.

const heading =
  /^(?:\p{Nd}+\.?\s+|[IVX]+\.\s+)?(?:references?(?: list| and notes)?|bibliography|works cited|literature(?: cited)?|(?:список|перечень) (?:использованн\p{L}+ )?(?:литературы|источников)(?: и литературы)?|(?:использованная )?литература|источники(?: и литература)?|библиограф\p{L}+(?: список)?|пристатейный список литературы|список використан\p{L}+ (?:джерел|літератури)|література|(?:قائمة )?(?:المصادر و)?المراجع|المصادر(?: والمراجع)?|منابع(?: و مآخذ)?|参考文献|參考文獻|引用文献|참고 ?문헌|literatur(?:verzeichnis|e|a)?|quellen(?:verzeichnis)?|bibliogra(?:phie|fía|fia)|références(?: bibliographiques)?|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|riferimenti(?: bibliografici)?|piśmiennictwo|kaynak(?:ça|lar)|tài liệu tham khảo|daftar pustaka|lähteet|referenser|litteratur(?:förteckning)?|מקורות|ביבליוגרפיה)\s*[:.]?\s*$/iu;

/** A manuscript apart from its list of references. */
interface Split {
  readonly text: readonly XmlElement[];
  /** As printed, without their numbers, with marks. */
  readonly references: readonly string[];
  /** What the text around them is for the report. */
  readonly notes: readonly string[];
}

/** A heading by its style, or a paragraph that consists of the word alone. */
const isHeading = (block: XmlElement): boolean =>
  (block.name === 'title' || block.name === 'p') && heading.test(textIn(block).trim());

/** Takes the list of references out of a text. */
export function splitReferences(blocks: readonly XmlElement[]): Split {
  const starts = blocks.flatMap((block, place) => (isHeading(block) ? [place] : []));
  const lists = starts.flatMap((start) => {
    const level = Number(blocks[start]!.attributes['level'] ?? 9);
    const length = blocks
      .slice(start + 1)
      .findIndex((block) =>
        block.name === 'title'
          ? Number(block.attributes['level']) <= level || !isHeading(block)
          : isHeading(block) || !['p', 'list'].includes(block.name),
      );
    const end = length < 0 ? blocks.length : start + 1 + length;
    const items = itemsIn(blocks.slice(start + 1, end));
    return [{ start, end, items }];
  });
  const [first, ...others] = lists.filter(({ items }) => items.length > 0);
  // A reference manager's list is a field, of which the heading is left.
  const empty = lists.find(({ end, items }) => items.length === 0 && end === blocks.length);
  if (!first) return { text: empty ? blocks.slice(0, empty.start) : blocks, references: [], notes: [] };
  return {
    text: [...blocks.slice(0, first.start), ...blocks.slice(first.end)],
    references: first.items,
    // Journals in Russian print a second one, translated or transliterated.
    notes: others.map(
      ({ start, items }) =>
        `“${textIn(blocks[start]!).trim()}” with ${items.length} entries is a second list, and stays a part of the text. Delete it if it repeats the first.`,
    ),
  };
}

const typedNumber = /^\s*(?:\[(\p{Nd}{1,4})\]|(\p{Nd}{1,4})(?:[.)]|(?=[\s\u00a0]+\p{Lu})))[\s\u00a0]+/u;

/** The entries of a list: its items, or its paragraphs; a paragraph without a number after ones with numbers continues the last. */
function itemsIn(blocks: readonly XmlElement[]): readonly string[] {
  const listed = blocks.flatMap((block) =>
    block.name === 'list'
      ? childrenNamed(block, 'list-item').flatMap((item) => elementsIn(item, 'p'))
      : [block],
  );
  const starts = listed.map((block) => typedNumber.exec(textIn(block)));
  const numbers = starts.flatMap((start) => (start ? [Number(western(start[1] ?? start[2]!))] : []));
  // A year or an address may be a number, too.
  const isNumbered = starts[0] !== null && numbers.every((number, place) => number === place + 1);
  return listed.reduce<string[]>((items, block, place) => {
    const [start = ''] = (isNumbered && starts[place]) || [];
    const text = markedText({ ...block, children: withoutStart(block.children, start.length) });
    if (!text) return items;
    if (isNumbered && !start && items.length > 0) items[items.length - 1] += ` ${text}`;
    else items.push(text);
    return items;
  }, []);
}
