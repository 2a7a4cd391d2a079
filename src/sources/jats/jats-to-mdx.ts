import { referenceId } from '../../record/cited-reference.ts';
import { blockNames, headings, placed, tags, transparent } from './element-names.ts';
import { mathMarkup, texOf, texProblem } from './formula-source.ts';
import { attribute, escapedText, escapedStart } from './mdx-text.ts';
import { withoutCals } from './oasis-table.ts';
import { childrenNamed, elementsIn, isElement, textIn, type XmlElement, type XmlNode } from './xml-tree.ts';

// The text of a JATS article as MDX, which is checked, rendered, exported and searched as a text that was typed:
// https://jats.nlm.nih.gov/archiving/tag-library/1.3/

/** A text, and what could not be taken from its file. */
interface JatsText {
  readonly mdx: string;
  readonly lost: readonly { readonly line: number; readonly message: string }[];
}

/** What an element needs to know of the others. */
interface Writing {
  /** The folder of the figures, relative to the record: `./tishkov-2025-kenya/` */
  readonly folder: string;
  /** The name of a file in it for what a file is called in the text; undefined if there is none. */
  readonly pictureNamed: (href: string) => string | undefined;
  /** The fragments of references, by their ids. */
  readonly references: ReadonlyMap<string, string>;
  /** Ids that have a place on the page. */
  readonly ids: ReadonlySet<string>;
  /** Footnotes by their ids, in the order of the text. */
  readonly notes: Map<string, XmlElement>;
  readonly lost: { line: number; message: string }[];
  readonly unknown: Map<string, number>;
}

/**
 * The body and the back matter of an article.
 * @param keys of the references of the record, in their order
 */
export function jatsToMdx(
  article: XmlElement,
  {
    folder,
    pictureNamed,
    keys,
  }: Pick<Writing, 'folder' | 'pictureNamed'> & { readonly keys: readonly string[] },
): JatsText {
  const parts = childrenNamed(article, 'body', 'back', 'floats-group');
  const anchored = parts.flatMap((part) => [
    ...elementsIn(part, ...placed),
    ...elementsIn(part, 'table-wrap').flatMap((table) => elementsIn(table, 'fn')),
  ]);
  const writing: Writing = {
    folder,
    pictureNamed,
    references: new Map(keys.map((key, place) => [key, `#${referenceId(place)}`])),
    ids: new Set(anchored.flatMap(({ attributes: { id } }) => (id ? [id] : []))),
    notes: new Map(),
    lost: [],
    unknown: new Map(),
  };
  // Those of a table stay below it.
  const inTables = new Set(
    parts.flatMap((part) => elementsIn(part, 'table-wrap')).flatMap((table) => elementsIn(table, 'fn')),
  );
  const notes = new Map(
    parts
      .flatMap((part) => elementsIn(part, 'fn'))
      .flatMap((fn) =>
        fn.attributes['id'] && !inTables.has(fn) ? [[fn.attributes['id'], fn] as const] : [],
      ),
  );
  for (const xref of parts.flatMap((part) => elementsIn(part, 'xref')))
    for (const rid of ridsOf(xref)) if (notes.has(rid)) writing.notes.set(rid, notes.get(rid)!);
  const text = parts.flatMap((part) => blocksOf(part.children, writing, 2));
  // Those of a note may mention another.
  const definitions = [...writing.notes].map(
    ([id, note]) =>
      `[^${footnoteName(id)}]: ${blocksOf(withoutLabel(note), writing, 4).join('\n\n').replace(/\n/g, '\n    ')}`,
  );
  for (const [name, line] of writing.unknown)
    writing.lost.push({
      line,
      message: `the element <${name}> is unknown, so only its text was kept.\nLook at that place of the page.`,
    });
  return {
    mdx: [...text, ...definitions].filter(Boolean).join('\n\n'),
    lost: writing.lost.toSorted((one, other) => one.line - other.line),
  };
}

const ridsOf = ({ attributes: { rid = '' } }: XmlElement): readonly string[] =>
  rid.split(/\s+/).filter(Boolean);
const withoutLabel = ({ children }: XmlElement): readonly XmlNode[] =>
  children.filter((child) => !isElement(child) || child.name !== 'label');
const footnoteName = (id: string) => id.replace(/[^\w-]+/g, '-');

/** Text and inline elements as one line. */
const inline = (nodes: readonly XmlNode[], writing: Writing): string =>
  nodes.map((node) => (isElement(node) ? inlineElement(node, writing) : escapedText(node))).join('');

