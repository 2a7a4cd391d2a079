import { escapeMarkup } from '../record/text.ts';

/** An element of a page's head. An attribute without a value is left out; the element, where none is left. */
export interface Tag {
  readonly element: 'meta' | 'link';
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** `<meta name content>` for every value that is known. */
export const meta = (name: string, ...values: readonly (string | undefined)[]): readonly Tag[] =>
  known(values).map((content) => ({ element: 'meta', attributes: { name, content } }));

/** `<meta property content>`, as Open Graph has it. */
export const property = (name: string, ...values: readonly (string | undefined)[]): readonly Tag[] =>
  known(values).map((content) => ({ element: 'meta', attributes: { property: name, content } }));

/** Head elements as markup: the one place where the head is escaped. */
export const printTags = (tags: readonly Tag[]): string =>
  tags.map(({ element, attributes }) => `<${element}${printed(attributes)}>`).join('\n');

/** JSON that may stand in a `<script>`: nothing in it can end the element. https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements */
export const printScript = (type: string, json: unknown): string =>
  `<script type="${type}">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;

const known = (values: readonly (string | undefined)[]) => values.filter((value) => Boolean(value));

const printed = (attributes: Tag['attributes']) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value!)}"`)
    .join('');
