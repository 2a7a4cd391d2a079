// Remembers the style in which a reader last took a reference.

const key = 'citation-style';
const choices = document.querySelectorAll<HTMLInputElement>('.references input');
try {
  const last = localStorage.getItem(key);
  for (const choice of choices) {
    if (choice.value === last) choice.checked = true;
    choice.addEventListener('change', () => localStorage.setItem(key, choice.value));
  }
} catch {
  // A browser that keeps nothing shows the first style.
}
