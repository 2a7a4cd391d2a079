import {
  defineHastPlugin,
  mdxToJs,
  type MdxFlowExpressionHast,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
  type MdxTextExpressionHast,
  type Position,
} from 'satteri';
import type { Problem } from './problem.ts';

/** A file that a body shows or imports. */
export interface Need {
  /** As it is written: `./tishkov-2025-kenya/map.png`, or from `public/` on: `/map.png` */
  readonly path: string;
  readonly line: number;
  /** How: in Markdown, as HTML, or by an import. */
  readonly as: 'image' | 'img' | 'import';
}

/**
 * Compiles a body, only to find what it needs and what is wrong with it; Astro compiles it again to render it.
 * @param firstLine the line of the file on which it begins
 */
export function readBody(
  body: string,
  firstLine: number,
): { readonly problems: readonly BodyProblem[]; readonly needs: readonly Need[] } {
  const needs: Need[] = [];
  const problems: BodyProblem[] = [];
  const components = new Map<string, number>();
  const names = new Map<string, number>();
  let code = '';
  const lineOf = ({ position }: { readonly position?: Position }) =>
    firstLine + (position?.start.line ?? 1) - 1;
  const element = (node: MdxJsxFlowElementHast | MdxJsxTextElementHast) => {
    const source = node.attributes.find((one) => 'name' in one && one.name === 'src')?.value;
    if (node.name === 'img' && typeof source === 'string')
      needs.push({ as: 'img', path: source, line: lineOf(node) });
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
      visit: (node) =>
        void needs.push({ as: 'image', path: String(node.properties['src']), line: lineOf(node) }),
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
    const { code: compiled } = mdxToJs(body, { hastPlugins: [reader] });
    for (const [, component] of compiled.matchAll(/_missingMdxReference\("([^"]+)", true\)/g))
      problems.push({
        line: components.get(component!) ?? firstLine,
        message: `there is no component <${component}>.\nImport it above, or write \\< where you mean the character itself.`,
      });
    const declared = new Set(code.match(/[\p{L}\d_$]+/gu));
    for (const [name, line] of names)
      if (!declared.has(name) && !known.has(name) && !(name in globalThis))
        problems.push({
          line,
          message: `“${name}” in braces is code, and names nothing.\nWrite \\{ where you mean a brace itself.`,
        });
    return { problems, needs };
  } catch (error) {
    const [, line = '1', what] =
      /^(?:(\d+):\d+: )?([^]*?)(?: \([\w:-]+\))?$/.exec((error as Error).message) ?? [];
    const problem = {
      line: firstLine + Number(line) - 1,
      message: `the text below the record is not valid MDX: ${what}.\nClose every tag, and write \\{ and \\< for the characters themselves.`,
    };
    return { problems: [problem], needs: [] };
  }
}

type BodyProblem = Required<Pick<Problem, 'line' | 'message'>>;

/** What code in a body can name without declaring it. */
const known = new Set(['props', 'undefined', 'null', 'true', 'false', 'this']);
