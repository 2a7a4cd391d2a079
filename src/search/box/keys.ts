/**
 * Lets the arrow keys move between a box and the results below it. Escape returns
 * to an empty box.
 */
export function listenForArrows(
  section: HTMLElement,
  input: HTMLInputElement,
  links: () => readonly HTMLAnchorElement[],
  onEmptied: () => void,
): void {
  section.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0 && event.target !== input) return;
    if (event.key === 'Escape') {
      input.value = '';
      input.focus();
      onEmptied();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (next >= all.length || (next < 0 && at < 0)) return;
      event.preventDefault();
      (next < 0 ? input : all[next]!).focus();
    }
  });
}
