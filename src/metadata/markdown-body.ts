import type { Article } from '../record/article.ts';
import { attributeOf, namesCited, type BodyNode } from '../record/body-node.ts';
import { placeOfReference } from '../record/cited-reference.ts';
import { strings } from '../strings/index.ts';

// The text below a record as Markdown without components: https://spec.commonmark.org/

interface MarkdownState {
  readonly references: NonNullable<Article['references']>;
  /** The URL of the article's page, to which paths of images are relative. */
  readonly url: string;
  readonly counts: { figure: number; equation: number };
}

/** The text of an article below its record; empty if there is none. @param depth of its first headings */
export function markdownBody({ body = [], references = [], url }: Article): readonly string[] {
  const printing: MarkdownState = { references, url, counts: { figure: 0, equation: 0 } };
  return body.map((node) => block(node, printing)).filter(Boolean);
}

type MarkdownHandler = (node: BodyNode, printing: MarkdownState) => string;

/** https://spec.commonmark.org/0.31.2/#backslash-escapes */
export const escaped = (value: string): string => value.replace(/[\\`*_{}[\]<>#|$~]/g, '\\$&');

const inside: MarkdownHandler = ({ children = [] }, printing) =>
  children.map((node) => inline(node, printing)).join('');
const wrapped =
  (mark: string, end = mark): MarkdownHandler =>
  (node, printing) =>
    `${mark}${inside(node, printing)}${end}`;
const nothing: MarkdownHandler = () => '';

const component: MarkdownHandler = (node, printing) => {
  if (node.name === 'Cite') return cite(node, printing);
  if (node.name === 'br') return ' ';
  const mark = node.name && marks[node.name];
  return mark ? mark(node, printing) : inside(node, printing);
};

const marks: Readonly<Record<string, MarkdownHandler>> = {
  i: wrapped('*'),
  em: wrapped('*'),
  b: wrapped('**'),
  strong: wrapped('**'),
  sub: wrapped('<sub>', '</sub>'),
  sup: wrapped('<sup>', '</sup>'),
};

const inlineHandlers: Readonly<Record<string, MarkdownHandler>> = {
  text: ({ value = '' }) => escaped(value.replace(/\s+/g, ' ')),
  emphasis: wrapped('*'),
  strong: wrapped('**'),
  delete: wrapped('~~'),
  inlineMath: ({ value = '' }) => `$${value}$`,
  inlineCode: ({ value = '' }) => `\`${value}\``,
  break: () => '  \n',
  link: (node, printing) => `[${inside(node, printing)}](${node.url ?? ''})`,
  image: ({ url = '', alt }, printing) => picture(url, alt ?? '', printing),
  footnoteReference: ({ identifier }) => `[^${identifier}]`,
  mdxJsxTextElement: component,
  mdxJsxFlowElement: component,
  mdxTextExpression: nothing,
};

const inline: MarkdownHandler = (node, printing) => (inlineHandlers[node.type] ?? inside)(node, printing);

const paragraphs = (nodes: readonly BodyNode[] = [], printing: MarkdownState): string =>
  nodes
    .map((node) => block(node, printing))
    .filter(Boolean)
    .join('\n\n');

const indented = (text: string, first: string, rest = ' '.repeat(first.length)) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line && rest) + line)
    .join('\n');

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

