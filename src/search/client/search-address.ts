// A search on a page of its own is kept in the page's URL: ?q=…&order=date&journal=…&year=…

/** What is searched for, and how. */
export interface SearchAddress {
  readonly query: string;
  readonly order: 'relevance' | 'date';
  /** The ticked values, by facet. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

export function readAddress(): SearchAddress {
  const parameters = new URLSearchParams(location.search);
  return {
    query: parameters.get('q') ?? '',
    order: parameters.get('order') === 'date' ? 'date' : 'relevance',
    filters: { journal: parameters.getAll('journal'), year: parameters.getAll('year') },
  };
}

/** Replaces the search in the URL; what is not asked for is not in it. */
export function writeAddress({ query, order, filters }: SearchAddress): void {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (order !== 'relevance') parameters.set('order', order);
  for (const [name, values] of Object.entries(filters))
    for (const value of values) parameters.append(name, value);
  const address = parameters.size > 0 ? `?${parameters}` : location.pathname;
  if (address !== location.search) history.replaceState(null, '', address);
}
