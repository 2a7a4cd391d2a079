// Remembers the reader's last citation style.

const key = 'citation-style';
const choices = document.querySelectorAll<HTMLInputElement>('.references input');
try {
  const last = localStorage.getItem(key);
  for (const choice of choices) {
    if (choice.value === last) choice.checked = true;
    choice.addEventListener('change', () => localStorage.setItem(key, choice.value));
  }
} catch {
  // Without storage, the first style is shown.
}
