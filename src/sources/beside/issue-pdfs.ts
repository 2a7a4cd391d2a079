import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFile } from '../../record/article.ts';

/** The PDFs of whole issues in the folder named like a journal's file: `content/journals/international-relations/25-3.pdf` */
export function findIssuePdfs(
  root: string,
  files: readonly string[],
  recordPath: string,
): { readonly issuePdfs?: readonly SiteFile[] } {
  const folder = recordPath.replace(/\.yaml$/, '/');
  const found = files.filter(
    (path) => path.startsWith(folder) && /^[^/]+\.pdf$/i.test(path.slice(folder.length)),
  );
  return found.length > 0
    ? { issuePdfs: found.map((path) => ({ path, size: statSync(join(root, path)).size })) }
    : {};
}