const blockHandlers: Readonly<Record<string, MarkdownHandler>> = {
  paragraph: inside,
  heading: (node, printing) => `${'#'.repeat(node.depth ?? 2)} ${inside(node, printing)}`,
  list: ({ ordered, children = [] }, printing) =>
    children
      .map((item, index) => indented(paragraphs(item.children, printing), ordered ? `${index + 1}. ` : '- '))
      .join('\n'),
  blockquote: ({ children }, printing) => quoted(paragraphs(children, printing)),
  code: ({ value = '' }) => `\`\`\`\n${value}\n\`\`\``,
  math: ({ value = '' }) => `$$\n${value}\n$$`,
  table: ({ children = [] }, printing) => {
    const rows = children.map(
      ({ children: cells = [] }) => `| ${cells.map((cell) => inside(cell, printing)).join(' | ')} |`,
    );
    const columns = children[0]?.children?.length ?? 0;
    return [rows[0], `|${' --- |'.repeat(columns)}`, ...rows.slice(1)].join('\n');
  },
  footnoteDefinition: (node, printing) =>
    indented(paragraphs(node.children, printing), `[^${node.identifier}]: `, '    '),
  mdxJsxFlowElement: (node, printing) => flow(node, printing),
  thematicBreak: () => '---',
  mdxjsEsm: nothing,
  mdxFlowExpression: nothing,
  html: nothing,
};

const block: MarkdownHandler = (node, printing) => (blockHandlers[node.type] ?? inline)(node, printing);

/** Figures and equations, numbered as on the page; of any other component its text. */
function flow(node: BodyNode, printing: MarkdownState): string {
  if (node.name === 'Figure') {
    const number = (printing.counts.figure += 1);
    const caption = [
      attributeOf(node, 'caption') && escaped(attributeOf(node, 'caption')!),
      inside(node, printing),
    ];
    const image = picture(attributeOf(node, 'src') ?? '', attributeOf(node, 'alt') ?? '', printing);
    const label = attributeOf(node, 'label');
    return `${image}\n\n**${label ? escaped(label) : `${strings.figure} ${number}.`}** ${caption.filter(Boolean).join(' ').trim()}`;
  }
  if (node.name === 'Equation') {
    printing.counts.equation += 1;
    const tex = (node.children ?? []).find(({ type }) => type === 'math')?.value ?? '';
    return `$$\n${tex} \\tag{${printing.counts.equation}}\n$$`;
  }
  if (node.name === 'table') return htmlTable(node, printing);
  if (node.name === 'p') return inside(node, printing);
  if (node.name === 'aside') return quoted(paragraphs(node.children, printing));
  if (node.name === 'dl')
    return named(node.children ?? [], 'dt', 'dd')
      .map((one) => (one.name === 'dt' ? `**${inside(one, printing)}**` : inside(one, printing)))
      .join('  \n');
  return node.name === 'Cite' ? cite(node, printing) : paragraphs(node.children, printing);
}

/** The elements of some names, through the groups that MDX puts around inline ones. */
const named = (nodes: readonly BodyNode[], ...names: readonly string[]): readonly BodyNode[] =>
  nodes.flatMap((node) =>
    node.name && names.includes(node.name) ? [node] : named(node.children ?? [], ...names),
  );

/** A table in HTML as one in Markdown, which has no spans: https://github.github.com/gfm/#tables-extension- */
function htmlTable(node: BodyNode, printing: MarkdownState): string {
  const [caption] = named(node.children ?? [], 'caption');
  const rows = named(node.children ?? [], 'tr').map((row) =>
    named(row.children ?? [], 'td', 'th').map((cell) => inside(cell, printing).replace(/\n/g, ' ')),
  );
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const lines = rows.map(
    (cells) => `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? '').join(' | ')} |`,
  );
  return [
    ...(caption ? [inside(caption, printing), ''] : []),
    lines[0],
    `|${' --- |'.repeat(columns)}`,
    ...lines.slice(1),
  ].join('\n');
}

const picture = (src: string, alt: string, { url }: MarkdownState) =>
  `![${escaped(alt)}](${/^https?:/.test(src) ? src : url + src.replace(/^.*\//, '')})`;

function cite(node: BodyNode, { references }: MarkdownState): string {
  const note = attributeOf(node, 'note');
  const numbers = namesCited(attributeOf(node, 'id') ?? '').flatMap((name) => {
    const place = placeOfReference(references, name);
    return place === undefined ? [] : [String(place + 1)];
  });
  return numbers.length > 0 ? `[${numbers.join(', ')}${note ? `, ${escaped(note)}` : ''}]` : '';
}
