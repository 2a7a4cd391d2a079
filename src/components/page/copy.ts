// Copies the element selected by a button's `data-copy`, as rich and plain text, and announces the result.

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

/** Also rejects on plain HTTP, where browsers offer no clipboard. */
async function copy({ innerHTML, textContent }: HTMLElement): Promise<void> {
  const as = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...as('text/html', innerHTML), ...as('text/plain', textContent.trim()) }),
  ]);
}
