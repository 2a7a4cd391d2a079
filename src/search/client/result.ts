import { excerpt, mark } from './mark.ts';
import type { Hit } from './rank.ts';

/** A result as an item of the page's own list, the words that were searched for marked in title and abstract. */
export function resultItem(
  template: HTMLTemplateElement,
  { url, meta, context }: Hit,
  abstract: string,
  terms: readonly string[],
): Element {
  const item = (template.content.cloneNode(true) as DocumentFragment).firstElementChild!;
  const values = { ...meta, excerpt: excerpt(abstract, terms) };
  for (const part of item.querySelectorAll<HTMLElement>('[data-meta]')) {
    const value = (values as Readonly<Record<string, string>>)[part.dataset['meta']!];
    if (value) part.replaceChildren(...marked(value, terms));
    else part.remove();
  }
  item.querySelector('a')!.href = url;
  const coins = item.querySelector<HTMLElement>('.Z3988');
  if (coins) coins.title = context ?? '';
  const box = item.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (box) box.value = url;
  return item;
}

const marked = (text: string, terms: readonly string[]): readonly (Node | string)[] =>
  mark(text, terms).map((piece) => {
    if (!piece.found) return piece.text;
    const element = document.createElement('mark');
    element.textContent = piece.text;
    return element;
  });
