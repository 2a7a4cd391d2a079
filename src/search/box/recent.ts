// The reader's recent searches, stored only in this browser.

const key = 'searches';
const maxKept = 5;

/** Recent searches, latest first; empty without storage. */
export function recent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, maxKept) : [];
  } catch {
    return [];
  }
}

/** Adds a search at the front. */
export function remember(query: string): void {
  try {
    const all = [query, ...recent().filter((one) => one !== query)].slice(0, maxKept);
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Searching works without storage.
  }
}

/** Lists them as links to the search page; hidden if there are none. */
export function showRecent(element: HTMLElement): void {
  const queries = recent();
  element.hidden = queries.length === 0;
  element.querySelector('ul')!.replaceChildren(
    ...queries.map((query) => {
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams({ q: query })}`;
      link.textContent = query;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  element.querySelector('button')!.onclick = () => {
    forget();
    element.hidden = true;
  };
}

function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // There is nothing to forget.
  }
}
