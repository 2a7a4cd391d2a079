import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bulkFormats } from '../exports/index.ts';
import { recordIn, type BulkFormat } from '../exports/format.ts';
import { makingFolders } from '../sources/files/folders.ts';
import type { JournalIssue, Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { isFirst, share } from '../library/shard.ts';
import * as urls from '../urls.ts';
import { collectionsOf, type Collection } from './collections.ts';
import { feedFiles, filesOf, handedInFiles, issuePdfsOf, type Download } from './downloads.ts';

/**
 * Writes the files beside all pages of this part of a site; existing ones are kept.
 * @param root the project root
 * @param out the folder of the site
 * @returns their number
 */
export function writeDownloads(library: Library, root: string, out: string): number {
  let count = 0;
  for (const article of share(library.articles))
    count += writeArticleFiles(article, library.issueOf(article), root, out);
  if (!isFirst) return count;
  const collections = [...collectionsOf(library)];
  for (const format of bulkFormats) {
    const recordOf = recordsIn(format, out);
    for (const collection of collections) writeCollection(out, format, collection, recordOf);
    count += collections.length;
  }
  for (const collection of collections) count += writeFiles(out, feedFiles(collection));
  count += writeFiles(out, issuePdfsOf(library, root));
  for (const file of handedInFiles(library)) count += writeFiles(out, [file]);
  return count;
}

/** Writes the files beside an article's page, unless they are there. @returns their number */
export function writeArticleFiles(
  article: Article,
  issue: JournalIssue | undefined,
  root: string,
  out: string,
): number {
  const files = filesOf(article, issue, root);
  // They are written in order, so if the last one exists, all do.
  const last = files.at(-1);
  return last && existsSync(fileAt(out, last.path)) ? files.length : writeFiles(out, files);
}

const makeFolder = makingFolders();

/** Synchronously: awaiting each of many small files takes several times as long. */
function writeFiles(out: string, files: readonly Download[]): number {
  for (const { path, content } of files) {
    const file = fileAt(out, path);
    makeFolder(dirname(file));
    writeFileSync(file, content());
  }
  return files.length;
}

/** An article is in about eight collections: its issue, volume, journal, year and keywords. */
const maxCachedRecords = 20_000;

/** Reads records from the articles' own files. Articles of another part of the site have none and are formatted again. */
function recordsIn(format: BulkFormat, out: string): (article: Article) => string {
  const cache = new Map<Article, string>();
  return (article) => {
    let record = cache.get(article);
    if (record === undefined) {
      const own = fileAt(out, urls.articleExport(article, format));
      const text = existsSync(own) ? readFileSync(own, 'utf8') : format.write([article]);
      if (cache.size === maxCachedRecords) cache.clear();
      cache.set(article, (record = recordIn(text, format.frame)));
    }
    return record;
  };
}

/** Records of a collection per write: a large library would exceed the maximum string length. */
const batchSize = 500;

function writeCollection(
  out: string,
  format: BulkFormat,
  { stem, articles }: Collection,
  recordOf: (article: Article) => string,
): void {
  const { open, between, close } = format.frame;
  const path = fileAt(out, `${stem}.${format.extension}`);
  makeFolder(dirname(path));
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, open);
    for (let start = 0; start < articles.length; start += batchSize) {
      const records = articles.slice(start, start + batchSize).map(recordOf);
      writeFileSync(file, (start > 0 ? between : '') + records.join(between));
    }
    writeFileSync(file, close);
  } finally {
    closeSync(file);
  }
}

const fileAt = (out: string, path: string) => join(out, path.slice(urls.base.length));
