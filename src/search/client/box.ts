import { firstCount, search, type Options } from './find.ts';
import { showFacets, type Facets } from './facets.ts';
import { load, type LoadedIndex } from './load.ts';
import { listenForArrows } from './keys.ts';
import { remember, showRecent } from './recent.ts';
import { resultList, type Words } from './result-list.ts';
import { readAddress, writeAddress } from './search-address.ts';

/** Between the last key and the search, so that a quick hand does not start one for each letter. */
const pauseMs = 40;

/**
 * Makes a search box live. Over a list of articles, the list becomes the result while someone searches; on a page of
 * its own, the search is kept in the address.
 */
export function attach(form: HTMLFormElement): void {
  const section = form.closest('section')!;
  const input = form.querySelector('input')!;
  const everything = form.querySelector<HTMLAnchorElement>('a.everything');
  const order = section.querySelector<HTMLSelectElement>('select[name=order]');
  const facetsElement = section.querySelector<HTMLDetailsElement>('details.facets');
  const recently = section.querySelector<HTMLElement>('.recent');
  const words = JSON.parse(form.querySelector('script[type="application/json"]')!.textContent) as Words;
  const onPage = form.dataset['page'] !== undefined;
  const list = resultList(section, form, words, onPage);
  let library: Promise<LoadedIndex> | undefined;
  let facets: Facets | undefined;
  let opening: Promise<void> | undefined;
  let turn = 0;
  let timer = 0;

  const start = () => (library ??= load(form.dataset['index']!.split(' ')));
  const typed = () => input.value.trim();
  const orderBy = () => (order?.value === 'date' ? 'date' : 'relevance');

  async function answer() {
    const mine = ++turn;
    // A later key has started another search.
    const isCurrent = () => mine === turn;
    if (onPage)
      writeAddress({
        query: typed(),
        order: orderBy(),
        filters: facets?.ticked() ?? readAddress().filters,
      });
    if (everything) everything.hidden = typed() === '';
    if (typed() === '' && !facets?.isAnyTicked()) return rest();
    const options: Options = {
      ...(facets && { filters: facets.ticked() }),
      ...(order && { order: orderBy() }),
      // Only where there is nothing to see yet: else results would jump while someone types.
      ...(turn === 1 && { onFirst: (first) => void list.show(first, isCurrent, firstCount) }),
    };
    try {
      const found = await search(await start(), input.value, options);
      if (!isCurrent()) return;
      await list.show(found, isCurrent);
      if (isCurrent()) facets?.count(found.counts);
    } catch {
      library = undefined;
      if (isCurrent()) rest(words.failed);
    }
  }

  function rest(message?: string) {
    list.rest(message);
    facets?.count(undefined);
    if (recently) showRecent(recently);
  }

  // Opened by a reader, or by an address that names a facet; filled once.
  const openFacets = () => (opening ??= fillFacets());

  async function fillFacets() {
    if (!facetsElement) return;
    try {
      const { pagefind } = await start();
      const numbers = new Intl.NumberFormat(words.language);
      facets = showFacets(
        facetsElement,
        await pagefind.filters(),
        readAddress().filters,
        numbers,
        () => void answer(),
      );
      // From now on Pagefind counts.
      if (typed()) void answer();
      else facets.count(undefined);
    } catch {
      library = opening = undefined;
    }
  }

  async function takeAddress() {
    const address = readAddress();
    input.value = address.query;
    if (order) order.value = address.order;
    if (facetsElement && Object.values(address.filters).some((values) => values.length > 0)) {
      facetsElement.open = true;
      await openFacets();
    }
    facets?.tick(address.filters);
    await answer();
  }

  async function submit() {
    clearTimeout(timer);
    const query = typed();
    if (query) remember(query);
    await answer();
    if (!query) return;
    if (onPage) history.pushState(null, '', location.href);
    else list.links()[0]?.click();
  }

  function preload() {
    start().then(
      ({ pagefind }) => pagefind.preload(input.value),
      () => undefined,
    );
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (typed()) preload();
    timer = window.setTimeout(() => void answer(), typed() ? pauseMs : 0);
  });
  order?.addEventListener('change', () => void answer());
  facetsElement?.addEventListener('toggle', () => void (facetsElement.open && openFacets()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  everything?.addEventListener('click', () => {
    everything.search = `?${new URLSearchParams({ q: typed() })}`;
    remember(typed());
  });
  listenForArrows(section, input, list.links, () => void answer());
  if (onPage) {
    window.addEventListener('popstate', () => void takeAddress());
    // What was typed before this script came goes before what the address says.
    void (input.value ? answer() : takeAddress());
  } else if (input.value) void answer();
  void start().catch(() => (library = undefined));
}
