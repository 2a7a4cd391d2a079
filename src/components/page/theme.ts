// The theme switch: stored in the browser and applied by first-paint.js before the first paint.

const label = document.querySelector<HTMLElement>('.theme')!;
const select = label.querySelector('select')!;
const root = document.documentElement;

select.value = root.dataset['theme'] ?? '';
select.addEventListener('change', () => {
  if (select.value) root.dataset['theme'] = select.value;
  else delete root.dataset['theme'];
  try {
    if (select.value) localStorage.setItem('theme', select.value);
    else localStorage.removeItem('theme');
  } catch {
    // Without storage it applies to this page only.
  }
});
