import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { containerFolders, containerKey, containerKinds, type Container } from '../record/container.ts';
import { slug } from '../record/key.ts';
import { containerByName } from '../sources/bibliography/containers.ts';
import { recordKinds } from '../sources/normalise/record-kinds.ts';
import { readWord } from '../sources/word/read-word.ts';
import { canonical } from './canonical.ts';

/** Word files as files of `content/`, and what an editor should know of them. */
interface WordFiles {
  readonly files: readonly (readonly [path: string, content: string | Uint8Array])[];
  readonly found: readonly string[];
  readonly leftAlone: readonly string[];
}

interface Surroundings {
  readonly known: readonly Container[];
  /** The ids of the articles that are there. */
  readonly taken: ReadonlySet<string>;
  readonly container: string | undefined;
}

export const isWord = (path: string): boolean => /\.docx$/i.test(path);

/**
 * Reads Word files; the name of a file becomes that of its record.
 * @throws an error in an editor’s words
 */
export async function wordArticles(
  root: string,
  paths: readonly string[],
  { known, taken, container }: Surroundings,
): Promise<WordFiles> {
  if (paths.length === 0) return { files: [], found: [], leftAlone: [] };
  const missing = paths.find((path) => !existsSync(path));
  if (missing) throw new Error(`there is no file ${missing}.\n    → Give its path, relative to this folder.`);
  const { kind, id: home } = containerOf(known, container);
  const { articles } = recordKinds(containerByName(known));
  const files: (readonly [string, string | Uint8Array])[] = [];
  const found: string[] = [];
  const leftAlone: string[] = [];
  // One after the other: pandoc takes much memory.
  for (const path of paths) {
    const name = basename(path).replace(/\.docx$/i, '');
    const id = /^[a-z]/.test(slug(name)) ? slug(name) : `article-${slug(name)}`.replace(/-$/, '');
    if (taken.has(id)) {
      leftAlone.push(`${path}: there is an article “${id}” already. Rename the file.`);
      continue;
    }
    const article = await readWord(root, path, readFileSync(path), id);
    const fields = { ...article.fields, [kind]: home };
    files.push(
      [`content/articles/${id}.mdx`, `---\n${canonical(fields, articles)}---\n\n${article.mdx}\n`],
      ...(article.works ? [[`content/articles/${id}.refs.json`, article.works] as const] : []),
      ...[...article.pictures].map(
        ([picture, content]) => [`content/articles/${id}/${picture}`, content] as const,
      ),
    );
    found.push(`${path}: ${article.found}`, ...article.notes.map((note) => `  look at: ${note}`));
  }
  return { files, found, leftAlone };
}

/** @throws if it is not certain which one is meant */
export function containerOf(known: readonly Container[], named: string | undefined): Container {
  const meant = known.filter((one) => named === undefined || one.id === named || containerKey(one) === named);
  const [only, ...others] = meant;
  if (only && others.length === 0) return only;
  const names = known.map(containerKey);
  const unknown =
    named === undefined ? 'a Word file does not say in which journal it is' : `there is no “${named}”`;
  const folders = containerKinds.map((kind) => `content/${containerFolders[kind]}/`).join(', ');
  if (names.length === 0)
    throw new Error(
      `${unknown}, and there is none yet.\n    → Write its file into one of ${folders}, and add the article again.`,
    );
  throw new Error(
    `${unknown}.\n    → Name it: npm run add -- --in ${names[0]!} article.docx (there are ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''})`,
  );
}
