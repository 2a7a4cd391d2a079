import { escapeMarkup } from '../record/text.ts';

// XML is made of strings that are XML already; characters become XML by `xmlText` alone.

type Attributes = Readonly<Record<string, string | undefined>>;

/** Characters as XML 1.0 text or attribute value; what XML cannot hold is left out. https://www.w3.org/TR/xml/#charsets */
export const xmlText = (value: string): string =>
  escapeMarkup(value.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

/** An element with characters or inline markup in it; nothing where there is nothing to hold. */
export const element = (name: string, attributes: Attributes, content: string | undefined): string =>
  content ? `<${name}${printed(attributes)}>${content}</${name}>` : '';

/** An element with characters in it; nothing where they are unknown. */
export const textElement = (name: string, value: string | undefined, attributes: Attributes = {}): string =>
  value === undefined ? '' : element(name, attributes, xmlText(value));

/** An element of elements, one a line; nothing where all are absent. */
export function block(
  name: string,
  attributes: Attributes,
  children: readonly (string | undefined)[],
): string {
  const lines = children
    .filter((child) => child !== undefined && child !== '')
    .flatMap((child) => child!.split('\n'));
  if (lines.length === 0) return '';
  return [`<${name}${printed(attributes)}>`, ...lines.map((line) => `  ${line}`), `</${name}>`].join('\n');
}

const printed = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlText(value)}"`))
    .join('');
