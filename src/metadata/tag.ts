import { escapeMarkup } from '../record/text.ts';

/** A head element. Attributes without a value are left out, and so is an element without attributes. */
export interface Tag {
  readonly element: 'meta' | 'link';
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** `<meta name content>` for every known value. */
export const meta = (name: string, ...values: readonly (string | undefined)[]): readonly Tag[] =>
  known(values).map((content) => ({ element: 'meta', attributes: { name, content } }));

/** `<meta property content>`, as in Open Graph. */
export const property = (name: string, ...values: readonly (string | undefined)[]): readonly Tag[] =>
  known(values).map((content) => ({ element: 'meta', attributes: { property: name, content } }));

/** Head elements as HTML: the only place where the head is escaped. */
export const printTags = (tags: readonly Tag[]): string =>
  tags.map(({ element, attributes }) => `<${element}${printed(attributes)}>`).join('\n');

/** JSON that is safe in a `<script>`: it cannot close the element. https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements */
export const printScript = (type: string, json: unknown): string =>
  `<script type="${type}">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;

const known = (values: readonly (string | undefined)[]) => values.filter((value) => Boolean(value));

const printed = (attributes: Tag['attributes']) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value!)}"`)
    .join('');
