import {
  defineHastPlugin,
  mdxToJs,
  mdxToMdast,
  type MdxFlowExpressionHast,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
  type MdxTextExpressionHast,
  type Position,
  type MdxToJsResult,
} from 'satteri';
import { attributeOf, namesCited, type BodyNode } from '../../record/body-node.ts';
import { mathError } from '../../record/math.ts';
import { bodyComponents, mdxOptions, treeOptions } from './mdx-options.ts';
import type { Problem } from '../../problems/problem.ts';

/** A file that a body shows or imports. */
export interface Need {
  /** As written: `./tishkov-2025-kenya/map.png`, or relative to `public/`: `/map.png` */
  readonly path: string;
  readonly line: number;
  /** How it is used: in Markdown, as HTML, or by an import. */
  readonly as: 'image' | 'img' | 'import';
}

/** A reference that a text cites. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

/** What is known about the text below a record. */
interface BodyRead {
  readonly problems: readonly BodyProblem[];
  readonly needs: readonly Need[];
  readonly cites: readonly Mention[];
  readonly nodes: readonly BodyNode[];
}

/**
 * Compiles a body to find its dependencies and problems; Astro compiles it again to render it.
 * @param firstLine the line of the file on which it begins
 */
export function readBody(body: string, firstLine: number): BodyRead {
  const needs: Need[] = [];
  const cites: Mention[] = [];
  const problems: BodyProblem[] = [];
  const components = new Map<string, number>();
  const names = new Map<string, number>();
  let code = '';
  const lineOf = ({ position }: { readonly position?: Position }) =>
    firstLine + (position?.start.line ?? 1) - 1;
  const element = (node: MdxJsxFlowElementHast | MdxJsxTextElementHast) => {
    const line = lineOf(node);
    const written = node as BodyNode;
    const [source, alt, cited, tex] = ['src', 'alt', 'id', 'tex'].map((name) => attributeOf(written, name));
    if (node.name === 'img' && source) needs.push({ as: 'img', path: source, line });
    if (node.name === 'Figure' && source) needs.push({ as: 'image', path: source, line });
    if (node.name === 'Figure' && !alt?.trim()) problems.push({ line, message: withoutAlt(source) });
    if (node.name === 'Cite') cites.push(...namesCited(cited ?? '').map((name) => ({ name, line })));
    if (node.name === 'Cite' && !cited?.trim())
      problems.push({
        line,
        message: '<Cite> has no reference.\nWrite <Cite id="…" /> with the key or the number of a reference.',
      });
    const error = node.name === 'Formula' && tex ? mathError(tex) : undefined;
    if (error)
      problems.push({
        line,
        message: `“$${tex}$” is not valid TeX: ${error}.\nCorrect it, or write \\$ for a dollar sign.`,
      });
    if (node.name && !components.has(node.name)) components.set(node.name, lineOf(node));
  };
  const expression = (node: MdxTextExpressionHast | MdxFlowExpressionHast) => {
    const [, name] = /^\s*([\p{L}_$][\p{L}\d_$]*)(?:\.[\p{L}\d_$.]+)?\s*$/u.exec(node.value) ?? [];
    if (name && !names.has(name)) names.set(name, lineOf(node));
  };
  const reader = defineHastPlugin({
    name: 'offprint-needs',
    options: { position: true },
    element: {
      filter: ['img'],
      visit: (node) => {
        const path = String(node.properties['src']);
        needs.push({ as: 'image', path, line: lineOf(node) });
        if (!String(node.properties['alt'] ?? '').trim())
          problems.push({ line: lineOf(node), message: withoutAlt(path) });
      },
    },
    mdxJsxFlowElement: { filter: [], visit: element },
    mdxJsxTextElement: { filter: [], visit: element },
    mdxTextExpression: expression,
    mdxFlowExpression: expression,
    mdxjsEsm: (node) => {
      code += node.value;
      for (const [, path] of node.value.matchAll(/^(?:import|export)\b[^'"]*['"](\.[^'"]+)['"]/gm))
        needs.push({ as: 'import', path: path!, line: lineOf(node) });
    },
  });
  try {
    // None of the visitors above is asynchronous.
    const { code: compiled } = mdxToJs(body, { ...mdxOptions, hastPlugins: [reader] }) as MdxToJsResult;
    for (const [, component] of compiled.matchAll(/_missingMdxReference\("([^"]+)", true\)/g))
      if (!bodyComponents.includes(component!))
        problems.push({
          line: components.get(component!) ?? firstLine,
          message: `there is no component <${component}>.\nImport it above, or write \\< for a literal “<”.`,
        });
    const declared = new Set(code.match(/[\p{L}\d_$]+/gu));
    for (const [name, line] of names)
      if (!declared.has(name) && !known.has(name) && !(name in globalThis))
        problems.push({
          line,
          message: `“${name}” in braces is code, but is not defined.\nWrite \\{ for a literal brace.`,
        });
    const { children = [] } = mdxToMdast(body, treeOptions) as BodyNode;
    return { problems, needs, cites, nodes: children.map(withoutPositions) };
  } catch (error) {
    const [, line = '1', what] =
      /^(?:(\d+):\d+: )?([^]*?)(?: \([\w:-]+\))?$/.exec((error as Error).message) ?? [];
    const problem = {
      line: firstLine + Number(line) - 1,
      message: `the text below the record is not valid MDX: ${what}.\nClose every tag, and write \\{ and \\< for literal characters.`,
    };
    return { problems: [problem], needs: [], cites: [], nodes: [] };
  }
}

type BodyProblem = Required<Pick<Problem, 'line' | 'message'>>;

/** Globals that code in a body can use. */
const known = new Set(['props', 'undefined', 'null', 'true', 'false', 'this']);

const withoutAlt = (path = '') =>
  `the image “${path}” has no alternative text for readers who do not see it.\nDescribe it: ![Description](${path}), or alt="…" of a <Figure>.`;

/** A node of Satteri's tree, reduced to what a record keeps. */
function withoutPositions({ type, children, attributes, ...rest }: BodyNode): BodyNode {
  const kept = ['value', 'depth', 'url', 'alt', 'ordered', 'identifier', 'name'] as const;
  return {
    type,
    ...Object.fromEntries(kept.flatMap((name) => (rest[name] == null ? [] : [[name, rest[name]]]))),
    ...(attributes && { attributes: attributes.map(({ name = '', value }) => ({ name, value })) }),
    ...(children && { children: children.map(withoutPositions) }),
  };
}
