import type { Words } from './result-list.ts';

/** The elements of a search box and of the section around it, and its settings. */
export interface BoxParts {
  readonly form: HTMLFormElement;
  readonly section: HTMLElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly suggested: HTMLElement;
  /** “Try again”. */
  readonly repeat: HTMLButtonElement;
  /** Searches for exactly what is typed. */
  readonly asTyped: HTMLButtonElement;
  /** Leads from a box above a list to the search page. */
  readonly everything: HTMLAnchorElement | null;
  // The others are on the search page only.
  readonly order: HTMLSelectElement | null;
  readonly facets: HTMLDetailsElement | null;
  /** The line of the ticked filters, and the button that unticks them. */
  readonly active: HTMLElement | null;
  readonly untick: HTMLButtonElement | null;
  readonly recent: HTMLElement | null;
  readonly words: Words;
  /** Whether this is the search page, which keeps the query in its URL. */
  readonly onPage: boolean;
  /** The folders of the index. */
  readonly paths: readonly string[];
}

/** Finds them. */
export function partsOf(form: HTMLFormElement): BoxParts {
  const section = form.closest('section')!;
  return {
    form,
    section,
    input: form.querySelector('input')!,
    status: form.querySelector<HTMLElement>('[role=status]')!,
    suggested: section.querySelector<HTMLElement>('.suggested')!,
    repeat: section.querySelector<HTMLButtonElement>('button.repeat')!,
    asTyped: section.querySelector<HTMLButtonElement>('button.as-typed')!,
    everything: form.querySelector('a.everything'),
    order: section.querySelector('select[name=order]'),
    facets: section.querySelector('details.facets'),
    active: section.querySelector('.active'),
    untick: section.querySelector('button.untick'),
    recent: section.querySelector('.recent'),
    words: JSON.parse(form.querySelector('script[type="application/json"]')!.textContent) as Words,
    onPage: form.dataset['page'] !== undefined,
    paths: form.dataset['index']!.split(' '),
  };
}
