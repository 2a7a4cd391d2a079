import { defineMdastPlugin, type Features, type MdastPluginDefinition } from 'satteri';

// MDX options for the text below a record: for rendering by Astro, for the check before that, and for JATS.

const features = { math: true } satisfies Features;

/** The components available without an import. */
export const bodyComponents: readonly string[] = ['Cite', 'Equation', 'Figure', 'Formula'];

/** Whether two dollar signs mean money: “$5 and $10”. The rule is pandoc’s, as in titles. */
const isMoney = (between: string): boolean => between !== between.trim();

/** Turns `$…$` and `$$…$$` into components that render MathML. */
const formulas: MdastPluginDefinition = defineMdastPlugin({
  name: 'offprint-formulas',
  math: (node, context) =>
    context.replaceNode(node, {
      type: 'mdxJsxFlowElement',
      name: 'Formula',
      attributes: [attribute('tex', node.value), attribute('display', 'block')],
      children: [],
    }),
  inlineMath: (node, context) =>
    context.replaceNode(
      node,
      isMoney(node.value)
        ? { type: 'text', value: `$${node.value}$` }
        : {
            type: 'mdxJsxTextElement',
            name: 'Formula',
            attributes: [attribute('tex', node.value)],
            children: [],
          },
    ),
});

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value }) as const;

/** For parsing the source text. */
export const treeOptions = { features };

/** For rendering. */
export const mdxOptions = { features, mdastPlugins: [formulas] };
