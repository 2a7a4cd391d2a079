import { escapeMarkup } from '../record/text.ts';

// XML is built from strings that are already XML; only `xmlText` escapes characters.

type Attributes = Readonly<Record<string, string | undefined>>;

/** Escapes text for XML 1.0 content and attribute values; invalid characters are removed. https://www.w3.org/TR/xml/#charsets */
export const xmlText = (value: string): string =>
  escapeMarkup(value.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

/** An element with text or inline markup; empty if it would have no content. */
export const element = (name: string, attributes: Attributes, content: string | undefined): string =>
  content ? `<${name}${printed(attributes)}>${content}</${name}>` : '';

/** An element with text; empty if the text is unknown. */
export const textElement = (name: string, value: string | undefined, attributes: Attributes = {}): string =>
  value === undefined ? '' : element(name, attributes, xmlText(value));

/** An element with child elements, one per line; empty if all are absent. */
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
