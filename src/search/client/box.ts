import { showFacets, type Facets } from './facets.ts';
import { listenForArrows } from './keys.ts';
import { keepPlace, placeOf } from './way-back.ts';
import { remember, showRecent } from './recent.ts';
import { resultList, summary, type Words } from './result-list.ts';
import { finishAddress, readAddress, writeAddress, type SearchAddress } from './search-address.ts';
import { createSearcher } from './searcher.ts';
import { suggestions } from './suggest.ts';

/** Debounce between the last key and the search. */
const pauseMs = 40;
/** If the results could not be counted while typing, the search is repeated after this pause. */
const restMs = 500;
/** “Searching…” appears only if a search takes longer. */
const silentMs = 300;

/**
 * Activates a search box. Above a list of articles, results replace the list during a search; on the search
 * page, the query is kept in the URL.
 */
export function attach(form: HTMLFormElement): void {
  const section = form.closest('section')!;
  const input = form.querySelector('input')!;
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const everything = form.querySelector<HTMLAnchorElement>('a.everything');
  const order = section.querySelector<HTMLSelectElement>('select[name=order]');
  const facetsElement = section.querySelector<HTMLDetailsElement>('details.facets');
  const recently = section.querySelector<HTMLElement>('.recent');
  const repeat = section.querySelector<HTMLButtonElement>('button.repeat')!;
  const asTyped = section.querySelector<HTMLButtonElement>('button.as-typed')!;
  const untick = section.querySelector<HTMLButtonElement>('button.untick');
  const words = JSON.parse(form.querySelector('script[type="application/json"]')!.textContent) as Words;
  const onPage = form.dataset['page'] !== undefined;
  const paths = form.dataset['index']!.split(' ');
  const searcher = createSearcher(paths);
  const list = resultList(section, form, searcher, words.language, failed);
  const suggested = suggestions(section.querySelector<HTMLElement>('.suggested')!, paths, form.dataset);
  let facets: Facets | undefined;
  let opening: Promise<void> | undefined;
  let turn = 0;
  let timer = 0;
  let verbatim = false;

  const typed = () => input.value.trim();
  const orderBy = () => (order?.value === 'date' ? 'date' : 'relevance');
  const filters = () => facets?.ticked() ?? (onPage ? readAddress().filters : {});
  const isAnyTicked = () => Object.values(filters()).some((values) => values.length > 0);
  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };

  /**
   * @param done whether the query is finished, by Enter or because it comes from a link
   * @param shown how many results were shown before
   * @param isWhole whether the reader has paused, so that there is time to count
   * @returns whether its results are shown
   */
  async function answer(done = false, shown = 0, isWhole = false): Promise<boolean> {
    const mine = ++turn;
    // A later key has started another search.
    const isCurrent = () => mine === turn;
    clearTimeout(timer);
    if (onPage) writeAddress({ query: typed(), order: orderBy(), filters: filters(), verbatim });
    if (everything) everything.hidden = typed() === '';
    repeat.hidden = asTyped.hidden = true;
    if (untick) untick.hidden = true;
    if (typed() === '' && !isAnyTicked()) return rest();
    const slow = window.setTimeout(() => {
      if (isCurrent()) say(words.searching);
    }, silentMs);
    // Counting does not change the results, which CSS would dim.
    if (!isWhole) section.ariaBusy = 'true';
    say('');
    try {
      const found = await searcher.search(input.value, {
        filters: filters(),
        order: orderBy(),
        verbatim,
        done,
        isWhole,
        onFirst: (hits, marks) => {
          if (isCurrent() && list.begin(hits, marks)) section.ariaBusy = null;
        },
      });
      if (!found || !isCurrent()) return false;
      suggested.show(typed());
      if (found.isBegun) return rest();
      list.show(found);
      // After back navigation: restore the number of results.
      if (shown > list.count()) await list.showAll();
      if (!isCurrent()) return false;
      say(summary(found, typed(), words));
      if (found.count === undefined && !found.relaxed && !isWhole)
        timer = window.setTimeout(() => void answer(done, list.count(), true), restMs);
      asTyped.hidden = !(found.corrected ?? found.relaxed);
      if (untick) untick.hidden = !found.unfiltered;
      facets?.count(found.counts);
      if (recently) recently.hidden = true;
      return true;
    } catch {
      if (isCurrent()) failed();
      return false;
    } finally {
      clearTimeout(slow);
      if (isCurrent()) section.ariaBusy = null;
    }
  }

  function rest(): false {
    if (typed() === '') suggested.show('');
    section.ariaBusy = null;
    list.rest();
    say('');
    facets?.count('all');
    if (recently) showRecent(recently);
    return false;
  }

  function failed() {
    list.rest();
    suggested.show('');
    say(words.failed);
    repeat.hidden = false;
  }

  // Opened by a reader, or by a URL with a facet; filled once.
  const openFacets = () => (opening ??= fillFacets());

  async function fillFacets() {
    if (!facetsElement) return;
    try {
      const ticked = filters();
      const totals = await searcher.facets();
      facets = showFacets(facetsElement, totals, ticked, words.language, () => void answer(true));
      // From now on Pagefind also counts.
      if (typed()) void answer(true);
      else facets.count('all');
    } catch {
      opening = undefined;
      failed();
    }
  }

  /** @param early text typed before this script loaded, which takes precedence over the query of the URL */
  async function takeAddress(shown = 0, early = '') {
    const address: SearchAddress = readAddress();
    input.value = early || address.query;
    verbatim = !early && address.verbatim;
    if (order) order.value = address.order;
    facets?.tick(address.filters);
    if (facetsElement && Object.values(address.filters).some((values) => values.length > 0)) {
      facetsElement.open = true;
      void openFacets();
    }
    return answer(!early, shown);
  }

  async function submit() {
    const query = typed();
    if (query) remember(query);
    const answering = answer(true);
    // The next query becomes a new history entry.
    if (onPage && query) finishAddress();
    if ((await answering) && !onPage) list.links()[0]?.click();
  }

  input.addEventListener('input', () => {
    verbatim = false;
    // The old summary does not describe this query.
    say('');
    clearTimeout(timer);
    timer = window.setTimeout(() => void answer(), typed() ? pauseMs : 0);
  });
  order?.addEventListener('change', () => void answer(true));
  facetsElement?.addEventListener('toggle', () => void (facetsElement.open && openFacets()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  repeat.addEventListener('click', () => {
    void (facetsElement?.open && openFacets());
    void answer(true);
  });
  window.addEventListener('online', () => {
    if (!repeat.hidden) repeat.click();
  });
  asTyped.addEventListener('click', () => {
    verbatim = true;
    input.focus();
    void answer(true);
  });
  untick?.addEventListener('click', () => {
    facets?.tick({});
    void answer(true);
  });
  everything?.addEventListener('click', () => {
    everything.search = `?${new URLSearchParams({ q: typed() })}`;
    remember(typed());
  });
  // “Select all” includes the results that are not shown yet.
  section.addEventListener('select-all', (event) => {
    (event as CustomEvent<{ wait: Promise<void> }>).detail.wait = list.showAll().catch(failed);
  });
  listenForArrows(section, input, list.links, () => void answer());

  // After back navigation from an article: restore query, results and scroll position.
  const place = placeOf();
  keepPlace(() => ({ query: onPage ? '' : input.value, shown: list.count() }));
  const begin = async () => {
    const early = place ? '' : input.value;
    if (onPage) return takeAddress(place?.shown, early);
    if (early) return answer();
    if (place?.query) {
      input.value = place.query;
      return answer(true, place.shown);
    }
    searcher.preload();
    return false;
  };
  void begin().then(() => {
    if (place) scrollTo(0, place.y);
  });
  if (onPage) window.addEventListener('popstate', () => void takeAddress());
}
