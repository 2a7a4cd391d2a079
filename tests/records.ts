import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../src/library/library.ts';
import { readLibrary } from '../src/library/read-library.ts';
import { six } from './site.ts';

/** The library of a project's `content/`. */
export const libraryOf = (root = six): Library => readLibrary(root);

/**
 * Replaces a folder by a project that has one journal, `polis`.
 * @param journal its file
 * @param articles the front matter of each, by id, without the journal
 */
export function writePolis(root: string, journal: string, articles: Readonly<Record<string, string>>): void {
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['articles', 'journals'])
    mkdirSync(join(root, 'content', folder), { recursive: true });
  writeFileSync(join(root, 'content/journals/polis.yaml'), journal);
  for (const [id, fields] of Object.entries(articles))
    writeFileSync(join(root, `content/articles/${id}.mdx`), `---\n${fields}\njournal: polis\n---\n`);
}
