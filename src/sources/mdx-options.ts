import { defineMdastPlugin, type Features } from 'satteri';

// How the text below a record is read: by Astro when it renders it, by the check before, and for JATS.

const features = { math: true } satisfies Features;

/** The components that such a text may use without an import. */
export const bodyComponents: readonly string[] = ['Cite', 'Equation', 'Figure', 'Formula'];

/** True of what is between two dollar signs that mean money: “$5 and $10”. The rule is pandoc’s, as in titles. */
const isMoney = (between: string): boolean => between !== between.trim();

/** Makes `$…$` and `$$…$$` components, which set them as MathML. */
const formulas = defineMdastPlugin({
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

/** For reading the text as it was written. */
export const treeOptions = { features };

/** For rendering it. */
export const mdxOptions = { features, mdastPlugins: [formulas] };
