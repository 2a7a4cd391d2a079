// The search page keeps the search in its URL: ?q=…&order=date&journal=…&year=…&type=…

/** A query and its options. */
export interface SearchAddress {
  readonly query: string;
  readonly order: 'relevance' | 'date';
  /** The ticked values, by facet. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Literal, without corrections. */
  readonly verbatim: boolean;
}

export function readAddress(): SearchAddress {
  const parameters = new URLSearchParams(location.search);
  return {
    query: parameters.get('q') ?? '',
    order: parameters.get('order') === 'date' ? 'date' : 'relevance',
    filters: Object.fromEntries(
      ['journal', 'year', 'type'].map((facet) => [facet, parameters.getAll(facet)]),
    ),
    verbatim: parameters.has('verbatim'),
  };
}

const title = document.title;
let isFinished = false;

/**
 * Writes the search to the URL and the page title. Edits replace the history entry until {@link finishAddress} is
 * called.
 */
export function writeAddress({ query, order, filters, verbatim }: SearchAddress): void {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (order !== 'relevance') parameters.set('order', order);
  for (const [name, values] of Object.entries(filters))
    for (const value of values) parameters.append(name, value);
  if (verbatim) parameters.set('verbatim', '');
  const address = parameters.size > 0 ? `?${parameters}` : '';
  if (address !== location.search) {
    const url = address || location.pathname;
    if (isFinished) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    isFinished = false;
  }
  document.title = query ? `${query} – ${title}` : title;
}

/** Marks the query as finished, so the next one becomes a new history entry. */
export function finishAddress(): void {
  isFinished = true;
}
