// Copies the element selected by a button's `data-copy`, as rich and plain text, and announces the result. `data-share` is the URL that
// a button shares by the browser's own dialog, where there is one.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const copySource = async () => {
    const source = document.querySelector<HTMLElement>(button.dataset['copy']!)!;
    const done = await copy(source).then(
      () => true,
      () => false,
    );
    const status = button.parentElement!.querySelector('[role=status]')!;
    status.textContent = (done ? button.dataset['copied'] : button.dataset['notCopied']) ?? '';
    if (!done) getSelection()?.selectAllChildren(source);
  };
  button.addEventListener('click', () => void copySource());
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-share]')) {
  button.hidden = !('share' in navigator);
  button.addEventListener('click', () => {
    // Rejects if the reader closes the dialog.
    navigator.share({ title: document.title, url: button.dataset['share']! }).catch(() => undefined);
  });
}

/** Also rejects on plain HTTP, where browsers offer no clipboard. */
async function copy({ innerHTML, textContent }: HTMLElement): Promise<void> {
  const as = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...as('text/html', innerHTML), ...as('text/plain', textContent.trim()) }),
  ]);
}
