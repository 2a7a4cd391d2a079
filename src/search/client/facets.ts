import type { Counts } from './find.ts';

/** The values by which results are narrowed, and which of them are ticked. */
export interface Facets {
  readonly ticked: () => Readonly<Record<string, readonly string[]>>;
  readonly isAnyTicked: () => boolean;
  /** Ticks these, and nothing else. */
  readonly tick: (values: Readonly<Record<string, readonly string[]>>) => void;
  /** Says how many of the results each value has, or of all articles where nothing was searched for. */
  readonly count: (counts: Counts | undefined) => void;
}

/** Fills the page's fieldsets with the values of each facet, not yet counted: journals by name, years latest first. */
export function showFacets(
  element: HTMLElement,
  totals: Counts,
  ticked: Readonly<Record<string, readonly string[]>>,
  number: Intl.NumberFormat,
  onChange: () => void,
): Facets {
  for (const fieldset of element.querySelectorAll<HTMLFieldSetElement>('fieldset')) {
    const name = fieldset.dataset['facet']!;
    const values = Object.keys(totals[name] ?? {}).sort((one, other) => one.localeCompare(other));
    if (name === 'year') values.reverse();
    fieldset.append(...values.map((value) => choice(name, value)));
  }
  const boxes = () => [...element.querySelectorAll('input')];
  const tick = (values: typeof ticked) => {
    for (const box of boxes()) box.checked = values[box.name]?.includes(box.value) ?? false;
  };
  tick(ticked);
  element.addEventListener('change', onChange);
  return {
    ticked: () =>
      Object.fromEntries(
        [...Map.groupBy(boxes(), ({ name }) => name)].map(([name, those]) => [
          name,
          those.filter(({ checked }) => checked).map(({ value }) => value),
        ]),
      ),
    isAnyTicked: () => boxes().some(({ checked }) => checked),
    tick,
    count(counts) {
      const known = counts && Object.keys(counts).length > 0 ? counts : totals;
      for (const box of boxes())
        box.parentElement!.querySelector('.count')!.textContent = number.format(
          known[box.name]?.[box.value] ?? 0,
        );
    },
  };
}

function choice(name: string, value: string): HTMLElement {
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name, value });
  const shown = Object.assign(document.createElement('span'), { className: 'count' });
  label.append(box, ` ${value} `, shown);
  return label;
}
