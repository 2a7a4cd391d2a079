import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Article } from '../../record/article.ts';
import { toSearchRecord, vocabularyOf } from './custom-record.ts';
import { allParts, partOf, secondPartOf } from '../words/spelling.ts';

/**
 * The maximum number of fragment files; in a larger library each has several articles. Compared to one file for each of 10,000 articles,
 * the index's metadata is 18 KB smaller, and so is each result.
 */
const maxFragments = 10_000;

/**
 * The size of an index file in word positions. Pagefind's default of 20,000 makes a search download much that it does not
 * need. The variable is undocumented; if Pagefind drops it, files are larger again.
 */
const chunkSize = { name: 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', value: '6000' };

/**
 * Writes a search index for Pagefind's own module, and the vocabulary for corrections.
 * @param folder not used by anything else
 * @throws on any error of Pagefind, and if it has dropped an article
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
    // Sent without awaiting each; Pagefind processes them in order.
    const added = await Promise.all(
      articles.map((article) => index!.addCustomRecord(toSearchRecord(article))),
    );
    refuse(added.flatMap((one) => one.errors));
    // Pagefind's own writing returns before the files are complete.
    const { files, errors: failed } = await index!.getFiles();
    refuse(failed);
    for (const { path, content } of files) if (needed.test(path)) write(path, content);
    const entry = files.find(({ path }) => path === 'pagefind-entry.json')!;
    const { languages } = JSON.parse(Buffer.from(entry.content).toString()) as EntryFile;
    const indexed = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
    if (indexed !== articles.length)
      throw new Error(`The search index has ${indexed} of ${articles.length} articles.`);
    for (const [path, content] of vocabularyFiles(articles)) write(path, content);
  } finally {
    // Otherwise its process would keep the build running.
    await close();
  }
}

// Only what our search loads: Pagefind's worker and its user interfaces are not published.
const needed = /(?:^|\/)(?:pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/** Pagefind's entry file. */
interface EntryFile {
  readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
}

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}

/** The vocabulary in files by first and by second letter. */
function* vocabularyFiles(articles: readonly Article[]): Generator<[path: string, content: string]> {
  const vocabulary = [...vocabularyOf(articles)].sort();
  const parts = new Map([
    ...Map.groupBy(vocabulary, ([word]) => partOf(word)),
    ...Map.groupBy(vocabulary, ([word]) => secondPartOf(word)),
  ]);
  // Including empty ones, to avoid requests that fail.
  for (const part of allParts)
    yield [`words/${part}.json`, JSON.stringify(Object.fromEntries(parts.get(part) ?? []))];
}
