import { joinFiles, type Frame } from '../../exports/format.ts';

// Exports ticked articles of lists or results as one citation file: the articles' own files are fetched and
// joined, so that no writer is needed here. The selection persists across pages until the reader clears it.

/** The sessionStorage key for the pages of ticked articles. */
const key = 'ticked-articles';

// A table of contents has one list per section.
const all = [...document.querySelectorAll<HTMLOListElement>('.latest ol')];
const select = document.querySelector<HTMLElement>('.select');
if (all.length > 0 && select) attach(all, select);

function attach(lists: readonly HTMLOListElement[], bar: HTMLElement) {
  const start = bar.querySelector<HTMLButtonElement>(':scope > button')!;
  const end = bar.querySelector<HTMLButtonElement>('.choice > button:last-child')!;
  const choice = bar.querySelector<HTMLElement>('.choice')!;
  const status = bar.querySelector('[role=status]')!;
  const formats = choice.querySelectorAll<HTMLButtonElement>('button[data-extension]');
  const everything = choice.querySelector<HTMLButtonElement>('.all')!;
  /** The article's page in the site's own language, which has the files. */
  const pageOf = ({ href }: HTMLAnchorElement) => href.replace(bar.dataset['to']!, bar.dataset['from']!);
  // The pages of ticked articles. They survive a new search and leaving this page.
  const chosen = new Set(remembered());

  const say = () => {
    remember([...chosen]);
    status.textContent = bar.dataset['chosen']!.replace('#', String(chosen.size));
    for (const button of formats) button.disabled = chosen.size === 0;
  };

  const show = () => {
    const isOn = !choice.hidden;
    for (const item of lists.flatMap((list) => [...list.children])) {
      const link = item.querySelector('a')!;
      let box = item.querySelector<HTMLInputElement>(':scope > input');
      if (!isOn) box?.remove();
      else if (!box) {
        box = Object.assign(document.createElement('input'), {
          type: 'checkbox',
          checked: chosen.has(pageOf(link)),
        });
        box.setAttribute(
          'aria-label',
          bar.dataset['one']!.replace('#', () => link.textContent),
        );
        box.addEventListener('change', () => {
          if (box!.checked) chosen.add(pageOf(link));
          else chosen.delete(pageOf(link));
          say();
        });
        item.prepend(box);
      }
    }
    for (const list of lists) list.classList.toggle('choosing', isOn);
  };

  const turn = (on: boolean) => {
    choice.hidden = !on;
    start.hidden = on;
    if (!on) chosen.clear();
    show();
    say();
  };

  start.addEventListener('click', () => {
    turn(true);
    lists[0]!.querySelector('input')?.focus();
  });
  end.addEventListener('click', () => {
    turn(false);
    start.focus();
  });
  everything.addEventListener('click', () => void selectAll());
  // For a search: all results, not only the visible ones.
  const selectAll = async () => {
    const detail: { wait?: Promise<void> } = {};
    bar.dispatchEvent(new CustomEvent('select-all', { bubbles: true, detail }));
    await detail.wait;
    show();
    for (const box of lists.flatMap((list) => [
      ...list.querySelectorAll<HTMLInputElement>(':scope > li > input'),
    ]))
      if (!box.checked) box.click();
  };
  if (chosen.size > 0) turn(true);
  const observer = new MutationObserver(show);
  for (const list of lists) observer.observe(list, { childList: true });
  const saveChosen = async ({ extension, frame, mediaType }: DOMStringMap) => {
    try {
      const files: string[] = [];
      for (const pages of inGroups([...chosen]))
        files.push(...(await Promise.all(pages.map((page) => read(page, extension!)))));
      save(joinFiles(files, JSON.parse(frame!) as Frame), extension!, mediaType!);
      say();
    } catch {
      status.textContent = bar.dataset['failed']!;
    }
  };
  for (const button of formats) button.addEventListener('click', () => void saveChosen(button.dataset));
}

/** Articles ticked on earlier pages in this tab. */
function remembered(): readonly string[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function remember(pages: readonly string[]) {
  try {
    if (pages.length > 0) sessionStorage.setItem(key, JSON.stringify(pages));
    else sessionStorage.removeItem(key);
  } catch {
    // Without storage the selection is limited to this page.
  }
}

/** Limited concurrency, so that browsers do not drop requests. */
const inGroups = (pages: readonly string[], size = 50) =>
  Array.from({ length: Math.ceil(pages.length / size) }, (_, at) => pages.slice(at * size, (at + 1) * size));

async function read(page: string, extension: string): Promise<string> {
  const response = await fetch(page.replace(/\/$/, `.${extension}`));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

function save(text: string, extension: string, type: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `citations.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
