// Stores the reader's position among the results in the history entry, for back navigation from an article.

/** The stored state. */
interface Place {
  /** The query of a box above a list; the search page has it in its URL. */
  readonly query: string;
  /** How many results were shown. */
  readonly shown: number;
  /** Scroll position in pixels. */
  readonly y: number;
}

const key = 'search';

/** The state stored in this history entry. */
export const placeOf = (): Place | undefined =>
  (history.state as Readonly<Record<string, Place>> | null)?.[key];

/** Stores the state when the reader leaves the page. */
export function keepPlace(current: () => Omit<Place, 'y'>): void {
  addEventListener('pagehide', () => {
    const place = current();
    if (place.shown > 0) history.replaceState({ ...history.state, [key]: { ...place, y: scrollY } }, '');
  });
}
