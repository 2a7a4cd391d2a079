import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { close, createIndex } from 'pagefind';
import { inBatches } from '../cores.ts';
import type { Article } from '../record/article.ts';
import { putInOrder } from './ordered.ts';
import { toSearchRecord, vocabularyFiles } from './record.ts';

// Of what Pagefind writes, a search loads only these; its ready-made interfaces are not published.
const needed =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_.*|index|fragment|filter|words)$/;

/**
 * Writes the search index of these articles into a folder in which none is.
 * @throws at any error of Pagefind's, and if it has left a record out.
 */
export async function writeIndex(folder: string, articles: readonly Article[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  try {
    const { index, errors } = await createIndex({ writePlayground: false });
    refuse(errors);
    // One by one it would wait for each; it takes them in their order. While it takes some, others are made.
    const added = async (some: readonly Article[]) => {
      const answers = await Promise.all(
        some.map((article) => index!.addCustomRecord(toSearchRecord(article))),
      );
      for (const { errors } of answers) refuse(errors);
    };
    let before = Promise.resolve();
    for (const some of inBatches(articles, ahead)) {
      const now = added(some);
      await before;
      before = now;
    }
    await before;
    // Given to us, the files of a large library would take gigabytes.
    refuse((await index!.writeFiles({ outputPath: folder })).errors);
    await written(folder);
  } finally {
    // Else its process would stay, and the build with it.
    await close();
  }
  for (const name of readdirSync(folder))
    if (!needed.test(name)) rmSync(join(folder, name), { recursive: true });
  const indexed = pageCount(folder);
  if (indexed !== articles.length)
    throw new Error(`The search index holds ${indexed} of ${articles.length} articles.`);
  putInOrder(folder);
}

/** Twice as many records are on their way to Pagefind at once. */
const ahead = 100;

/** Writes the words of these articles, that a misspelt one may have meant, into a folder. */
export function writeWords(folder: string, articles: readonly Article[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of vocabularyFiles(articles)) writeFileSync(join(folder, name), text);
}

/**
 * Waits until no file is empty and none grows. Pagefind answers while its last writes are still under way; to end its
 * process then would leave a part of the index blank.
 */
async function written(folder: string): Promise<void> {
  let before = '';
  for (let tries = 0; tries < 600; tries += 1) {
    const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    const now = sizes.join();
    if (now === before && !sizes.includes(0)) return;
    before = now;
    await setTimeout(100);
  }
  throw new Error('The search index could not be built: Pagefind has not written all of its files.');
}

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}

function pageCount(folder: string): number {
  const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
}
