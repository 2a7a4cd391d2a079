import { filled } from '../../record/filled.ts';
import { referenceId } from '../../record/cited-reference.ts';
import { jatsToMdx } from '../jats/jats-to-mdx.ts';
import { inSections, jatsElement } from '../jats/new-elements.ts';
import { childrenNamed, elementsIn, textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { labelIn, withCaptions } from './captions.ts';
import { withCitations } from './in-text-citations.ts';
import { blocksIn } from './document-tree.ts';
import { isBold, readHead, unbolded } from './manuscript-head.ts';
import { readDocument } from './pandoc.ts';
import { splitReferences } from './printed-references.ts';

/** A Word file as an article: its record, its text and its pictures. An editor looks at them, and corrects them. */
interface WordArticle {
  /** Fields of a record, as typed in one. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly mdx: string;
  /** By their file names. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The works of a reference manager, as CSL-JSON, for the file beside the record. */
  readonly works?: string;
  /** What was found: “2 figures, 1 table” */
  readonly found: string;
  /** What an editor should look at: sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads a Word file.
 * @param root the project root, where pandoc is installed
 * @param path of the file, for messages
 * @param id of the record
 * @throws an error in an editor’s words
 */
export async function readWord(
  root: string,
  path: string,
  file: Uint8Array,
  id: string,
): Promise<WordArticle> {
  const document = await readDocument(root, path, file);
  const head = orThrow(path, () => readHead(document, blocksIn(document.blocks)));
  const headed = withHeadings(head.text);
  const split = splitReferences(headed);
  const captioned = withCaptions(split.text);
  const works = document.works ? (JSON.parse(document.works) as readonly { readonly id: string }[]) : [];
  const byField = new Map(works.map((work, place) => [encodeURIComponent(work.id), referenceId(place)]));
  const references = works.length > 0 ? [] : split.references;
  const placed = captioned.map((block) => withFieldIds(block, byField));
  const labels = new Map(
    placed.flatMap((block) => {
      const [label] = childrenNamed(block, 'label');
      return label && block.attributes['id'] ? [[textIn(label), block.attributes['id']] as const] : [];
    }),
  );
  const linked = withCitations(placed, { references: references.map(withoutMarks), labels });
  const files = fileNames(document.pictures);
  const article = jatsElement('article', {}, [jatsElement('body', {}, inSections(linked.blocks))]);
  const count = works.length || references.length;
  const { mdx } = jatsToMdx(article, {
    folder: `./${id}/`,
    pictureNamed: (href) => files.get(href),
    keys: Array.from({ length: count }, (_, place) => referenceId(place)),
  });
  const fields = elementsIn(article, 'xref').filter(
    ({ attributes }) => attributes['ref-type'] === 'bibr',
  ).length;
  const figures = elementsIn(article, 'fig');
  const shown = new Set(
    elementsIn(article, 'graphic', 'inline-graphic').map(({ attributes }) => attributes['href']),
  );
  const tables = elementsIn(article, 'table-wrap');
  return {
    fields: filled({
      ...head.fields,
      references: references.length > 0 ? references : undefined,
    }),
    mdx,
    pictures: new Map([...document.pictures].map(([name, content]) => [files.get(name)!, content])),
    // Those of a program are numbers, which would be taken for places.
    ...(works.length > 0 && {
      works: `${JSON.stringify(
        works.map((work, place) => ({ ...work, id: referenceId(place) })),
        undefined,
        2,
      )}\n`,
    }),
    found: [
      ...['title', 'abstract', 'doi'].filter((name) => head.fields[name] !== undefined),
      ...counted(head.fields['authors'], 'author'),
      ...counted(head.fields['keywords'], 'keyword'),
      ...counted(figures, 'figure'),
      ...counted(tables, 'table'),
      ...counted(elementsIn(article, 'tex-math'), 'formula'),
      ...counted(elementsIn(article, 'fn'), 'footnote'),
      ...counted(Array.from({ length: count }), 'reference'),
      ...counted(Array.from({ length: works.length > 0 ? fields : linked.count }), 'linked citation'),
    ].join(', '),
    notes: [
      ...head.notes,
      ...split.notes,
      ...(headed === head.text
        ? []
        : ['No paragraph has the style of a heading: bold ones became headings. Look at their levels.']),
      ...[...figures, ...tables].flatMap(withoutCaption),
      ...figures.flatMap(withoutAlternative),
      ...[...files].flatMap(([source, name]) =>
        shown.has(source)
          ? []
          : [`${name} is in the file, but not in its text. Show it with <Figure>, or delete it.`],
      ),
      ...(count === 0
        ? ['No list of references was found. Give its heading in Word the style “Heading 1”.']
        : []),
      ...(count > 0 && fields === 0
        ? ['No citation in the text could be linked with certainty. Write <Cite id="1" />.']
        : []),
    ],
  };
}

function orThrow<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

const counted = (list: unknown, name: string): readonly string[] => {
  const { length } = (list ?? []) as readonly unknown[];
  return length > 0 ? [`${length} ${name}${length > 1 ? 's' : ''}`] : [];
};

const withoutCaption = (block: XmlElement): readonly string[] =>
  childrenNamed(block, 'label', 'caption').length > 0
    ? []
    : [`A ${block.name === 'fig' ? 'picture' : 'table'} has no caption beside it${around(block)}.`];
const withoutAlternative = (figure: XmlElement): readonly string[] =>
  elementsIn(figure, 'alt-text').length > 0
    ? []
    : [`${labelOf(figure)} has no alternative text for readers who do not see it. Write it into alt="…".`];
const labelOf = (block: XmlElement) => {
  const [label] = childrenNamed(block, 'label');
  return label ? `“${textIn(label)}”` : 'A picture';
};
const around = (block: XmlElement) => {
  const text = elementsIn(block, 'td', 'th').map(textIn).join(' ').replace(/\s+/g, ' ').trim().slice(0, 40);
  return text ? `: “${text}…”` : '';
};

/** Short bold paragraphs are headings where none has the style of one. */
function withHeadings(blocks: readonly XmlElement[]): readonly XmlElement[] {
  if (blocks.some(({ name }) => name === 'title') || !blocks.some(isHeading)) return blocks;
  return blocks.map((block) =>
    isHeading(block) ? jatsElement('title', { level: '1' }, block.children.flatMap(unbolded)) : block,
  );
}
const isHeading = (block: XmlElement): boolean =>
  isBold(block) &&
  textIn(block).trim().length < 120 &&
  !/[.:;,]\s*$/.test(textIn(block)) &&
  !labelIn(textIn(block));

/** Citations of a reference manager by the places of their works. */
function withFieldIds(node: XmlElement, places: ReadonlyMap<string, string>): XmlElement {
  const children = node.children.flatMap((child): readonly XmlNode[] => {
    if (typeof child === 'string') return [child];
    if (child.name !== 'xref') return [withFieldIds(child, places)];
    const rids = child.attributes['rid']!.split(' ').map((rid) => places.get(rid));
    if (rids.length === 0 || rids.some((rid) => rid === undefined)) return child.children;
    return [{ ...child, attributes: { 'ref-type': 'bibr', rid: rids.join(' '), 'specific-use': 'cite' } }];
  });
  return { ...node, children };
}

const withoutMarks = (text: string) => text.replace(/(?<!\\)<\/?\w+>/g, '').replace(/\\([\\$<])/g, '$1');

/** File names that a URL may have, one for each picture. */
function fileNames(pictures: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map(
    [...pictures.keys()].map((path) => [path, path.replace(/^.*\//, '').replace(/[^\w.-]+/g, '-')]),
  );
}
