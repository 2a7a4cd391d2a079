// The part of the search that every page loads: shows the box; the rest is fetched when the box
// receives focus. `/` and Ctrl-K focus it from anywhere.

const forms = document.querySelectorAll<HTMLFormElement>('form[role=search]');

for (const form of forms) {
  const onPage = form.dataset['page'] !== undefined;
  const start = () => {
    import('./box.ts').then(({ attach }) => attach(form), wait);
  };
  // After a failure, too, perhaps offline: a field that keeps the focus retries with the next key.
  const wait = () => {
    const started = new AbortController();
    for (const event of ['focusin', 'input'])
      form.addEventListener(
        event,
        () => {
          started.abort();
          start();
        },
        { signal: started.signal },
      );
  };
  // A URL with a query is answered at once, and so is a page reached by back navigation (see way-back.ts, which is loaded later).
  const isBack = (history.state as { search?: unknown } | null)?.search !== undefined;
  // A reader may be typing before this script has loaded.
  const isTyping = form.contains(document.activeElement);
  if ((onPage && location.search) || isBack || isTyping) start();
  else wait();
  if (onPage && !location.search) form.querySelector('input')!.focus();
}

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
  const asked = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
  if (!asked || event.altKey) return;
  event.preventDefault();
  // A page with a list has a field of its own; below 40rem there is none in the header.
  const fields = [...forms, document.querySelector('.masthead form')].map((form) =>
    form?.querySelector('input'),
  );
  const input = fields.find((field) => field?.checkVisibility());
  if (input) input.focus();
  else document.querySelector<HTMLAnchorElement>('a[data-search]')?.click();
});
