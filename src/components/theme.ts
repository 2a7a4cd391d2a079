// The switch between light and dark: remembered in this browser, and taken up by theme.js before the next paint.

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
    // It holds for this page at least.
  }
});
