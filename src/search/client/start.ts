// All that a page loads of the search before someone turns to it: the box is shown, and the rest is fetched when it
// is entered. `/` and Ctrl-K lead to it from anywhere.

const forms = document.querySelectorAll<HTMLFormElement>('form[role=search]');

for (const form of forms) {
  const start = () => void import('./box.ts').then(({ attach }) => attach(form));
  // An address that holds a search is answered at once.
  if (form.dataset['page'] !== undefined && location.search) start();
  else form.addEventListener('focusin', start, { once: true });
}

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
  const asked = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
  if (!asked || event.altKey) return;
  event.preventDefault();
  const input = forms[0]?.querySelector('input');
  if (input) input.focus();
  else document.querySelector<HTMLAnchorElement>('a[data-search]')?.click();
});
