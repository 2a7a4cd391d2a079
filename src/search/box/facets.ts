import type { Counts } from '../worker/matching.ts';

/** The filters of a search and their ticked values. */
export interface Facets {
  readonly ticked: () => Readonly<Record<string, readonly string[]>>;
  /** Ticks exactly these. */
  readonly tick: (values: Readonly<Record<string, readonly string[]>>) => void;
  /**
   * Shows the number of results for each value and sorts journals by it. `'all'` shows the totals; undefined shows no
   * numbers.
   */
  readonly count: (counts: Counts | 'all' | undefined) => void;
}

/**
 * Shows the ticked values as buttons that untick them.
 * @param line has the label of a button in `data-remove`, # for the value, and ends with the button that unticks all
 */
function showActive(line: HTMLElement, boxes: readonly HTMLInputElement[]): void {
  const ticked = boxes.filter(({ checked }) => checked);
  line.hidden = ticked.length === 0;
  for (const button of line.querySelectorAll('.remove')) button.remove();
  line.lastElementChild!.before(
    ...ticked.map((box) => {
      const text = box.nextSibling!.textContent!.trim();
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'remove',
        textContent: text,
      });
      button.setAttribute(
        'aria-label',
        line.dataset['remove']!.replace('#', () => text),
      );
      button.addEventListener('click', () => {
        box.click();
      });
      return button;
    }),
  );
}

/** Longer lists get a filter box. */
const maxUnfiltered = 12;

/** Fills the page's fieldsets with the values of each facet. */
export function showFacets(
  element: HTMLElement,
  active: HTMLElement,
  totals: Counts,
  ticked: Readonly<Record<string, readonly string[]>>,
  language: string,
  onChange: () => void,
): Facets {
  const number = new Intl.NumberFormat(language);
  const fieldsets = [...element.querySelectorAll<HTMLFieldSetElement>('fieldset')];
  for (const fieldset of fieldsets) {
    const name = fieldset.dataset['facet']!;
    const values = Object.keys(totals[name] ?? {}).sort((one, other) => one.localeCompare(other, language));
    if (name === 'year') values.reverse();
    // Labels of controlled values.
    const labels = JSON.parse(fieldset.dataset['labels'] ?? '{}') as Readonly<Record<string, string>>;
    fieldset
      .querySelector('div')!
      .replaceChildren(...values.map((value) => choice(name, value, labels[value] ?? value)));
    fieldset.hidden = values.length === 0;
    offerFilter(fieldset, values.length);
  }
  const boxes = () => [...element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const tick = (values: typeof ticked) => {
    for (const box of boxes()) box.checked = values[box.name]?.includes(box.value) ?? false;
    showActive(active, boxes());
  };
  tick(ticked);
  element.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') {
      showActive(active, boxes());
      onChange();
    }
  });
  return {
    ticked: () =>
      Object.fromEntries(
        [...Map.groupBy(boxes(), ({ name }) => name)].map(([name, those]) => [
          name,
          those.filter(({ checked }) => checked).map(({ value }) => value),
        ]),
      ),
    tick,
    count(counts) {
      const known = counts === 'all' ? totals : counts;
      for (const fieldset of fieldsets) {
        const name = fieldset.dataset['facet']!;
        const labels = [...fieldset.querySelectorAll('label')];
        const many = new Map<HTMLElement, number>();
        for (const label of labels) {
          const box = label.querySelector('input')!;
          many.set(label, known?.[name]?.[box.value] ?? 0);
          label.querySelector('.count')!.textContent = known ? number.format(many.get(label)!) : '';
          // Values that would leave no result are hidden.
          label.hidden = known !== undefined && many.get(label) === 0 && !box.checked;
        }
        // Years stay in their order.
        if (!known || name === 'year') continue;
        const sorted = labels.toSorted((one, other) => many.get(other)! - many.get(one)!);
        if (sorted.some((label, place) => label !== labels[place])) {
          const focused = document.activeElement;
          fieldset.querySelector('div')!.append(...sorted);
          if (focused instanceof HTMLElement && fieldset.contains(focused)) focused.focus();
        }
      }
    },
  };
}

function choice(name: string, value: string, text: string): HTMLElement {
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name, value });
  const shown = Object.assign(document.createElement('span'), { className: 'count' });
  label.append(box, ` ${text} `, shown);
  return label;
}

function offerFilter(fieldset: HTMLFieldSetElement, values: number) {
  const filter = fieldset.querySelector<HTMLInputElement>('input[type=search]')!;
  filter.hidden = values <= maxUnfiltered;
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const label of fieldset.querySelectorAll('label'))
      label.classList.toggle('filtered', !label.textContent.toLowerCase().includes(wanted));
  });
}
