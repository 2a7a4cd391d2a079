import { answering } from './answering.ts';
import { partsOf } from './box-parts.ts';
import { facetsOnDemand } from './facets-on-demand.ts';
import { listenForArrows } from './keys.ts';
import { remember } from './recent.ts';
import { finishAddress, readAddress, type SearchAddress } from './search-address.ts';
import { createSearcher } from './searcher.ts';
import { keepPlace, placeOf } from './way-back.ts';

/**
 * Activates a search box. Above a list of articles, results replace the list during a search; on the search
 * page, the query is kept in the URL.
 */
export function attach(form: HTMLFormElement): void {
  const parts = partsOf(form);
  const { section, input, onPage, order } = parts;
  const searcher = createSearcher(parts.paths);
  const facets = facetsOnDemand(parts, searcher, {
    onChange: () => void answer({ done: true }),
    // Results that are there stay as they are; a search that is under way starts again, counting.
    onFill: () => void answer({ done: true, isWhole: isAnswered(), shown: list.count() }),
    onFailure: () => {
      fail();
    },
  });
  let verbatim = false;
  const asked = (): SearchAddress => ({
    query: input.value.trim(),
    order: order?.value === 'date' ? 'date' : 'relevance',
    filters: facets.ticked(),
    verbatim,
  });
  const { answer, answerSoon, isAnswered, fail, list } = answering(parts, searcher, asked, facets.count);

  /** @param early text typed before this script loaded, which takes precedence over the query of the URL */
  async function takeAddress(shown = 0, early = '') {
    const address = readAddress();
    input.value = early || address.query;
    verbatim = !early && address.verbatim;
    if (order) order.value = address.order;
    facets.tick(address.filters);
    return answer({ done: !early, shown });
  }

  async function submit() {
    const { query } = asked();
    if (query) remember(query);
    const answered = answer({ done: true });
    // The next query becomes a new history entry.
    if (onPage && query) finishAddress();
    if ((await answered) && !onPage) list.links()[0]?.click();
  }

  async function begin() {
    // After back navigation from an article: restore query, results and scroll position.
    const place = placeOf();
    const early = place ? '' : input.value;
    if (onPage) await takeAddress(place?.shown, early);
    else if (early) await answer();
    else if (place?.query) {
      input.value = place.query;
      await answer({ done: true, shown: place.shown });
    } else searcher.preload();
    if (place) scrollTo(0, place.y);
    // After the first results, which must not wait for them.
    facets.begin();
  }

  input.addEventListener('input', () => {
    verbatim = false;
    answerSoon();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  order?.addEventListener('change', () => void answer({ done: true }));
  parts.repeat.addEventListener('click', () => {
    facets.retry();
    void answer({ done: true });
  });
  window.addEventListener('online', () => {
    if (!parts.repeat.hidden) parts.repeat.click();
  });
  parts.asTyped.addEventListener('click', () => {
    verbatim = true;
    input.focus();
    void answer({ done: true });
  });
  parts.untick?.addEventListener('click', () => {
    facets.tick({});
    void answer({ done: true });
  });
  parts.everything?.addEventListener('click', ({ currentTarget }) => {
    const { query } = asked();
    (currentTarget as HTMLAnchorElement).search = `?${new URLSearchParams({ q: query })}`;
    remember(query);
  });
  // “Select all” includes the results that are not shown yet.
  section.addEventListener('select-all', (event) => {
    (event as CustomEvent<{ wait: Promise<void> }>).detail.wait = list.showAll().catch(fail);
  });
  listenForArrows(section, input, list.links, () => void answer());
  keepPlace(() => ({ query: onPage ? '' : input.value, shown: list.count() }));
  if (onPage) window.addEventListener('popstate', () => void takeAddress());
  void begin();
}
