import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../record/article.ts';

/** The PDF beside a record's file, if there is one. */
export function findPdf(root: string, recordPath: string): Pick<Article, 'pdf'> {
  const path = recordPath.replace(/\.mdx$/, '.pdf');
  return existsSync(join(root, path)) ? { pdf: { path, size: statSync(join(root, path)).size } } : {};
}

/** Its bytes. */
export const readPdf = (root: string, pdf: NonNullable<Article['pdf']>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(root, pdf.path)));
