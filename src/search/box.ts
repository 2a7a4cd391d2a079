// The search box over a list of articles. The list is the page's own until someone types; then it is the result.

interface Result {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Result> }[] }>;
}

const shown = 20;

for (const section of document.querySelectorAll<HTMLElement>('.latest')) attach(section);

function attach(section: HTMLElement) {
  const form = section.querySelector('form')!;
  const input = form.querySelector('input')!;
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const list = section.querySelector('ol')!;
  const template = section.querySelector('template')!;
  const articles = [...list.children];
  const words = form.dataset;
  let engine: Promise<Pagefind> | undefined;
  let turn = 0;

  const start = () => (engine ??= load(words['index']!));
  const links = () => [...list.querySelectorAll('a')];

  async function search() {
    const query = input.value.trim();
    const mine = ++turn;
    if (query === '') return show(articles, '');
    try {
      const { results } = await (await start()).search(query);
      const found = await Promise.all(results.slice(0, shown).map((result) => result.data()));
      if (mine !== turn) return; // a later keystroke has overtaken this answer
      show(found.map(item), said(results.length, query));
    } catch {
      engine = undefined;
      if (mine === turn) show(articles, words['failed']!);
    }
  }

  function show(items: readonly Element[], message: string) {
    list.replaceChildren(...items);
    status.textContent = message;
  }

  function said(count: number, query: string): string {
    if (count === 0) return words['none']!.replace('#', () => query);
    return count === 1 ? words['one']! : words['other']!.replace('#', String(count));
  }

  function item({ url, meta }: Result): Element {
    const element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild!;
    for (const part of element.querySelectorAll<HTMLElement>('[data-meta]')) {
      const value = meta[part.dataset['meta']!];
      if (value) part.textContent = value;
      else part.remove();
    }
    element.querySelector('a')!.href = url;
    return element;
  }

  form.hidden = false;
  input.addEventListener('focus', () => void start().catch(() => (engine = undefined)));
  input.addEventListener('input', () => void search());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await search();
    if (input.value.trim()) links()[0]?.click();
  });
  section.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape' && (at >= 0 || event.target === input)) {
      input.value = '';
      input.focus();
      void search();
    } else if (
      (event.key === 'ArrowDown' || event.key === 'ArrowUp') &&
      (at >= 0 || event.target === input)
    ) {
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (next >= all.length || (next < 0 && at < 0)) return;
      event.preventDefault();
      (next < 0 ? input : all[next]!).focus();
    }
  });
}

/** Pagefind itself, fetched only now. */
async function load(path: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${path}pagefind.js`)) as Pagefind;
  await pagefind.options({
    // The addresses in the index are whole paths; Pagefind would put the site's path before them once more.
    baseUrl: '/',
    // From a grid search over 10,000 records: https://pagefind.app/docs/ranking/
    ranking: { metaWeights: { title: 8, author: 8, keywords: 5, journal: 0.5 } },
  });
  await pagefind.init();
  return pagefind;
}
