import { words } from '../words/fold.ts';
import { fileOf, type Suggestion } from '../words/suggestion.ts';

// Suggests authors and journals whose names begin with the typed text, as links to their pages.

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
