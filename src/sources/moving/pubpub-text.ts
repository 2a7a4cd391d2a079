import { referenceId } from '../../record/cited-reference.ts';
import { filled } from '../../record/filled.ts';
import { bibtexSource } from '../bibliography/bibtex/bibtex-source.ts';
import { fieldsOfReference } from '../bibliography/reference-fields.ts';
import { jatsToMdx } from '../jats/jats-to-mdx.ts';
import { inSections, jatsElement, joined } from '../jats/new-elements.ts';
import { elementsIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { inOwnMarkup } from '../values/clean.ts';
import { doiOf } from '../values/doi-value.ts';

// The text of a publication of PubPub, a document of ProseMirror, as elements of JATS, which has a writer of MDX.

/** A node of a document: https://prosemirror.net/docs/ref/#model.Node.toJSON */
export interface DocumentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocumentNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

interface PubPubText {
  readonly mdx: string;
  /** Fields of references, in the order of their first citation. */
  readonly references: readonly Readonly<Record<string, unknown>>[];
  /** The URLs of its pictures by their file names. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

interface DocumentReading {
  readonly references: Readonly<Record<string, unknown>>[];
  /** The places of references by what the document says of them. */
  readonly cited: Map<string, number>;
  readonly pictures: Map<string, string>;
  readonly notes: string[];
  readonly counts: Map<string, number>;
}

/** A text is not nested deeper. */
const maxDepth = 100;

/** @param id of the record */
export function readPubPubText(document: DocumentNode, id: string): PubPubText {
  const reading: DocumentReading = {
    references: [],
    cited: new Map(),
    pictures: new Map(),
    notes: [],
    counts: new Map(),
  };
  const blocks = blocksOf(document.content ?? [], reading, 0);
  const article = jatsElement('article', {}, [
    jatsElement('body', {}, inSections(withLabels(blocks, reading))),
  ]);
  const { mdx, lost } = jatsToMdx(article, {
    folder: `./${id}/`,
    pictureNamed: (href) => (reading.pictures.has(href) ? href : undefined),
    keys: reading.references.map((_, place) => referenceId(place)),
  });
  return {
    mdx,
    references: reading.references,
    pictures: reading.pictures,
    notes: [...new Set([...reading.notes, ...lost.map(({ message }) => message.replace('\n', ' '))])],
  };
}

const textAttribute = ({ attrs }: DocumentNode, name: string) => {
  const value = attrs?.[name];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
};

function blocksOf(
  nodes: readonly DocumentNode[],
  reading: DocumentReading,
  depth: number,
): readonly XmlElement[] {
  if (depth > maxDepth) throw new Error('its text is nested too deeply');
  return nodes.flatMap((node) => blockOf(node, reading, depth + 1));
}

function blockOf(node: DocumentNode, reading: DocumentReading, depth: number): readonly XmlElement[] {
  const content = node.content ?? [];
  const id = textAttribute(node, 'id');
  const inside = () => blocksOf(content, reading, depth);
  switch (node.type) {
    case 'paragraph': {
      const text = inlinesOf(content, reading, depth);
      return text.length > 0 ? [jatsElement('p', {}, text)] : [];
    }
    case 'heading':
      return [
        jatsElement(
          'title',
          { level: String(Number(node.attrs?.['level'] ?? 1)) },
          inlinesOf(content, reading, depth),
        ),
      ];
    case 'blockquote':
      return [jatsElement('disp-quote', {}, inside())];
    case 'code_block':
      return [jatsElement('preformat', {}, [plainText(node)])];
    case 'bullet_list':
    case 'ordered_list':
      return [
        jatsElement(
          'list',
          { 'list-type': node.type === 'ordered_list' ? 'order' : 'bullet' },
          content.map((item) => jatsElement('list-item', {}, blocksOf(item.content ?? [], reading, depth))),
        ),
      ];
    case 'image':
      return [figure(node, id, reading)];
    case 'table':
      return [jatsElement('table-wrap', { id }, [tableOf(content, reading, depth)])];
    case 'math_display':
    case 'block_equation':
      return [
        jatsElement('disp-formula', { id }, [
          jatsElement('tex-math', {}, [textAttribute(node, 'value') ?? plainText(node)]),
        ]),
      ];
    case 'horizontal_rule':
      return [];
    case 'video':
    case 'audio':
    case 'file':
    case 'iframe': {
      const url = textAttribute(node, 'url') ?? textAttribute(node, 'source');
      if (!url) return [];
      reading.notes.push(`its ${node.type} became a link to ${url}: fetch the file while the address works.`);
      return [
        jatsElement('p', {}, [
          jatsElement('ext-link', { href: url }, [
            textAttribute(node, 'fileName') ?? textAttribute(node, 'caption') ?? url,
          ]),
        ]),
      ];
    }
    default:
      if (content.length > 0)
        return content.some(({ type }) => type === 'text')
          ? [jatsElement('p', {}, inlinesOf(content, reading, depth))]
          : inside();
      reading.notes.push(`there is no place for a “${node.type}” of PubPub, and it was left out.`);
      return [];
  }
}

function figure(node: DocumentNode, id: string | undefined, reading: DocumentReading): XmlElement {
  const url = textAttribute(node, 'url') ?? '';
  const [caption, alternative] = ['caption', 'altText'].map((name) => textAttribute(node, name));
  const name = pictureName(url, reading);
  return jatsElement('fig', { id }, [
    ...(caption ? [jatsElement('caption', {}, [jatsElement('p', {}, htmlText(caption))])] : []),
    jatsElement('graphic', { href: name }, alternative ? [jatsElement('alt-text', {}, [alternative])] : []),
  ]);
}

/** A file name that a URL may have, another for each picture. */
function pictureName(url: string, { pictures }: DocumentReading): string {
  const known = [...pictures].find(([, other]) => other === url)?.[0];
  if (known) return known;
  const [, stem = '', ending = ''] = /([^/?#]*?)(\.\w+)?(?:[?#].*)?$/.exec(url) ?? [];
  const base = stem.replace(/[^\w-]+/g, '-') || 'picture';
  let name = `${base}${ending.toLowerCase()}`;
  for (let count = 2; pictures.has(name); count += 1) name = `${base}-${count}${ending.toLowerCase()}`;
  pictures.set(name, url);
  return name;
}

function tableOf(rows: readonly DocumentNode[], reading: DocumentReading, depth: number): XmlElement {
  const isHead = (row: DocumentNode) => (row.content ?? []).every(({ type }) => type === 'table_header');
  const headRows = rows.findIndex((row) => !isHead(row));
  const heads = headRows < 0 ? 0 : headRows;
  const span = (node: DocumentNode, name: string) =>
    Number(node.attrs?.[name] ?? 1) > 1 ? String(Number(node.attrs![name])) : undefined;
  const rowOf = (row: DocumentNode) =>
    jatsElement(
      'tr',
      {},
      (row.content ?? []).map((cell) => {
        const content = blocksOf(cell.content ?? [], reading, depth);
        const [only] = content;
        return jatsElement(
          cell.type === 'table_header' ? 'th' : 'td',
          { colspan: span(cell, 'colspan'), rowspan: span(cell, 'rowspan') },
          content.length === 1 && only!.name === 'p' ? only!.children : content,
        );
      }),
    );
  return jatsElement('table', {}, [
    ...(heads > 0 ? [jatsElement('thead', {}, rows.slice(0, heads).map(rowOf))] : []),
    jatsElement('tbody', {}, rows.slice(heads).map(rowOf)),
  ]);
}

const inlinesOf = (
  nodes: readonly DocumentNode[],
  reading: DocumentReading,
  depth: number,
): readonly XmlNode[] => joined(nodes.flatMap((node) => inlineOf(node, reading, depth)));

const markNames: Readonly<Record<string, string>> = {
  em: 'italic',
  strong: 'bold',
  sub: 'sub',
  sup: 'sup',
  strike: 'strike',
  code: 'monospace',
  underline: 'underline',
};

function inlineOf(node: DocumentNode, reading: DocumentReading, depth: number): readonly XmlNode[] {
  switch (node.type) {
    case 'text':
      return [
        (node.marks ?? []).toReversed().reduce<XmlNode>((inner, { type, attrs }) => {
          if (type === 'link')
            return jatsElement(
              'ext-link',
              { href: typeof attrs?.['href'] === 'string' ? attrs['href'] : '' },
              [inner],
            );
          const name = Object.hasOwn(markNames, type) ? markNames[type] : undefined;
          return name ? jatsElement(name, {}, [inner]) : inner;
        }, node.text ?? ''),
      ];
    case 'hard_break':
      return [jatsElement('break', {}, [])];
    case 'math_inline':
    case 'equation':
      return [
        jatsElement('inline-formula', {}, [
          jatsElement('tex-math', {}, [textAttribute(node, 'value') ?? plainText(node)]),
        ]),
      ];
    case 'citation':
      return citation(node, reading);
    case 'footnote': {
      const text = [textAttribute(node, 'value'), textAttribute(node, 'structuredValue')].filter(
        (one) => one !== undefined,
      );
      const words = text.flatMap((one) => htmlText(one));
      return words.length > 0 ? [jatsElement('fn', {}, [jatsElement('p', {}, words)])] : [];
    }
    case 'reference': {
      const target = textAttribute(node, 'targetId');
      return target ? [jatsElement('xref', { rid: target }, [])] : [];
    }
    default:
      if (depth > maxDepth) throw new Error('its text is nested too deeply');
      return (node.content ?? []).flatMap((child) => inlineOf(child, reading, depth + 1));
  }
}

const plainText = ({ text = '', content = [] }: DocumentNode): string =>
  text + content.map(plainText).join('');

/** A citation by the place of its work. */
function citation(node: DocumentNode, reading: DocumentReading): readonly XmlNode[] {
  const [structured, printed] = ['value', 'unstructuredValue'].map((name) => textAttribute(node, name));
  const print = `${structured ?? ''}\n${printed ?? ''}`;
  if (!print.trim()) return [];
  let place = reading.cited.get(print);
  if (place === undefined) {
    const work = workOf(structured, printed);
    if (!work) return [];
    place = reading.references.push(work) - 1;
    reading.cited.set(print, place);
  }
  return [jatsElement('xref', { 'ref-type': 'bibr', rid: referenceId(place), 'specific-use': 'cite' }, [])];
}

/** What an author has typed or pasted: BibTeX, a DOI, or the reference as printed. */
function workOf(
  structured: string | undefined,
  printed: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const text =
    printed &&
    inOwnMarkup(printed.replace(/<\/?(?:div|p)[^<>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  const doi = doiOf(structured).value;
  if (doi) return filled({ text, doi });
  const [entry] = structured?.startsWith('@') ? bibtexSource.parse(structured).entries : [];
  if (entry) {
    const { key: _, ...fields } = fieldsOfReference(entry);
    return fields;
  }
  const other = text ?? (structured && inOwnMarkup(structured));
  return other ? { text: other } : undefined;
}

/** The text of a caption or note, which PubPub keeps as HTML. */
function htmlText(html: string): readonly XmlNode[] {
  const paragraphs = html
    .replace(/<\/(?:p|div|li)>\s*(?=<)/gi, ' ')
    .replace(
      /<a\b[^>]*href="([^"]*)"[^>]*>([^]*?)<\/a>/gi,
      (_, href: string, text: string) => `\ufdd0${href}\ufdd1${text}\ufdd1`,
    );
  return paragraphs.split(/(\ufdd0[^\ufdd1]*\ufdd1[^\ufdd1]*\ufdd1)/).flatMap((part): readonly XmlNode[] => {
    const [, href, text] = /^\ufdd0([^\ufdd1]*)\ufdd1([^\ufdd1]*)\ufdd1$/.exec(part) ?? [];
    if (href !== undefined) return [jatsElement('ext-link', { href }, marked(inOwnMarkup(text!)))];
    const own = inOwnMarkup(part);
    return own
      ? [...(/^\s/.test(part) ? [' '] : []), ...marked(own), ...(/\s$/.test(part) ? [' '] : [])]
      : [];
  });
}

/** Our marks as elements. */
function marked(text: string): readonly XmlNode[] {
  const names: Readonly<Record<string, string>> = {
    i: 'italic',
    b: 'bold',
    sub: 'sub',
    sup: 'sup',
    sc: 'sc',
  };
  return text.split(/(<(i|b|sub|sup|sc)>[^<]*<\/\2>)/).flatMap((part, place): readonly XmlNode[] => {
    if (place % 3 === 2) return [];
    const [, name, inner] = /^<(\w+)>([^<]*)<\/\w+>$/.exec(part) ?? [];
    const plain = (one: string) => one.replace(/<\/?(?:i|b|sub|sup|sc)>/g, '').replace(/\\([\\$<])/g, '$1');
    if (name) return [jatsElement(names[name]!, {}, [plain(inner!)])];
    return part ? [plain(part)] : [];
  });
}

/** Figures, tables and formulas to which the text refers get the labels that PubPub counts, and the references the same words. */
function withLabels(blocks: readonly XmlElement[], { counts }: DocumentReading): readonly XmlElement[] {
  const words: Readonly<Record<string, string>> = {
    fig: 'Figure',
    'table-wrap': 'Table',
    'disp-formula': 'Equation',
  };
  const root = jatsElement('body', {}, blocks);
  const targets = new Set(
    elementsIn(root, 'xref')
      .filter((one) => one.attributes['ref-type'] !== 'bibr')
      .flatMap((one) => one.attributes['rid'] ?? []),
  );
  const labels = new Map<string, string>();
  for (const one of elementsIn(root, ...Object.keys(words))) {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    const { id } = one.attributes;
    if (id && targets.has(id))
      labels.set(id, one.name === 'disp-formula' ? `(${count})` : `${words[one.name]!} ${count}`);
  }
  const label = (node: XmlNode): XmlNode => {
    if (typeof node === 'string') return node;
    const children = node.children.map(label);
    const own = labels.get(node.attributes['id'] ?? '');
    if (Object.hasOwn(words, node.name) && own)
      return { ...node, children: [jatsElement('label', {}, [own]), ...children] };
    const target = node.name === 'xref' ? labels.get(node.attributes['rid'] ?? '') : undefined;
    return target ? { ...node, children: [target] } : { ...node, children };
  };
  return blocks.map((block) => label(block) as XmlElement);
}
