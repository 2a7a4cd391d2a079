import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Article } from '../../record/article.ts';
import { toSearchRecord, vocabularyOf } from './custom-record.ts';
import { allParts, partOf } from '../client/spelling.ts';

/** How many files hold what a search shows of single articles; of a larger library each holds several. */
const maxFragments = 2000;

/**
 * Writes a search index, for Pagefind's own module to search, and the vocabulary for words that are spelt wrong.
 * @param folder which nobody else writes to
 * @throws at any error of Pagefind's, and if it has left an article out
 */
export async function writeIndex(folder: string, articles: readonly Article[]): Promise<void> {
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  try {
    const { index, errors } = await createIndex({ writePlayground: false, maxFragments });
    refuse(errors);
    // One by one it would wait for each; it takes them in their order.
    const added = await Promise.all(
      articles.map((article) => index!.addCustomRecord(toSearchRecord(article))),
    );
    refuse(added.flatMap((one) => one.errors));
    // It answers before files that it writes by itself are whole.
    const { files, errors: failed } = await index!.getFiles();
    refuse(failed);
    for (const { path, content } of files) if (needed.test(path)) write(path, content);
    const entry = files.find(({ path }) => path === 'pagefind-entry.json')!;
    const { languages } = JSON.parse(Buffer.from(entry.content).toString()) as EntryFile;
    const indexed = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
    if (indexed !== articles.length)
      throw new Error(`The search index holds ${indexed} of ${articles.length} articles.`);
    for (const [path, content] of vocabularyFiles(articles)) write(path, content);
  } finally {
    // Else its process would stay, and the build with it.
    await close();
  }
}

// What a search loads: the ready-made interfaces that Pagefind writes beside it are not published.
const needed = /(?:^|\/)(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/** What Pagefind says of its index before all else. */
interface EntryFile {
  readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
}

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}

/** The words that a misspelt one may have meant, in files by their beginnings. */
function* vocabularyFiles(articles: readonly Article[]): Generator<[path: string, content: string]> {
  const parts = Map.groupBy([...vocabularyOf(articles)].sort(), ([word]) => partOf(word));
  // Also those that hold nothing, so that no browser asks in vain.
  for (const part of allParts)
    yield [`words/${part}.json`, JSON.stringify(Object.fromEntries(parts.get(part) ?? []))];
}
