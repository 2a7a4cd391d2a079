import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../library/library.ts';
import { entriesOf } from '../../library/lists.ts';
import * as urls from '../../urls.ts';
import { words } from '../words/fold.ts';
import { fileOf, type Suggestion } from '../words/suggestion.ts';

/** The average number of names in a file. */
const perFile = 100;

/** The number of suggestion files. */
export const countFiles = (library: Library): number =>
  Math.max(1, Math.ceil((entriesOf(library, 'authors').length + library.containers.length) / perFile));

/**
 * Writes the files for suggestions.
 * @param folder of the search index
 */
export function writeSuggestions(folder: string, library: Library): void {
  mkdirSync(join(folder, 'suggest'), { recursive: true });
  for (const [number, names] of suggestionFiles(library).entries())
    writeFileSync(join(folder, `suggest/${number}.json`), JSON.stringify(names));
}

/** All authors and journals by the words of their names, authors with the most articles first. */
function suggestionFiles(library: Library): readonly (readonly Suggestion[])[] {
  const files: Suggestion[][] = Array.from({ length: countFiles(library) }, () => []);
  const put = (label: string, suggestion: Suggestion) => {
    for (const file of new Set(words(label).map((word) => fileOf(word, files.length))))
      files[file]!.push(suggestion);
  };
  const authors = entriesOf(library, 'authors').toSorted(
    (one, other) => other.articles.length - one.articles.length,
  );
  for (const { label, list, articles } of authors)
    put(label, [label, list ? urls.list(list) : urls.article(articles[0]!)]);
  for (const journal of library.containers) put(journal.title, [journal.title, urls.container(journal), 1]);
  return files;
}
