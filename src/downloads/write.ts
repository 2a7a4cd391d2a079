import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bulkFormats } from '../exports/index.ts';
import { recordIn, type BulkFormat } from '../exports/format.ts';
import { makingFolders } from '../sources/folders.ts';
import type { JournalIssue, Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { isFirst, share } from '../library/shard.ts';
import * as urls from '../urls.ts';
import { collectionsOf, type Collection } from './collections.ts';
import { feedFiles, filesOf, type Download } from './downloads.ts';

/**
 * Writes the files beside all pages of this part of a site; those that are there already stay.
 * @param root the project's
 * @param out the folder of the site
 * @returns how many there are
 */
export function writeDownloads(library: Library, root: string, out: string): number {
  let count = 0;
  for (const article of share(library.articles))
    count += writeArticleFiles(article, library.issueOf(article), root, out);
  if (isFirst)
    for (const collection of collectionsOf(library)) {
      for (const format of bulkFormats) writeCollection(out, format, collection);
      count += bulkFormats.length + writeFiles(out, feedFiles(collection));
    }
  return count;
}

/** Writes the files beside an article's page. @returns how many there are */
export const writeArticleFiles = (
  article: Article,
  issue: JournalIssue | undefined,
  root: string,
  out: string,
): number => writeFiles(out, filesOf(article, issue, root));

const makeFolder = makingFolders();

/** At once: of many small files, waiting for each takes several times as long. */
function writeFiles(out: string, files: readonly Download[]): number {
  for (const { path, content } of files) {
    const file = fileAt(out, path);
    if (existsSync(file)) continue;
    makeFolder(dirname(file));
    writeFileSync(file, content());
  }
  return files.length;
}

/** How many records of a collection are written at once: all those of a large library would not fit into a string. */
const batchSize = 500;

/** Joins the articles' own files into one. Of articles of another part of the site there is none: they are written again. */
function writeCollection(out: string, format: BulkFormat, { stem, articles }: Collection): void {
  const { open, between, close } = format.frame;
  const file = fileAt(out, `${stem}.${format.extension}`);
  makeFolder(dirname(file));
  writeFileSync(file, open);
  for (let start = 0; start < articles.length; start += batchSize) {
    const records = articles.slice(start, start + batchSize).map((article) => {
      const own = fileAt(out, urls.articleExport(article, format));
      const text = existsSync(own) ? readFileSync(own, 'utf8') : format.write([article]);
      return recordIn(text, format.frame);
    });
    appendFileSync(file, (start > 0 ? between : '') + records.join(between));
  }
  appendFileSync(file, close);
}

const fileAt = (out: string, path: string) => join(out, path.slice(urls.base.length));