function inlineElement(element: XmlElement, writing: Writing): string {
  const { name, attributes, children } = element;
  const inside = () => inline(children, writing);
  const tag = tags[name];
  if (tag) return inside().trim() ? `<${tag}>${inside()}</${tag}>` : inside();
  switch (name) {
    case 'sc':
      return `<span class="sc">${inside()}</span>`;
    case 'break':
      return '<br />';
    case 'ext-link':
    case 'uri':
      return linkTo(attributes['href'] ?? textIn(element), inside());
    case 'email':
      return linkTo(`mailto:${textIn(element).trim()}`, inside());
    case 'xref':
      return crossReference(element, writing);
    case 'fn': {
      const id = attributes['id'] ?? `fn-${writing.notes.size + 1}`;
      writing.notes.set(id, element);
      return `[^${footnoteName(id)}]`;
    }
    case 'inline-formula':
      return formulaIn(element, false, writing);
    case 'math':
    case 'tex-math':
      return formulaIn({ ...element, children: [element] }, false, writing);
    case 'inline-graphic':
    case 'graphic':
      return picture(element, textOf(childrenNamed(element, 'alt-text')[0]), writing);
    case 'alternatives':
      return alternative(element, writing);
    case 'alt-text':
    case 'long-desc':
    case 'object-id':
    case 'index-term':
      return '';
    default:
      if (!transparent.has(name) && !blockNames.has(name)) remember(element, writing);
      return inside();
  }
}

const textOf = (element: XmlElement | undefined): string =>
  element ? textIn(element).replace(/\s+/g, ' ').trim() : '';

function remember({ name, line }: XmlElement, { unknown }: Writing): void {
  if (!unknown.has(name)) unknown.set(name, line);
}

