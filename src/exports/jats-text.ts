import { mathMl } from '../record/math.ts';
import { paragraphs, serialise, type Text } from '../record/text.ts';
import { block, element, xmlText } from './xml.ts';

const elements = { i: 'italic', b: 'bold', sub: 'sub', sup: 'sup', sc: 'sc' } as const;

/** Marked-up text as JATS. */
export const inline = (value: Text): string =>
  serialise(value, {
    string: xmlText,
    math: (tex) => element('inline-formula', {}, formula(tex)),
    mark: (mark, inner) => `<${elements[mark]}>${inner}</${elements[mark]}>`,
  });

/** A formula in TeX and in MathML. */
export const formula = (tex: string, display = false): string =>
  element(
    'alternatives',
    {},
    element('tex-math', {}, xmlText(tex)) + mathMl(tex, display).replace(/<(\/?)(?=[a-z])/g, '<$1mml:'),
  );

/** An element with a `p` for every paragraph. @param title the element before them, only if there are any */
export const paragraphed = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  value: Text | undefined,
  title = '',
): string =>
  value
    ? block(name, attributes, [
        title,
        ...paragraphs(value).map((paragraph) => element('p', {}, inline(paragraph))),
      ])
    : '';
