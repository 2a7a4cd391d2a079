import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Article } from '../../record/article.ts';
import { toSearchRecord, vocabularyOf } from './custom-record.ts';
import { allParts, partOf, secondPartOf } from '../client/spelling.ts';

/**
 * The maximum number of fragment files; in a larger library each has several articles. With one for each of 10,000 articles
 * the index's metadata is 18 KB smaller, and so is each result.
 */
const maxFragments = 10_000;

/**
 * The size of an index file in word positions. Pagefind's default of 20,000 makes a search download much that it does not
 * need. The variable is undocumented; if Pagefind drops it, files are larger again.
 */
const chunkSize = { name: 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', value: '6000' };

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
  process.env[chunkSize.name] ??= chunkSize.value;
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

// What a search loads: it runs in a worker of its own, and Pagefind's and the ready-made interfaces are not published.
const needed = /(?:^|\/)(?:pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/** What Pagefind says of its index before all else. */
interface EntryFile {
  readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
}

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}

/** The words that a misspelt one may have meant, in files by their first and by their second letters. */
function* vocabularyFiles(articles: readonly Article[]): Generator<[path: string, content: string]> {
  const vocabulary = [...vocabularyOf(articles)].sort();
  const parts = new Map([
    ...Map.groupBy(vocabulary, ([word]) => partOf(word)),
    ...Map.groupBy(vocabulary, ([word]) => secondPartOf(word)),
  ]);
  // Also those that hold nothing, so that no browser asks in vain.
  for (const part of allParts)
    yield [`words/${part}.json`, JSON.stringify(Object.fromEntries(parts.get(part) ?? []))];
}
