// Where a reader was among the results, kept in the entry of the history: the way back from an article leads there.

/** What is kept. */
interface Place {
  /** The query of a box over a list; a page of the search has its own in its URL. */
  readonly query: string;
  /** How many results were shown. */
  readonly shown: number;
  /** How far the page was scrolled, in pixels. */
  readonly y: number;
}

const key = 'search';

/** The place that was kept in this entry of the history. */
export const placeOf = (): Place | undefined =>
  (history.state as Readonly<Record<string, Place>> | null)?.[key];

/** Keeps the place when the reader leaves the page. */
export function keepPlace(current: () => Omit<Place, 'y'>): void {
  addEventListener('pagehide', () => {
    const place = current();
    if (place.shown > 0) history.replaceState({ ...history.state, [key]: { ...place, y: scrollY } }, '');
  });
}
