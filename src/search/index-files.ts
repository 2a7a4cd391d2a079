import { close, createIndex, type IndexFile } from 'pagefind';
import type { Article } from '../record/article.ts';
import { ordered } from './ordered.ts';
import { toSearchRecord, vocabularyFiles } from './record.ts';

// Of what Pagefind writes, a search loads only these; its ready-made interfaces are not published.
const needed =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.|.*\.pf_|index\/|fragment\/|filter\/)/;

/**
 * The search index of these articles: its files, by their paths inside the folder of the index.
 * @param words the articles whose words a misspelt one may have meant, where they are others
 * @throws at any error of Pagefind's, and if it has left a record out.
 */
export async function indexFiles(
  articles: readonly Article[],
  words = articles,
): Promise<readonly IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ writePlayground: false });
    refuse(errors);
    for (const article of articles) refuse((await index!.addCustomRecord(toSearchRecord(article))).errors);
    const { files, errors: writing } = await index!.getFiles();
    refuse(writing);
    const indexed = pageCount(files);
    if (indexed !== articles.length)
      throw new Error(`The search index holds ${indexed} of ${articles.length} articles.`);
    const vocabulary = [...vocabularyFiles(words)].map(([path, text]) => ({
      path,
      content: new TextEncoder().encode(text),
    }));
    return [...ordered(files.filter(({ path }) => needed.test(path))), ...vocabulary];
  } finally {
    // Else its process would stay, and the build with it.
    await close();
  }
}

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}

function pageCount(files: readonly IndexFile[]): number {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const { languages } = JSON.parse(Buffer.from(entry!.content).toString()) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
}
