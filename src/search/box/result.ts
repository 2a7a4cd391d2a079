import { excerpt, mark } from './mark.ts';
import type { Hit } from '../worker/rank.ts';

/**
 * A result as an item of the page's list, with matching words markedNodes.
 * @param page its page in the language of this page; its files are beside the one in the site's own
 */
export function resultItem(
  template: HTMLTemplateElement,
  { url, meta, context }: Hit,
  page: string,
  abstract: string,
  terms: readonly string[],
): Element {
  const item = (template.content.cloneNode(true) as DocumentFragment).firstElementChild!;
  // Keywords only show why an article was found.
  const isFound = (text: string) => mark(text, terms).some(({ found }) => found);
  const keywords = (meta['keywords'] ?? '').split('; ').filter(isFound).join('; ');
  const values: Readonly<Record<string, string>> = { ...meta, keywords, excerpt: excerpt(abstract, terms) };
  for (const part of item.querySelectorAll<HTMLElement>('[data-meta]')) {
    const value = values[part.dataset['meta']!];
    if (value) part.replaceChildren(...markedNodes(value, terms));
    else part.remove();
  }
  item.querySelector('a')!.href = page;
  offerFiles(item, url);
  const coins = item.querySelector<HTMLElement>('.Z3988');
  if (coins) coins.title = context ?? '';
  return item;
}

/** Citation files become links on demand: otherwise every result would have many links. */
function offerFiles(item: Element, url: string) {
  const button = item.querySelector('button');
  if (!button) return;
  const links = [...item.querySelectorAll<HTMLAnchorElement>('a[data-extension]')];
  for (const link of links) {
    link.href = url.replace(/\/$/, `.${link.dataset['extension']!}`);
    link.type = link.dataset['mediaType']!;
    link.remove();
  }
  button.addEventListener('click', () => {
    const isOpen = button.ariaExpanded === 'true';
    button.ariaExpanded = String(!isOpen);
    if (isOpen) for (const link of links) link.remove();
    else button.after(...links);
  });
}

const markedNodes = (text: string, terms: readonly string[]): readonly (Node | string)[] =>
  mark(text, terms).map((piece) => {
    if (!piece.found) return piece.text;
    const element = document.createElement('mark');
    element.textContent = piece.text;
    return element;
  });
