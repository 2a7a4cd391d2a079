import type { BoxParts } from './box-parts.ts';
import { showFacets, type Facets } from './facets.ts';
import { readAddress } from './search-address.ts';
import type { Searcher } from './searcher.ts';

/** Filters that are filled when a reader opens them, or when the URL has some. */
interface FacetsOnDemand extends Facets {
  /** Fills them where they are always open. */
  readonly begin: () => void;
  /** Fills them again if that failed. */
  readonly retry: () => void;
}

/** On a page without facets, nothing is ticked. */
export function facetsOnDemand(
  { facets: element, active, input, words, onPage }: BoxParts,
  searcher: Searcher,
  { onChange, onFill, onFailure }: Readonly<Record<'onChange' | 'onFill' | 'onFailure', () => void>>,
): FacetsOnDemand {
  let facets: Facets | undefined;
  let filling: Promise<void> | undefined;

  const ticked = () => facets?.ticked() ?? (onPage ? readAddress().filters : {});
  const open = () => (filling ??= fill());

  async function fill() {
    if (!element || !active) return;
    try {
      const before = ticked();
      facets = showFacets(element, active, await searcher.facets(), before, words.language, onChange);
      // From now on Pagefind also counts.
      if (input.value.trim()) onFill();
      else facets.count('all');
    } catch {
      filling = undefined;
      onFailure();
    }
  }

  // As in search.css.
  const isOpen = () => element?.open || matchMedia('(width >= 64rem)').matches;

  element?.addEventListener('toggle', () => void (element.open && open()));
  return {
    ticked,
    tick(values) {
      facets?.tick(values);
      if (!element || Object.values(values).every((some) => some.length === 0)) return;
      element.open = true;
      void open();
    },
    count(counts) {
      facets?.count(counts);
    },
    begin() {
      if (isOpen()) void open();
    },
    retry() {
      if (isOpen()) void open();
    },
  };
}