/** A link, if the address can be one. */
function linkTo(href: string, text: string): string {
  const address = /^www\./i.test(href.trim()) ? `https://${href.trim()}` : href.trim();
  if (!/^(?:https?|mailto|ftp|doi):/i.test(address) || /\s/.test(address)) return text;
  const url = address.replace(/^doi:/i, 'https://doi.org/').replace(/[()<>\\{}"`|^]/g, encodeURIComponent);
  return text.trim() ? `[${text}](${url})` : text;
}

function crossReference(element: XmlElement, writing: Writing): string {
  const text = inline(element.children, writing);
  const rids = ridsOf(element);
  // A reader that knows the places of all leaves the form of the citation to the page.
  if (element.attributes['specific-use'] === 'cite') {
    const places = rids.map((rid) => writing.references.get(rid)!.replace(/\D+/, ''));
    const { note } = element.attributes;
    return `<Cite id="${places.join(', ')}"${note ? ` note="${attribute(note)}"` : ''} />`;
  }
  const note = rids.find((rid) => writing.notes.has(rid));
  if (note !== undefined && rids.length === 1) return `[^${footnoteName(note)}]`;
  const target = rids
    .map((rid) => writing.references.get(rid) ?? (writing.ids.has(rid) ? `#${rid}` : undefined))
    .find(Boolean);
  if (!target && rids.length > 0 && element.attributes['ref-type'] !== 'aff')
    writing.lost.push({
      line: element.line,
      message: `there is nothing with the id “${rids.join(' ')}”, to which “${textOf(element)}” refers.\nCorrect the rid of the xref.`,
    });
  return target && text.trim() ? `[${text}](${target})` : text;
}

/** Blocks, each a text without an empty line around it. @param depth of the next heading */
function blocksOf(nodes: readonly XmlNode[], writing: Writing, depth: number): readonly string[] {
  const blocks: string[] = [];
  let run: XmlNode[] = [];
  const endRun = () => {
    const text = escapedStart(inline(run, writing).trim());
    // MDX takes a line of elements alone for no paragraph.
    if (text) blocks.push(/^<[a-z][^>]*>[^]*>$/.test(text) ? `<p>${text}</p>` : text);
    run = [];
  };
  for (const node of nodes)
    if (isElement(node) && blockNames.has(node.name)) {
      endRun();
      blocks.push(...blockElement(node, writing, depth).filter(Boolean));
    } else run.push(node);
  endRun();
  return blocks;
}

const heading = (element: XmlElement, fallback: string, writing: Writing, depth: number): string => {
  const { id } = element.attributes;
  const label = textOf(childrenNamed(element, 'label')[0]);
  const [title] = childrenNamed(element, 'title');
  const text = title ? inline(title.children, writing).trim() : escapedText(fallback);
  const words = [escapedText(label), text].filter(Boolean).join(' ');
  const anchor = id && writing.ids.has(id) ? `<span id="${attribute(id)}"></span>` : '';
  return words ? `${'#'.repeat(Math.min(depth, 6))} ${anchor}${words}` : '';
};

const content = ({ children }: XmlElement, ...except: readonly string[]): readonly XmlNode[] =>
  children.filter((child) => !isElement(child) || !['label', 'title', ...except].includes(child.name));

function blockElement(element: XmlElement, writing: Writing, depth: number): readonly string[] {
  const { name, children } = element;
  switch (name) {
    case 'app-group':
      return blocksOf(content(element), writing, depth);
    case 'sec':
    case 'app':
    case 'ack':
    case 'glossary':
    case 'notes':
    case 'bio': {
      const inside = blocksOf(content(element), writing, depth + 1);
      const title = childrenNamed(element, 'title').length > 0 || inside.length > 0;
      return title ? [heading(element, headings[name] ?? '', writing, depth), ...inside] : [];
    }
    case 'fn-group':
    case 'table-wrap-foot': {
      const notes = children.flatMap((child) => noteBlocks(child, writing, depth));
      if (notes.length === 0) return [];
      return name === 'fn-group' ? [heading(element, 'Notes', writing, depth), ...notes] : notes;
    }
    case 'list':
      return [listOf(element, writing, depth)];
    case 'def-list':
      return [...titled(element, writing), definitions(element, writing)];
    case 'disp-quote':
      return [quoted(blocksOf(content(element), writing, depth))];
    case 'boxed-text':
    case 'statement':
      return [boxed(element, writing, depth)];
    case 'verse-group':
      return [...titled(element, writing), versesOf(element, writing)];
    case 'code':
    case 'preformat':
      return [fenced(textIn(element))];
    case 'fig':
      return figure(element, writing);
    case 'table-wrap':
      return tableOf(element, writing, depth);
    case 'table':
    case 'array':
      return [tableMarkup(element, writing)];
    case 'disp-formula':
      return [displayFormula(element, writing)];
    case 'graphic':
      return [picture(element, textOf(childrenNamed(element, 'alt-text')[0]), writing)];
    case 'alternatives':
      return [alternative(element, writing)];
    case 'ref-list':
    case 'permissions':
      return [];
    case 'title':
    case 'attrib':
      return [`*${inline(children, writing).trim()}*`].filter((text) => text !== '**');
    default:
      return blocksOf(children, writing, depth);
  }
}

/** A note to which nothing refers stands where it is; others are at the end of the text. */
function noteBlocks(node: XmlNode, writing: Writing, depth: number): readonly string[] {
  if (!isElement(node) || ['label', 'title'].includes(node.name)) return [];
  if (node.name !== 'fn') return blocksOf([node], writing, depth);
  if (isNoted(node, writing)) return [];
  const label = textOf(childrenNamed(node, 'label')[0]);
  const [first = '', ...others] = blocksOf(withoutLabel(node), writing, depth);
  const { id } = node.attributes;
  const anchor = id && writing.ids.has(id) ? `<span id="${attribute(id)}"></span>` : '';
  return [anchor + [label && `<sup>${escapedText(label)}</sup>`, first].filter(Boolean).join(' '), ...others];
}
const isNoted = ({ name, attributes: { id } }: XmlElement, { notes }: Writing) =>
  name === 'fn' && id !== undefined && notes.has(id);

/** The label and the title of something without a heading, in bold. */
function titled(element: XmlElement, writing: Writing): readonly string[] {
  const words = childrenNamed(element, 'label', 'title', 'term-head', 'def-head').map((one) =>
    inline(one.children, writing).trim(),
  );
  const text = words.filter(Boolean).join(' ');
  return text ? [`**${text}**`] : [];
}

const indented = (text: string, first: string) =>
  first + text.replace(/\n(?=.)/g, `\n${' '.repeat(first.length)}`);

function listOf(element: XmlElement, writing: Writing, depth: number): string {
  const isOrdered = /^(?:order|alpha|roman)/.test(element.attributes['list-type'] ?? '');
  const items = childrenNamed(element, 'list-item').map((item, index) => {
    const text = blocksOf(content(item), writing, depth).join('\n\n');
    return indented(text, isOrdered ? `${index + 1}. ` : '- ');
  });
  return [...titled(element, writing), items.join('\n')].join('\n\n');
}

const definitions = (element: XmlElement, writing: Writing): string =>
  `<dl>${childrenNamed(element, 'def-item')
    .flatMap((item) => childrenNamed(item, 'term', 'def'))
    .map(({ name, children }) => {
      const tag = name === 'term' ? 'dt' : 'dd';
      return `<${tag}>${inline(children, writing).trim()}</${tag}>`;
    })
    .join('')}</dl>`;

const quoted = (blocks: readonly string[]): string => blocks.join('\n\n').replace(/^/gm, '> ');

const boxed = (element: XmlElement, writing: Writing, depth: number): string => {
  const { id } = element.attributes;
  const caption = childrenNamed(element, 'caption').flatMap((one) => [
    ...titled(one, writing),
    ...blocksOf(content(one), writing, depth),
  ]);
  return [
    `<aside${id ? ` id="${attribute(id)}"` : ''}>`,
    ...titled(element, writing),
    ...caption,
    ...blocksOf(content(element, 'caption'), writing, depth),
    '</aside>',
  ].join('\n\n');
};

const versesOf = (element: XmlElement, writing: Writing): string =>
  childrenNamed(element, 'verse-line', 'verse-group')
    .map((line) =>
      line.name === 'verse-line' ? inline(line.children, writing).trim() : versesOf(line, writing),
    )
    .join('<br />');

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)));
  return `${fence}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

/** A figure with its number and caption; several pictures are several figures. */
function figure(element: XmlElement, writing: Writing): readonly string[] {
  const { id } = element.attributes;
  const label = textOf(childrenNamed(element, 'label')[0]);
  const captions = childrenNamed(element, 'caption');
  const caption = [...captions.flatMap((one) => one.children), ...below(element)]
    .map((node) => (isElement(node) ? inline(node.children, writing).trim() : escapedText(node).trim()))
    .filter(Boolean)
    .join(' ');
  const pictures = elementsIn(element, 'graphic').filter((one) =>
    writing.pictureNamed(one.attributes['href'] ?? ''),
  );
  const alt = textOf(elementsIn(element, 'alt-text')[0]);
  const [first] = pictures;
  if (!first) {
    const [missing] = elementsIn(element, 'graphic');
    writing.lost.push({
      line: element.line,
      message: missing
        ? `there is no file ${writing.folder}${missing.attributes['href'] ?? ''}.\nPut the picture into the folder with the name of the record.`
        : 'the figure has no picture.\nAdd a <graphic>.',
    });
    return [[label && `**${escapedText(label)}**`, caption].filter(Boolean).join(' ')];
  }
  if (!alt)
    writing.lost.push({
      line: element.line,
      message: `the figure “${label || id || ''}” has no alternative text for readers who do not see it.\nAdd <alt-text> to its <graphic>.`,
    });
  const src = `${writing.folder}${encodeURI(writing.pictureNamed(first.attributes['href']!)!)}`;
  const words = alt || label || 'Figure';
  return [
    `<Figure src="${attribute(src)}" alt="${attribute(words)}"${label ? ` label="${attribute(label)}"` : ''}${id ? ` id="${attribute(id)}"` : ''}>${caption}</Figure>`,
    ...pictures
      .slice(1)
      .filter(
        (one) =>
          writing.pictureNamed(one.attributes['href']!) !== writing.pictureNamed(first.attributes['href']!),
      )
      .map((one) => picture(one, words, writing)),
  ];
}

/** Sources, notes and rights, which publishers write after the picture. */
const below = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(isElement).flatMap((one) => {
    // Year and holder are in the statement.
    if (one.name === 'permissions') return elementsIn(one, 'copyright-statement', 'license-p', 'p');
    return ['attrib', 'p', 'list', 'def-list', 'disp-quote'].includes(one.name) ? [one] : [];
  });

function picture(element: XmlElement, alt: string, writing: Writing): string {
  const href = element.attributes['href'] ?? '';
  const file = writing.pictureNamed(href);
  if (!file) {
    writing.lost.push({
      line: element.line,
      message: `there is no file ${writing.folder}${href}.\nPut the picture into the folder with the name of the record.`,
    });
    return '';
  }
  return `![${escapedText(alt || href)}](${writing.folder}${encodeURI(file)})`;
}

/** The best of several forms of one thing: a table or formula rather than its picture. */
function alternative(element: XmlElement, writing: Writing): string {
  const [best] = ['table', 'tex-math', 'math', 'graphic', 'inline-graphic', 'textual-form'].flatMap((name) =>
    childrenNamed(element, name),
  );
  if (!best) return inline(element.children, writing);
  if (best.name === 'table') return tableMarkup(best, writing);
  return best.name === 'textual-form' ? inline(best.children, writing) : inlineElement(best, writing);
}

function tableOf(element: XmlElement, writing: Writing, depth: number): readonly string[] {
  const { id } = element.attributes;
  const caption = [
    ...titled(element, writing),
    ...childrenNamed(element, 'caption')
      .flatMap((one) => one.children)
      .map((node) => (isElement(node) ? inline(node.children, writing).trim() : escapedText(node).trim())),
  ]
    .filter(Boolean)
    .join(' ');
  const tables = elementsIn(element, 'table');
  const foot = [...childrenNamed(element, 'table-wrap-foot'), ...below(element)].flatMap((one) =>
    one.name === 'table-wrap-foot'
      ? blockElement(one, writing, depth)
      : blocksOf(one.children, writing, depth),
  );
  if (tables.length > 0)
    return [
      ...tables.map((table, index) => tableMarkup(table, writing, index === 0 ? { id, caption } : {})),
      ...foot,
    ];
  const images = elementsIn(element, 'graphic').map((one) =>
    picture(one, textOf(elementsIn(element, 'alt-text')[0]), writing),
  );
  if (images.length === 0)
    writing.lost.push({ line: element.line, message: 'the table has no cells.\nAdd a <table>.' });
  return [caption, ...images, ...foot];
}

function tableMarkup(
  table: XmlElement,
  writing: Writing,
  { id, caption }: { readonly id?: string | undefined; readonly caption?: string } = {},
): string {
  const cellOf = (cell: XmlElement) => {
    const spans = ['colspan', 'rowspan'].flatMap((name) => {
      const value = Number(cell.attributes[name]);
      return Number.isInteger(value) && value > 1 && value < 1000 ? [` ${name}="${value}"`] : [];
    });
    const tag = cell.name === 'th' ? 'th' : 'td';
    return `<${tag}${spans.join('')}>${cellText(cell, writing)}</${tag}>`;
  };
  const groups = childrenNamed(table, 'tgroup');
  const rowOf = (row: XmlElement) => `<tr>${childrenNamed(row, 'td', 'th').map(cellOf).join('')}</tr>`;
  const parts = [table, ...groups.map(withoutCals)]
    .flatMap((one) => childrenNamed(one, 'thead', 'tbody', 'tfoot'))
    .map((part) => `<${part.name}>${childrenNamed(part, 'tr').map(rowOf).join('')}</${part.name}>`);
  const loose = childrenNamed(table, 'tr').map(rowOf).join('');
  const rows = parts.join('') + (loose && `<tbody>${loose}</tbody>`);
  const name = id && writing.ids.has(id) ? ` id="${attribute(id)}"` : '';
  return `<table${name}>${caption ? `<caption>${caption}</caption>` : ''}${rows}</table>`;
}

/** Paragraphs and items of a cell, each on a line of its own. */
const cellText = (cell: XmlElement, writing: Writing): string => {
  const blocks = cell.children.some((child) => isElement(child) && blockNames.has(child.name));
  if (!blocks) return inline(cell.children, writing).trim();
  return cell.children
    .map((child) => (isElement(child) ? linesIn(child, writing) : escapedText(child).trim()))
    .filter(Boolean)
    .join('<br />');
};
const linesIn = (element: XmlElement, writing: Writing): string =>
  ['list', 'list-item'].includes(element.name)
    ? childrenNamed(element, 'list-item', 'p', 'list')
        .map((one) => linesIn(one, writing))
        .join('<br />')
    : inlineElementOrText(element, writing);
const inlineElementOrText = (element: XmlElement, writing: Writing): string =>
  blockNames.has(element.name) ? inline(element.children, writing).trim() : inlineElement(element, writing);

function displayFormula(element: XmlElement, writing: Writing): string {
  const { id } = element.attributes;
  const label = textOf(childrenNamed(element, 'label')[0]);
  const written = formulaIn(element, true, writing);
  return id || label
    ? `<div class="equation"${id ? ` id="${attribute(id)}"` : ''}>\n\n${written}\n\n${label && `<span>${escapedText(label)}</span>`}\n\n</div>`
    : written;
}

/** TeX where there is any that can be read, else MathML as it is, else a picture or the text. */
function formulaIn(element: XmlElement, isDisplay: boolean, writing: Writing): string {
  const [tex] = elementsIn(element, 'tex-math');
  const [math] = elementsIn(element, 'math');
  const source = tex && texOf(textIn(tex));
  const problem = source && texProblem(source);
  if (source && !problem) return isDisplay ? `$$\n${source}\n$$` : `$${source}$`;
  if (problem)
    writing.lost.push({
      line: element.line,
      message: `the TeX “${source.slice(0, 60)}” cannot be read: ${problem}.\nCorrect its tex-math; until then, another form of the formula is shown.`,
    });
  if (math) return mathMarkup(math, isDisplay);
  const [image] = elementsIn(element, 'graphic', 'inline-graphic');
  if (image) return picture(image, textOf(elementsIn(element, 'alt-text')[0]), writing);
  return source ? escapedText(source) : inline(content(element), writing);
}
