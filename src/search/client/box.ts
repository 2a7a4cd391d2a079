import { few, search, type Answer, type Options } from './find.ts';
import { showFacets, type Facets } from './facets.ts';
import { abstractOf, type Hit } from './rank.ts';
import { load, type LoadedIndex } from './load.ts';
import { listenForArrows } from './keys.ts';
import { remember, showRecent } from './recent.ts';
import { resultItem } from './result.ts';

/** The words that the box says, from the page's language. `#` stands for a number or a query. */
export interface Words {
  readonly language: string;
  /** By the plural category of the number. */
  readonly results: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
  readonly none: string;
  readonly corrected: string;
  readonly relaxed: string;
  readonly failed: string;
}

const shown = 20;

/** Between the last key and the search, so that a quick hand does not start one for each letter. In milliseconds. */
const pause = 40;

/**
 * Makes a search box live. Over a list of articles, the list becomes the result while someone searches; on a page of
 * its own, the search is kept in the address.
 */
export function attach(form: HTMLFormElement): void {
  const section = form.closest('section')!;
  const input = form.querySelector('input')!;
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const list = section.querySelector('ol')!;
  const template = section.querySelector('template')!;
  const more = section.querySelector<HTMLButtonElement>('button.more')!;
  const everything = form.querySelector<HTMLAnchorElement>('a.everything');
  const order = section.querySelector<HTMLSelectElement>('select[name=order]');
  const facetsOf = section.querySelector<HTMLDetailsElement>('details.facets');
  const recently = section.querySelector<HTMLElement>('.recent');
  const words = JSON.parse(form.querySelector('script[type="application/json"]')!.textContent) as Words;
  const plural = new Intl.PluralRules(words.language);
  const number = new Intl.NumberFormat(words.language);
  const articles = [...list.children];
  const onPage = form.dataset['page'] !== undefined;
  let library: Promise<LoadedIndex> | undefined;
  let facets: Facets | undefined;
  let opening: Promise<void> | undefined;
  let turn = 0;
  let timer = 0;

  const start = () => (library ??= load(form.dataset['index']!.split(' ')));
  const links = () => [...list.querySelectorAll('a')];
  const options = (): Options => ({
    ...(facets && { filters: facets.ticked() }),
    ...(order && { order: order.value as 'relevance' | 'date' }),
  });

  async function answer() {
    const text = input.value;
    const mine = ++turn;
    if (onPage) keepInAddress();
    if (everything) everything.hidden = text.trim() === '';
    if (text.trim() === '' && !facets?.isAnyTicked()) return showAtRest();
    try {
      const found = await search(await start(), text, {
        ...options(),
        // Only where there is nothing to see yet: else results would jump while someone types.
        ...(turn === 1 && {
          onFirst: (first) => void show(first, mine, 0, few),
        }),
      });
      if (mine !== turn) return; // a later keystroke has overtaken this answer
      await show(found, mine);
      if (mine === turn) facets?.count(found.counts);
    } catch {
      library = undefined;
      if (mine === turn) showAtRest(words.failed);
    }
  }

  async function show({ results, query, corrected, relaxed }: Answer, mine: number, from = 0, count = shown) {
    const hits = await Promise.all(results.slice(from, from + count).map((result) => result.data()));
    if (mine !== turn) return;
    const items = hits.map((hit) =>
      resultItem(template, inPageLanguage(hit), onPage ? abstractOf(hit) : '', query.terms),
    );
    if (from === 0) list.replaceChildren(...items);
    else list.append(...items);
    const rest = results.length - from - items.length;
    more.hidden = rest <= 0;
    more.onclick = () => {
      const last = list.lastElementChild;
      void show({ results, query }, turn, from + shown).then(() =>
        last?.nextElementSibling?.querySelector('a')?.focus(),
      );
    };
    if (from === 0) status.textContent = said(results.length, corrected, relaxed);
  }

  /** A result with its title and its page in the language of this page. */
  function inPageLanguage({ url, meta }: Hit): Pick<Hit, 'url' | 'meta'> {
    const title = meta[`title-${words.language}`];
    const address = url.replace(form.dataset['from']!, form.dataset['to']!);
    return { url: address, meta: title ? { ...meta, title } : meta };
  }

  function said(count: number, corrected?: string, relaxed?: true): string {
    if (count === 0) return words.none.replace('#', () => input.value.trim());
    const found = (words.results[plural.select(count)] ?? words.results.other!).replace(
      '#',
      number.format(count),
    );
    return [corrected && words.corrected.replace('#', () => corrected), relaxed && words.relaxed, found]
      .filter(Boolean)
      .join(' ');
  }

  function showAtRest(message = '') {
    list.replaceChildren(...articles);
    more.hidden = true;
    status.textContent = message;
    facets?.count(undefined);
    if (recently) showRecent(recently);
  }

  function keepInAddress() {
    const parameters = new URLSearchParams();
    if (input.value.trim()) parameters.set('q', input.value.trim());
    if (order && order.value !== 'relevance') parameters.set('order', order.value);
    for (const [name, values] of Object.entries(facets?.ticked() ?? fromAddress()))
      for (const value of values) parameters.append(name, value);
    const address = parameters.size > 0 ? `?${parameters}` : location.pathname;
    if (address !== location.search) history.replaceState(null, '', address);
  }

  const fromAddress = () => {
    const parameters = new URLSearchParams(location.search);
    return { journal: parameters.getAll('journal'), year: parameters.getAll('year') };
  };

  // Opened by a reader, or by an address that names a facet; filled once.
  const openFacets = () => (opening ??= fillFacets());

  async function fillFacets() {
    if (!facetsOf) return;
    try {
      const { pagefind } = await start();
      facets = showFacets(facetsOf, await pagefind.filters(), fromAddress(), number, () => void answer());
      // From now on Pagefind counts.
      if (input.value.trim()) void answer();
      else facets.count(undefined);
    } catch {
      library = opening = undefined;
    }
  }

  async function readAddress() {
    const parameters = new URLSearchParams(location.search);
    input.value = parameters.get('q') ?? '';
    if (order) order.value = parameters.get('order') === 'date' ? 'date' : 'relevance';
    const wanted = Object.values(fromAddress()).some((values) => values.length > 0);
    if (facetsOf && wanted) {
      facetsOf.open = true;
      await openFacets();
    }
    facets?.tick(fromAddress());
    await answer();
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.trim())
      void start().then(
        ({ pagefind }) => pagefind.preload(input.value),
        () => undefined,
      );
    timer = window.setTimeout(() => void answer(), input.value.trim() ? pause : 0);
  });
  order?.addEventListener('change', () => void answer());
  facetsOf?.addEventListener('toggle', () => void (facetsOf.open && openFacets()));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const text = input.value.trim();
    if (text) remember(text);
    await answer();
    if (!text) return;
    if (onPage) history.pushState(null, '', location.href);
    else links()[0]?.click();
  });
  everything?.addEventListener('click', () => {
    everything.search = `?${new URLSearchParams({ q: input.value.trim() })}`;
    remember(input.value.trim());
  });
  listenForArrows(section, input, links, () => void answer());
  if (onPage) {
    window.addEventListener('popstate', () => void readAddress());
    // What was typed before this script came goes before what the address says.
    void (input.value ? answer() : readAddress());
  } else if (input.value) void answer();
  void start().catch(() => (library = undefined));
}
