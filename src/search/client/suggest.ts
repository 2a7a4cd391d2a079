import { words } from './fold.ts';

// Suggests authors and journals whose names begin with the typed text, as links to their pages.

/** A name, its page, and whether it is a journal. */
export type Suggestion = readonly [label: string, path: string, isJournal?: 1];

/** The number of the file with names that contain a word. */
export function fileOf(word: string, files: number): number {
  let hash = 0;
  for (const letter of word.slice(0, maxLetters)) hash = (hash * 31 + letter.codePointAt(0)!) % 1_000_003;
  return hash % files;
}
const maxLetters = 3;

const maxAuthors = 4;
const maxJournals = 2;

interface Suggestions {
  /** Shows suggestions for a text; hidden if there are none or they cannot be loaded. */
  readonly show: (text: string) => void;
}

/**
 * @param element hidden while empty
 * @param data `suggest` is the number of files; `home` the root of the site's own language, `root` that of this page's
 */
export function suggestions(
  element: HTMLElement,
  [path = '']: readonly string[],
  data: DOMStringMap,
): Suggestions {
  const files = Number(data['suggest']);
  const loaded = new Map<number, Promise<readonly Suggestion[]>>();
  let latest = '';

  const load = (file: number) => {
    const coming =
      loaded.get(file) ??
      fetch(`${path}suggest/${file}.json`).then(
        (response) => (response.ok ? (response.json() as Promise<readonly Suggestion[]>) : []),
        () => [],
      );
    loaded.set(file, coming);
    return coming;
  };

  function present(found: readonly Suggestion[]) {
    element.hidden = found.length === 0;
    element.replaceChildren(
      ...found.map(([label, page]) =>
        Object.assign(document.createElement('a'), {
          href: page.replace(data['home']!, data['root']!),
          textContent: label,
        }),
      ),
    );
  }

  return {
    show(text) {
      latest = text;
      const typed = words(text);
      const [first] = typed;
      if (!first || [...first].length < 2) return present([]);
      void load(fileOf(first, files)).then((names) => {
        if (latest !== text) return;
        const found = names.filter(([label]) => {
          const own = words(label);
          return typed.every((word) =>
            own.some((one) => one === word || (word.length > 2 && one.startsWith(word))),
          );
        });
        present([
          ...found.filter(([, , isJournal]) => !isJournal).slice(0, maxAuthors),
          ...found.filter(([, , isJournal]) => isJournal).slice(0, maxJournals),
        ]);
      });
    },
  };
}
